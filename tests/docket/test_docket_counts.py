"""How a date came out: extensions, limits, year-end rules, the account of days, and the other readings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from casemgr.casefile.headpath import HeadChange, identity_after
from casemgr.casefile.student import Student
from casemgr.days.schoolyear import Closure
from casemgr.docket.account import account
from casemgr.docket.context import Context
from casemgr.docket.deadline import Deadline
from casemgr.docket.derive import accounted
from casemgr.docket.due import reckon
from casemgr.docket.facts import Facts
from casemgr.docket.other_readings import other_readings
from support import calendar, context_with, deadlines_of, fact, student_of, the_deadline, with_rule

BOTH = ("redwood-city-2025-26", "redwood-city-2026-27")
T = ("sample-2025-26", "sample-2026-27", "sample-2027-28")
LATER = date(2027, 9, 1)

Given = list[dict[str, Any]]


def clock(rule: str, *facts: dict[str, Any], context: Context | None = None, **student: Any) -> Deadline:
    """The last clock of a rule."""
    return deadlines_of(rule, student_of(*facts, **student), context or context_with(*BOTH), LATER)[-1]


def due(rule: str, *facts: dict[str, Any], context: Context | None = None, **student: Any) -> str:
    return str(clock(rule, *facts, context=context, **student).due)


def with_progress(student: Student, **schedule: Any) -> Student:
    """The student with an IEP that says when progress is reported."""
    dates = schedule.pop("dates", [])
    changes = [HeadChange(("progress", "dates", n), None, day) for n, day in enumerate(dates)]
    changes += [HeadChange(("progress", key), None, str(value)) for key, value in schedule.items()]
    return Student(identity_after(student.identity, changes), student.events)


def extension(signed: str, until: str, rule: str = "assessment-plan", **more: str) -> dict[str, Any]:
    return fact("extension_agreed", signed, rule=rule, until=until, signed=signed, **more)


# --- extensions -----------------------------------------------------------------------------------

REFERRAL = fact("referral_received", "2026-09-14")  # the plan is due on 29 September


def test_an_extension_says_what_it_moved() -> None:
    result = clock("assessment-plan", REFERRAL, extension("2026-09-20", "2026-10-20")).reckoning
    assert (str(result.due), str(result.extended_until)) == ("2026-10-20", "2026-10-20")
    assert (str(result.before_extension), result.missed_before_extension) == ("2026-09-29", None)


EXTENDED = [
    # extensions, and when the plan is due
    ([extension("2026-09-20", "2026-10-20", "initial-iep")], "2026-09-29"),  # of another duty
    ([extension("2026-09-13", "2026-10-20")], "2026-09-29"),  # of before the referral
    ([extension("2026-09-14", "2026-10-20")], "2026-10-20"),
    ([extension("2026-09-20", "2026-10-20", clock="e0")], "2026-10-20"),
    ([extension("2026-09-20", "2026-10-20", clock="e9")], "2026-09-29"),  # of another clock
]


@pytest.mark.parametrize(
    ("signed", "clock_named", "expected"),
    [
        ("2026-09-14", "e1", "2026-10-20"),
        ("2026-09-14", None, "2026-09-29"),
        ("2026-09-13", "e1", "2026-09-29"),
    ],
)
def test_an_extension_entered_before_its_start_is_for_the_clock_that_it_names(
    signed: str, clock_named: str | None, expected: str
) -> None:
    """Of one day the order of the file says nothing where the event is named."""
    named = {"clock": clock_named} if clock_named else {}
    assert due("assessment-plan", extension(signed, "2026-10-20", **named), REFERRAL) == expected


@pytest.mark.parametrize(("agreed", "expected"), EXTENDED)
def test_an_extension_is_for_its_duty_its_clock_and_the_time_after_the_start(
    agreed: Given, expected: str
) -> None:
    assert due("assessment-plan", REFERRAL, *agreed) == expected


def test_a_duty_that_cannot_be_extended_is_not() -> None:
    asked = fact("parent_request_received", "2026-09-14", what="an aide")
    assert (
        due("written-notice", asked, extension("2026-09-20", "2026-10-20", "written-notice")) == "2026-09-29"
    )


def test_the_agreement_that_starts_a_clock_does_not_extend_it() -> None:
    context = with_rule(
        context_with(*BOTH),
        starts=({"event": "extension_agreed"},),
        within={"count": 10, "of": "calendar_days"},
        extendable=True,
    )
    agreed = extension("2026-09-10", "2026-10-20", "own")
    assert due("own", agreed, context=context) == "2026-09-20"
    assert due("own", agreed, extension("2026-09-11", "2026-10-21", "own", clock="e0"), context=context) == (
        "2026-10-21"
    )


def test_a_birthday_s_clock_is_extended_by_its_own_name() -> None:
    context = with_rule(
        context_with(*BOTH), starts=({"birthday": 11},), within={"same_day": "true"}, extendable=True
    )
    added = fact("student_added", "2026-08-20")
    assert (
        due("own", added, extension("2026-09-20", "2027-06-01", "own", clock="birthday"), context=context)
        == "2027-06-01"
    )
    assert (
        due("own", added, extension("2026-09-20", "2027-06-01", "own", clock="e0"), context=context)
        == "2027-04-12"
    )


def test_an_unknown_date_that_was_extended_has_missed_nothing() -> None:
    student = student_of(REFERRAL, extension("2026-11-20", "2026-12-10"))
    found = the_deadline("assessment-plan", student, context_with(), date(2026, 12, 1))
    assert (str(found.due), found.status, found.missed_on) == ("2026-12-10", "running", None)


# --- the IEP's and the district's own numbers -----------------------------------------------------


def test_a_district_may_set_the_weeks_of_one_level_and_leave_the_other() -> None:
    context = context_with(*BOTH, progress_weeks={"secondary": 4})
    sent = fact("progress_report_sent", "2026-09-01")
    assert due("progress-report", sent, context=context) == "2026-11-24"  # twelve weeks
    assert due("progress-report", sent, context=context, school="Fernbrook High") == "2026-09-29"


def test_the_weeks_of_the_iep_are_for_progress_reports_alone() -> None:
    student = with_progress(student_of(REFERRAL, fact("progress_report_sent", "2026-09-14")), weeks=2)
    context = context_with(*BOTH)
    assert str(the_deadline("assessment-plan", student, context, LATER).due) == "2026-09-29"
    assert str(the_deadline("progress-report", student, context, LATER).due) == "2026-09-28"


@pytest.mark.parametrize(
    ("within", "expected"),
    [
        # From 10 December: school days leave out the break without being told to; calendar days pause in it.
        ({"count": 10, "of": "school_days"}, "2027-01-07"),
        ({"count": 15, "of": "calendar_days"}, "2027-01-10"),
        # Where no calendar covers the days before, there is no date, and so none that comes before the start.
        ({"count": 300, "of": "school_days", "backward": True, "not_before_start": True}, "None"),
        ({"count": 5, "of": "school_days", "backward": True, "not_before_start": True}, "2026-12-10"),
    ],
)
def test_a_count_in_the_days_of_its_kind(within: dict[str, Any], expected: str) -> None:
    context = with_rule(
        context_with("sample-2026-27"), starts=({"event": "note_made"},), within=within, pauses="breaks"
    )
    assert due("own", fact("note_made", "2026-12-10", text="x"), context=context) == expected


# --- records that a count waits for ---------------------------------------------------------------


def moved_in(day: str) -> dict[str, Any]:
    return fact("transferred_in", day, from_district="Reno", kind="out-of-state")


LEFT = fact("exited", "2026-03-10", reason="moved-in-state")
WAITING = [
    # facts, and when each of the placements is due (None: still waiting)
    ([moved_in("2026-01-12"), fact("records_received", "2026-01-20"), LEFT], ["2026-02-19"]),
    (
        [moved_in("2026-01-12"), fact("records_received", "2026-01-20"), LEFT, moved_in("2026-11-02")],
        ["2026-02-19", "None"],
    ),
    (
        [
            moved_in("2026-01-12"),
            LEFT,
            moved_in("2026-09-01"),
            fact("records_received", "2026-09-05"),
            fact("exited", "2026-09-20", reason="moved-in-state"),
            moved_in("2026-11-02"),
        ],
        # The records of September came while the first stay's count still waited; it had ended by then.
        ["2026-10-05", "2026-10-05", "None"],
    ),
    # All on one day: left, came back, and the records were there.
    (
        [moved_in("2026-01-12"), LEFT, moved_in("2026-03-10"), fact("records_received", "2026-03-10")],
        ["2026-04-09", "2026-04-09"],
    ),
    ([moved_in("2026-01-12"), fact("records_received", "2026-01-20"), LEFT, moved_in("2026-03-10")], ["2026-02-19", "None"]),
]  # fmt: skip


DEVICE = fact("device_left_with_student", "2026-09-12", device="speech tablet")
GONE = fact("exited", "2026-09-10", reason="moved-in-state")
BEFORE = [moved_in("2026-01-12"), LEFT, moved_in("2026-09-01")]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        # Two months from the day of leaving, also where the device is recorded after it.
        ([moved_in("2026-09-01"), GONE, DEVICE], "2026-11-10"),
        # The leaving of an earlier stay is not meant; a later stay changes nothing.
        ([*BEFORE, DEVICE], "None"),
        ([*BEFORE, GONE, DEVICE], "2026-11-10"),
        ([*BEFORE, GONE, DEVICE, moved_in("2026-11-02")], "2026-11-10"),
    ],
)
def test_the_leaving_that_counts_is_the_one_since_the_student_joined(facts: Given, expected: str) -> None:
    assert due("device-after-move", *facts) == expected


def test_a_clock_that_joining_starts_waits_for_what_comes_after_it() -> None:
    context = with_rule(
        context_with(*BOTH),
        starts=({"event": "transferred_in"},),
        within={"months": 2},
        counts_from={"event": "exited", "even_before": True},
        survives_exit=True,
        every_start=True,
    )
    assert due("own", *BEFORE, context=context) == "None"
    assert due("own", *BEFORE, GONE, context=context) == "2026-11-10"


@pytest.mark.parametrize(("facts", "expected"), WAITING)
def test_the_records_that_count_are_those_since_the_last_exit(facts: Given, expected: list[str]) -> None:
    clocks = deadlines_of("interim-placement-out-of-state", student_of(*facts), context_with(*BOTH), LATER)
    assert [str(found.due) for found in clocks] == expected


# --- near the end of the year ---------------------------------------------------------------------


def consent(day: str, purpose: str = "initial") -> dict[str, Any]:
    return fact("consent_received", day, purpose=purpose)


YEAR_END = [
    # facts, reading, due: the last day of school is 3 June, the first 10 August
    ([consent("2026-05-10")], "referral", "2026-09-09"),  # no referral on file: the consent's own day
    ([consent("2026-05-10")], "earliest", "2026-09-09"),
    # Of two referrals the last one before the consent counts.
    (
        [
            fact("referral_received", "2026-05-25"),
            fact("referral_received", "2026-08-20"),
            consent("2026-08-25"),
        ],
        "earliest",
        "2026-10-24",
    ),
    (
        [
            fact("referral_received", "2026-04-01"),
            fact("referral_received", "2026-05-25"),
            consent("2026-08-25"),
        ],
        "earliest",
        "2026-09-09",
    ),
    # A referral after the consent is none of this clock's.
    ([consent("2026-08-25"), fact("referral_received", "2026-08-26")], "referral", "2026-10-24"),
]


@pytest.mark.parametrize(("facts", "reading", "expected"), YEAR_END)
def test_the_trigger_of_the_year_end_rule(facts: Given, reading: str, expected: str) -> None:
    assert due("initial-iep", *facts, context=context_with(*T, year_end_iep=reading)) == expected


def test_a_year_end_date_says_its_trigger_and_the_ordinary_count() -> None:
    facts = [fact("referral_received", "2026-05-25"), consent("2026-06-01")]
    result = clock("initial-iep", *facts, context=context_with(*T)).reckoning
    assert result.year_end
    # Both triggers fall late in the year and give one date: the consent's is named.
    assert (str(result.year_end.trigger), result.year_end.year.school_year) == ("2026-06-01", "2025-26")
    assert (str(result.year_end.next_first_day), str(result.due)) == ("2026-08-10", "2026-09-09")
    assert str(result.ordinary) == "2026-10-06"  # two days by 3 June, and 58 from 10 August


def test_where_one_trigger_is_unknown_the_date_is() -> None:
    """A referral at the end of the last known year, and a consent that has its count in the year after the hole."""
    context = context_with("sample-2025-26", "sample-2027-28")
    found = clock(
        "initial-iep", fact("referral_received", "2026-05-25"), consent("2027-08-20"), context=context
    )
    assert (found.due, found.status, found.reckoning.base) == (None, "unknown", date(2027, 8, 20))


# --- limits ---------------------------------------------------------------------------------------


def reported_by(start: dict[str, Any], *days: str, context: Context | None = None) -> Deadline:
    student = with_progress(student_of(start), dates=days)
    return the_deadline("progress-report", student, context or context_with(*BOTH), LATER)


def test_only_a_report_sent_early_is_the_one_of_the_day_set() -> None:
    """The parent's answer is no report: every later day set counts for it."""
    answered = fact("iep_answered", "2026-11-19", answer="agreed")
    assert str(reported_by(answered, "2026-11-20", "2026-12-15").due) == "2026-11-20"
    assert str(reported_by(answered, "2026-11-19", "2026-12-15").due) == "2026-12-15"
    sent = fact("progress_report_sent", "2026-11-19")
    assert str(reported_by(sent, "2026-11-20", "2026-12-15").due) == "2026-12-15"


def test_a_limit_is_named_where_it_pulls_the_date_forward() -> None:
    answered = fact("iep_answered", "2026-11-02", answer="agreed")
    found = reported_by(answered, "2026-11-20", "2026-12-15")
    assert (str(found.due), str(found.reckoning.limited_by)) == ("2026-11-20", "2026-11-20")
    without = reported_by(answered, "2027-05-20")
    assert (str(without.due), without.reckoning.limited_by) == ("2027-01-25", None)


LIMITED = [
    # the meeting's day, the request's due date and the meeting that limits it: five business days end on 15 October
    ("2026-10-15", "2026-10-14", "2026-10-15"),
    ("2026-10-16", "2026-10-15", None),
    ("2026-10-07", "2026-10-07", "2026-10-07"),  # the day of the request itself
    ("2026-10-06", "2026-10-15", None),
]


@pytest.mark.parametrize(("meeting", "expected", "limit"), LIMITED)
def test_a_meeting_limits_a_count_that_goes_past_it(meeting: str, expected: str, limit: str | None) -> None:
    booked = fact("meeting_scheduled", "2026-10-01", meeting_date=meeting, purposes=["annual"])
    result = clock("records-copies", booked, fact("records_requested", "2026-10-07")).reckoning
    assert (str(result.due), str(result.limited_by) if result.limited_by else None) == (expected, limit)


def test_a_limit_makes_no_known_date_of_an_unknown_one() -> None:
    sent = fact("progress_report_sent", "2026-09-01")
    found = reported_by(sent, "2026-10-30", context=context_with())
    assert (found.due, found.status) == (None, "unknown")


def meeting_booked(day: str, meeting: str, *purposes: str) -> dict[str, Any]:
    return fact("meeting_scheduled", day, meeting_date=meeting, purposes=list(purposes))


OF_MEETINGS = [
    # rule, facts, due: the meeting that is meant
    (
        "assessor-reports",
        [consent("2026-09-14"), meeting_booked("2026-09-15", "2026-10-06", "annual")],
        "2026-11-08",  # five days before the last day for the initial meeting
    ),
    (
        "assessor-reports",
        [consent("2026-09-14"), meeting_booked("2026-09-15", "2026-10-06", "initial")],
        "2026-10-01",
    ),
    (
        "draft-iep",
        [
            meeting_booked("2026-09-01", "2026-10-06", "annual"),
            meeting_booked("2026-09-02", "2026-11-09", "supplemental"),
        ],
        "2026-10-30",
    ),
    (
        "parent-reply",
        [
            meeting_booked("2026-09-01", "2026-10-06", "annual"),
            meeting_booked("2026-09-01", "2026-11-09", "supplemental"),
            fact("document_sent", "2026-09-02", document="meeting-notice", meeting="2026-11-09"),
        ],
        "2026-11-04",
    ),
    # Booked too late for the five days: the day itself.
    (
        "assessor-reports",
        [consent("2026-10-02"), meeting_booked("2026-10-02", "2026-10-06", "initial")],
        "2026-10-02",
    ),
]


@pytest.mark.parametrize(("rule", "facts", "expected"), OF_MEETINGS)
def test_the_meeting_that_limits_is_the_one_of_the_purpose_or_the_day(
    rule: str, facts: Given, expected: str
) -> None:
    assert due(rule, *facts) == expected


# --- the account of days --------------------------------------------------------------------------


def accounts(rule: str, *facts: dict[str, Any], context: Context | None = None) -> tuple[Any, ...]:
    """Counted and raw days, and each pause as `first last why`."""
    context = context or context_with(*BOTH)
    student = student_of(*facts)
    found = deadlines_of(rule, student, context, LATER)[-1]
    told = accounted(found, Facts.of(student, context, LATER), context)
    return (told.counted, told.raw, [f"{s.first} {s.last} {s.why}" for s in told.pauses])


def asked(day: str) -> dict[str, Any]:
    return fact("parent_request_received", day, what="an aide", meeting="true")


def has_iep(**fields: str) -> dict[str, Any]:
    return fact("student_added", "2025-08-20", **fields)


def test_business_days_name_the_weekend_and_the_holiday() -> None:
    assert accounts("records-copies", fact("records_requested", "2026-12-18")) == (
        5,
        10,
        ["2026-12-19 2026-12-20 weekend", "2026-12-25 2026-12-27 Christmas Day"],
    )
    assert accounts("records-copies", fact("records_requested", "2026-11-09")) == (
        5,
        8,
        ["2026-11-11 2026-11-11 Veterans Day", "2026-11-14 2026-11-15 weekend"],
    )


def test_school_days_name_the_break_the_holiday_and_the_weekend() -> None:
    """Ten school days after 8 December: 9 to 11, 14 to 17 December, and 5, 6 and 7 January."""
    assert accounts("written-notice", asked("2026-12-08")) == (
        10,
        30,
        ["2026-12-12 2026-12-13 weekend", "2026-12-18 2027-01-04 Winter Break"],
    )
    assert accounts("written-notice", asked("2026-11-06")) == (
        10,
        17,
        [
            "2026-11-07 2026-11-08 weekend",
            "2026-11-11 2026-11-11 Veterans Day",
            "2026-11-14 2026-11-15 weekend",
            "2026-11-21 2026-11-22 weekend",
        ],
    )
    assert accounts("written-notice", asked("2026-09-24"))[2][0] == (
        "2026-09-26 2026-09-28 Planning/Development Day"
    )


def test_between_two_school_years_the_reason_is_that() -> None:
    """Ten school days after 2 June: 3 to 5 June, and seven from 12 to 20 August."""
    assert accounts("written-notice", asked("2026-06-02")) == (
        10,
        79,
        ["2026-06-06 2026-08-11 between school years", "2026-08-15 2026-08-16 weekend"],
    )


def test_a_closure_beside_a_break_is_named_with_it() -> None:
    storm = Closure(date=date(2026, 12, 17), reason="storm")
    year = calendar("redwood-city-2026-27").model_copy(update={"closures": (storm,)})
    found = accounts("written-notice", asked("2026-12-08"), context=context_with(year))
    assert found[2][-1] == "2026-12-17 2027-01-04 storm, Winter Break, Planning/Development Day"
    alone = Closure(date=date(2026, 12, 9), reason="storm")
    year = calendar("redwood-city-2026-27").model_copy(update={"closures": (alone,)})
    assert (
        accounts("written-notice", asked("2026-12-08"), context=context_with(year))[2][0]
        == "2026-12-09 2026-12-09 storm"
    )


PARTS = [
    # reading, the part of the winter break (18 December to 4 January) that thirty days from 8 December skip
    ("whole_gap", "2026-12-18 2027-01-04 Winter Break"),
    ("published_break", "2026-12-18 2027-01-01 Winter Break"),
    ("excess_only", "2026-12-25 2027-01-04 Winter Break"),
]


@pytest.mark.parametrize(("reading", "pause"), PARTS)
def test_the_part_of_a_break_that_is_skipped_bears_its_name(reading: str, pause: str) -> None:
    """Five weekdays of the break are 18 and 21 to 24 December."""
    counted, _, pauses = accounts(
        "parent-requested-iep", asked("2026-12-08"), context=context_with(*BOTH, break_pause=reading)
    )
    assert (counted, pauses) == (30, [pause])


BACKWARD = [
    # the last evaluation, three years before the triennial; raw days, pauses
    ("2023-12-25", 82, ["2026-12-18 2026-12-24 Winter Break"]),  # counted from a day within the break
    ("2023-03-22", 75, []),  # back to 6 January, the first day after the break
    ("2023-10-09", 142, ["2026-06-06 2026-08-11 between school years"]),
]


@pytest.mark.parametrize(("last_evaluation", "raw", "pauses"), BACKWARD)
def test_days_counted_back_leave_out_the_day_counted_from(
    last_evaluation: str, raw: int, pauses: list[str]
) -> None:
    assert accounts("triennial-plan", has_iep(last_evaluation=last_evaluation)) == (75, raw, pauses)


@pytest.mark.parametrize(
    ("rule", "facts"),
    [
        ("annual-review", [has_iep(last_annual="2026-03-24")]),
        ("assessment-plan", [fact("referral_received", "2027-05-28")]),
        ("iep-copy", [fact("meeting_held", "2026-09-01", purposes=["annual"], outcome="completed")]),
    ],
)
def test_without_a_count_there_is_no_account(rule: str, facts: Given) -> None:
    assert accounts(rule, *facts) == (None, None, [])


def test_a_plain_count_skips_nothing() -> None:
    assert accounts("consent-follow-up", fact("assessment_plan_given", "2026-12-14", purpose="initial")) == (
        15,
        15,
        [],
    )


def test_the_account_of_other_readings_can_be_asked_for() -> None:
    context, student = context_with(*BOTH), student_of(asked("2026-12-08"))
    found, facts = (
        the_deadline("parent-requested-iep", student, context, LATER),
        Facts.of(student, context, LATER),
    )
    without = context.readings.model_copy(update={"break_pause": "none"})
    result = reckon(found.rule, found.start, facts, context, without)
    assert str(result.due) == "2027-01-07"
    assert account(found.rule, result, facts, context, without) == (30, 30, ())


# --- other readings -------------------------------------------------------------------------------


def others(rule: str, *facts: dict[str, Any], context: Context | None = None) -> list[tuple[str, str]]:
    context = context or context_with(*BOTH)
    student = student_of(*facts)
    found = deadlines_of(rule, student, context, LATER)[-1]
    return [
        (o.reading, str(o.due)) for o in other_readings(found, Facts.of(student, context, LATER), context)
    ]


def test_a_clock_counted_from_another_is_counted_again_with_it() -> None:
    """75 days back from 9 October over the summer; without a pause they end on 26 July; from the 8th, a day sooner."""
    assert others("triennial-plan", has_iep(last_evaluation="2023-10-09")) == [
        ("break_pause: none", "2026-07-26"),
        ("anniversary: day_before", "2026-05-19"),
    ]


def test_the_readings_that_move_nothing_are_not_named() -> None:
    assert others("annual-review", has_iep(last_annual="2026-03-24")) == [
        ("anniversary: day_before", "2027-03-23")
    ]
    assert others("consent-follow-up", fact("assessment_plan_given", "2026-12-14", purpose="initial")) == []
    assert others("iep-copy", fact("iep_amended", "2026-09-01", what="minutes")) == []
    assert others("records-copies", fact("records_requested", "2026-11-23")) == [
        ("business_holidays: federal_and_6700", "2026-12-01"),
        ("business_holidays: federal", "2026-12-01"),
    ]


def test_a_date_agreed_on_has_no_other_readings() -> None:
    plan = fact("referral_received", "2026-12-10")
    assert others("assessment-plan", plan)
    assert others("assessment-plan", plan, extension("2026-12-12", "2027-02-01")) == []


def test_a_date_agreed_on_holds_where_under_another_reading_the_count_would_still_wait() -> None:
    waits = {"event": "records_received", "reading": "interim_placement", "value": "records"}
    context = with_rule(
        context_with(*BOTH),
        starts=({"event": "transferred_in"},),
        within={"count": 30, "of": "calendar_days"},
        counts_from=waits,
        extendable=True,
    )
    assert others("own", moved_in("2026-09-01"), context=context) == [("interim_placement: records", "None")]
    agreed = extension("2026-09-10", "2026-10-20", "own")
    assert others("own", moved_in("2026-09-01"), agreed, context=context) == []


def test_a_clock_started_together_with_another_is_counted_from_its_start_under_every_reading() -> None:
    context = with_rule(
        context_with(*BOTH),
        starts=({"rule": "records-copies", "at": "start"},),
        within={"count": 5, "of": "business_days"},
    )
    asked_for = fact("records_requested", "2026-11-23")
    assert others("own", asked_for, context=context) == others("records-copies", asked_for) != []


def test_the_reading_in_use_is_not_among_the_others() -> None:
    context = context_with(*BOTH, anniversary="day_before")
    named = [(each.reading, getattr(each.readings, each.reading)) for each in context.other_readings]
    assert ("anniversary", "same_day") in named
    assert ("anniversary", "day_before") not in named
    assert [value for name, value in named if name == "year_end_iep"] == ["consent", "referral"]


def test_only_the_readings_that_can_move_a_rules_date_are_tried_and_they_are_looked_up_once() -> None:
    context = context_with(*BOTH)
    plain, annual = (context.law.rule(name) for name in ("consent-follow-up", "annual-review"))
    assert plain
    assert annual
    assert context.other_readings_of(plain) == ()
    assert [each.label for each in context.other_readings_of(annual)] == ["anniversary: day_before"]
    assert context.other_readings_of(annual) is context.other_readings_of(annual)


def test_under_other_settings_other_readings_are_tried() -> None:
    context = context_with(*BOTH)
    annual = context.law.rule("annual-review")
    assert annual
    assert context.other_readings_of(annual)
    changed = replace(context, readings=context.readings.model_copy(update={"anniversary": "day_before"}))
    assert [each.label for each in changed.other_readings_of(annual)] == ["anniversary: same_day"]


def test_a_reading_that_another_choice_made_unknown_is_named_so() -> None:
    found = others(
        "parent-requested-iep", asked("2027-05-20"), context=context_with(*BOTH, break_pause="none")
    )
    assert found == [
        ("break_pause: whole_gap", "None"),
        ("break_pause: published_break", "None"),
        ("break_pause: excess_only", "None"),
    ]
