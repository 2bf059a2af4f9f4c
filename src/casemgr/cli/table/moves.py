"""The commands of the panel “Moves”."""

from casemgr.cli.table.row import Entry, Records, Row, Slot

ROWS: dict[str, Row] = {
    "transfer-in": Entry("Record a student with an IEP, new to the district."),
    "move": Records(
        "Record a move to another school of the district; no clock stops.",
        "moved_within_district",
        'move ana-r "Alder Creek Elementary" --on 1/11',
        "The receiving case manager must hear of every running clock the same day.",
        (Slot("school", "argument", read="school"), Slot("from_school", "filled", read="own school")),
    ),
    "records-received": Records(
        "Record that the former district's records arrived.",
        "records_received",
        "records-received leo-t --on 12/7",
        "Where the interim placement is counted from the records, its days start here. A copy that the parent brings is "
        "enough: --unofficial.",
        (Slot("unofficial"),),
    ),
    "foster-transfer": Records(
        "Record the placing agency's request to transfer a student in foster care.",
        "foster_transfer_requested",
        "foster-transfer ana-r --to-school Lakeside --on 11/20",
        "From that day the transfer of the student and of the records is counted.",
        (Slot("to_school"),),
    ),
    "leave-device": Records(
        "Record an assistive device left with a student who moves to another district.",
        "device_left_with_student",
        'leave-device ana-r "speech tablet" --on 12/14',
        "How long the student may keep it is counted from the last day of enrollment.",
        (Slot("device", "argument"),),
    ),
    "next-district": Records(
        "Record the district that the student will move up to.",
        "next_district_named",
        'next-district ana-r "Bayview Union High" --on 10/5',
        "It is invited to the last review of the IEP.",
        (Slot("district", "argument"),),
    ),
    "plan-exit": Records(
        "Record an exit from special education that is planned.",
        "exit_planned",
        "plan-exit ana-r --reason graduated-diploma --expected 6/3 --on 5/4",
        "Prior written notice comes before it; and a reassessment, where eligibility is to end.",
        (Slot("reason", ask="Why?"), Slot("expected", metavar="DATE", read="planned")),
    ),
    "agree-completion": Records(
        "Record the date agreed on for an assessment that began in another district.",
        "completion_agreed",
        "agree-completion ana-r 12/4 --from-district Lakeside --on 10/5",
        "It takes the place of the date counted from the consent.",
        (Slot("until", "argument", metavar="DATE", read="planned"), Slot("from_district")),
    ),
    "early-start": Entry("Record a referral from Early Start."),
    "early-start-conference": Records(
        "Record the Early Start transition conference held.",
        "early_start_conference",
        'early-start-conference oli-b --present "Ruth Abara" --on 11/20',
        slots=(Slot("present"),),
    ),
    "first-enrolled": Records(
        "Record a first enrollment in a public school of the state, with another home language.",
        "first_enrolled",
        "first-enrolled ana-r --home-language Vietnamese --on 9/14",
        "From that day the time for the initial English test is counted.",
        (Slot("home_language"),),
    ),
    "english-tested": Records(
        "Record the result of the initial English test.",
        "english_tested",
        "english-tested ana-r english-learner --on 9/28",
        slots=(Slot("result", "argument", ask="What is the result?"),),
    ),
    "hand-off": Entry("Hand the case, with its open deadlines, to another case manager.", round=True),
    "exit": Records(
        "Record that the student leaves special education or the district.",
        "exited",
        "exit ana-r --on 2026-06-04 --reason moved-in-state",
        "Closes every open deadline except pending records requests. The beginning of a REASON is enough.",
        (Slot("reason"),),
    ),
}
