"""Every command: its panel and line in the help, and either its module or, where it only records one event, all there is.

`Entry` is a command with a module of its own in `commands/`. `Records` is one that `declared.py` makes of the event's
fields; a `Slot` says how a field is typed, where the field itself does not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal


@dataclass(frozen=True, slots=True)
class Entry:
    """A command's panel in the help and its line there."""

    panel: str
    summary: str


@dataclass(frozen=True, slots=True)
class Slot:
    """How a field of the event is typed."""

    name: str
    """The field's name."""
    place: Literal["option", "argument"] = "option"
    option: str = ""
    """The option's name, where it is not that of the field."""
    metavar: str = ""
    help: str = ""
    """In place of the field's own sentence."""
    ask: str = ""
    """The question asked where nothing was typed."""
    read: str = "words"
    """What is made of the words: a name of `readers.READERS`."""
    fills: bool = False
    """Whether the reader knows a value where nothing was typed."""
    aliases: Mapping[str, str] = field(default_factory=dict)
    """What people call the words of a closed list."""
    flags: Mapping[str, str] = field(default_factory=dict)
    """The words of a closed list that are options of their own, each with its help."""
    warns: Mapping[str, str] = field(default_factory=dict)
    """What is worth saying where one of them was chosen."""


@dataclass(frozen=True, slots=True)
class Records(Entry):
    """A command that records one event."""

    event: str
    """The event's type."""
    example: str
    details: str = ""
    """The paragraph between the summary and the example in the command's help."""
    slots: tuple[Slot, ...] = ()
    without: tuple[str, ...] = ()
    """The shared options that it does not take."""
    says: str = ""
    """A line for after what was recorded."""
    notes: str = ""
    """What looks at the event for something worth noting: a name of `readers.NOTES`."""


_DAILY, _START, _REFERRAL = "Every day", "Caseload", "Referral"
_CONSENT, _MEETING, _NOTICE = "Assessment and consent", "IEP meeting", "Written notice"
_PROGRESS, _YEAR = "Implementation and progress", "Start of year"
_DISCIPLINE, _RECORDS, _MOVES = "Manifestation determination", "Records", "Moves"
_ORAL = Slot("form", flags={"oral": "By word of mouth."})
_DRAFT_STEPS = {
    "asked": "Its owner is asked to write it.",
    "ready": "It is written.",
    "revised": "The team has revised it.",
}
_PARTIES = {
    "guardian": "parent",
    "student": "adult-student",
    "attorney": "representative",
    "advocate": "representative",
    "another-district": "district",
    "other-district": "district",
    "school": "district",
}
_MEETING_OF = Slot(
    "meeting", metavar="DATE", help="The meeting of which day, where several are booked.", read="meeting"
)
_PLAN = (
    Slot("purpose", read="plan purpose", fills=True),
    Slot("areas", option="--area", metavar="AREA=ASSESSOR", read="plan areas"),
)

COMMANDS: dict[str, Entry] = {
    "refer": Entry(_REFERRAL, "Record a referral for special education."),
    "assign": Entry(_REFERRAL, "Assign a case manager, at the start or in place of another."),
    "release": Entry(_REFERRAL, "Record a release of information: requested, signed, ended, or not needed."),
    "enter": Records(
        _REFERRAL,
        "Record what was entered in the electronic IEP system.",
        "entered_in_system",
        "enter ana-r referral --on 10/15",
        slots=(Slot("what", "argument", ask="What was entered?"),),
    ),
    "notify": Entry(_REFERRAL, "Record that staff were notified of a referral, a consent, a removal …"),
    "withdraw-referral": Records(
        _REFERRAL,
        "Record that the referral was withdrawn.",
        "referral_withdrawn",
        "withdraw-referral ana-r --on today --by parent",
    ),
    "develop-plan": Records(
        _CONSENT,
        "Record the assessment plan worked out with the staff who will assess.",
        "assessment_plan_developed",
        'develop-plan ana-r --area reading="Marcus Bell" --area health="Helen Osei" --staff marcus --staff helen',
        "Names of staff may be cut short: they are completed from casemgr.yaml.",
        (*_PLAN, Slot("staff", metavar="NAME", read="person")),
        notes="plan gaps",
    ),
    "assessment-plan": Records(
        _CONSENT,
        "Record the assessment plan given to the parent.",
        "assessment_plan_given",
        'assessment-plan ana-r --on 9/25 --area reading="School Psychologist" --area speech-language=SLP',
        "The Notice of Procedural Safeguards is attached to every plan unless --no-safeguards says otherwise.",
        (*_PLAN, Slot("safeguards", help="The Notice of Procedural Safeguards was not attached.")),
    ),
    "consent": Entry(_CONSENT, "Record the signed plan received, or the refusal."),
    "records-review": Records(
        _CONSENT,
        "Record the review of records in place of a triennial the parent refused.",
        "records_review_held",
        'records-review ben-k --result "the data on file are enough" --on 11/20',
        "Only a triennial that the parent refused is done on records alone; its date stays.",
        (Slot("result"),),
    ),
    "consult": Records(
        _CONSENT,
        "Record that somebody was consulted, such as the district's support person.",
        "consulted",
        'consult ana-r written-notice --advice "name the data of both teachers" --on 11/20',
        "Without --with it is the district's support person, where casemgr.yaml lists just one.",
        (
            Slot("topic", "argument", ask="What was it about?"),
            Slot("with_whom", option="--with", metavar="WHO", read="support", fills=True),
            Slot("advice"),
        ),
    ),
    "form": Entry(_CONSENT, "Record a completed form: on SLD, ED or transportation, or an emergency report."),
    "assessor-reported": Records(
        _CONSENT,
        "Record that an assessor's report is ready.",
        "assessor_reported",
        'assessor-reported ana-r speech-language --by "Priya Nair" --on 12/1',
        "AREA is one of those the parent consented to. With the last of them the duty to have the reports is done.",
        (Slot("area", "argument", read="area"),),
    ),
    "extend": Entry(_CONSENT, "Record the parent's written extension of a deadline."),
    "revoke-consent": Records(
        _CONSENT,
        "Record that the parent revoked consent to all special education.",
        "consent_revoked",
        "revoke-consent ben-k --signed 11/17 --on 11/18 --by parent",
        "In writing only. Prior written notice comes first, then the services end.",
        (Slot("signed", read="signed"),),
    ),
    "schedule-iep": Entry(_MEETING, "Book an IEP meeting."),
    "reschedule": Entry(_MEETING, "Move a booked IEP meeting to another day."),
    "cancel": Entry(_MEETING, "Cancel a booked IEP meeting."),
    "invite": Entry(_MEETING, "Record who was invited to the IEP meeting, or list who is still missing."),
    "sent": Entry(_MEETING, "Record a document given to the parent or to others."),
    "reply": Records(
        _MEETING,
        "Record the parent's reply to the meeting notice.",
        "parent_replied",
        "reply ana-r attending --on 11/12",
        slots=(
            Slot(
                "reply",
                "argument",
                ask="What does the parent say?",
                warns={"reschedule": "To set a new day: casemgr reschedule {student} DATE --why TEXT"},
            ),
            _MEETING_OF,
        ),
    ),
    "excuse": Entry(_MEETING, "Record that a team member was excused from the meeting in writing."),
    "draft": Records(
        _MEETING,
        "Record a portion of the draft IEP as asked for, ready, or revised.",
        "iep_drafted",
        'draft ana-r goals --asked --owner "Priya Nair" --on 11/9',
        "PORTION is `whole`, or one of those that `casemgr check-iep` goes through. Any other is recorded as typed.",
        (
            Slot("portion", "argument", help="whole, present-levels, goals …", read="portion"),
            Slot("step", ask="How far is it?", flags=_DRAFT_STEPS),
            Slot("owner", metavar="NAME", read="person"),
            replace(_MEETING_OF, read="meeting named"),
        ),
    ),
    "hold-iep": Entry(_MEETING, "Record that the IEP meeting was held."),
    "check-iep": Entry(_MEETING, "Record the check of the IEP for completeness, portion by portion."),
    "iep-includes": Records(
        _MEETING,
        "Record that the IEP includes what the law asks for at an age.",
        "iep_includes",
        "iep-includes ana-r transition --on 10/30",
        slots=(Slot("portion", "argument", ask="What does it include?"),),
    ),
    "answer-iep": Entry(_MEETING, "Record the parent's answer to the IEP offered."),
    "amend": Records(
        _MEETING,
        "Record an amendment of the IEP in writing, without a meeting.",
        "iep_amended",
        'amend ben-k --what "30 minutes more of speech a week" --agreed 11/18',
        "Parent and district agree to it in writing. The annual and triennial dates stay.",
        (Slot("what"), Slot("agreed", read="signed")),
        says="An amendment moves no date: the annual review and the triennial stay as they are.",
    ),
    "file": Records(
        _MEETING,
        "Record a copy placed in the special education container.",
        "filed",
        "file ana-r iep --on 12/4",
        slots=(Slot("what", "argument", ask="What was filed?"),),
    ),
    "parent-request": Records(
        _NOTICE,
        "Record a request that only prior written notice answers.",
        "parent_request_received",
        'parent-request ana-r --on 12/8 --what "more reading support" --meeting',
        "With --meeting, a written request also starts the deadline to hold an IEP meeting; with --assessment, the one to "
        "give the parent the assessment plan.",
        (Slot("what"), Slot("meeting"), Slot("assessment"), _ORAL),
    ),
    "withdraw-request": Records(
        _NOTICE,
        "Record that the parent withdrew a request.",
        "parent_request_withdrawn",
        "withdraw-request ana-r --by parent --on 12/10",
        "The parent's open request; where there are several, --request says which.",
        (Slot("request", metavar="EVENT", read="open request", fills=True),),
    ),
    "pwn": Entry(_NOTICE, "Record prior written notice sent."),
    "complaint": Records(
        _NOTICE,
        "Record a complaint to the state, or a request for due process.",
        "complaint_filed",
        "complaint ana-r --kind state --by parent --on 12/10",
        "The first complaint of a school year asks for the Notice of Procedural Safeguards.",
        (Slot("kind", ask="What was filed?"), Slot("filed_by"), Slot("expedited")),
    ),
    "resolution": Records(
        _NOTICE,
        "Record the resolution session held, waived, or replaced by mediation.",
        "resolution_session_held",
        "resolution ana-r no-agreement --on 12/18",
        slots=(Slot("outcome", "argument", ask="What came of it?"),),
    ),
    "independent-request": Records(
        _NOTICE,
        "Record the parent's request for an independent assessment at public expense.",
        "independent_assessment_requested",
        "independent-request ana-r --area academic --by parent --on 9/14",
        "The district pays for it or asks for a hearing, without unnecessary delay.",
        (Slot("area"),),
    ),
    "independent-answer": Records(
        _NOTICE,
        "Record the answer to a request for an independent assessment.",
        "independent_assessment_answered",
        "independent-answer ana-r funded --on 9/24",
        slots=(Slot("answer", "argument", ask="What is the answer?"),),
    ),
    "recording": Records(
        _NOTICE,
        "Record that the parent or the district will make an audio recording of a meeting.",
        "recording_announced",
        "recording ana-r parent --meeting 10/20 --on 10/12",
        "Either of them gives notice 24 hours before the meeting.",
        (
            Slot("recorder", "argument", ask="Who will record?"),
            Slot("meeting", metavar="DATE", read="planned"),
        ),
    ),
    "translation": Records(
        _NOTICE,
        "Record the parent's request for the IEP in another language.",
        "translation_requested",
        "translation ana-r --language Vietnamese --on 10/5",
        slots=(Slot("language"),),
    ),
    "surrogate-needed": Records(
        _NOTICE,
        "Record that the child needs a surrogate parent.",
        "surrogate_needed",
        "surrogate-needed ana-r --on 10/5",
        "From that day the district has 30 days.",
    ),
    "surrogate": Records(
        _NOTICE,
        "Record the surrogate parent appointed.",
        "surrogate_appointed",
        'surrogate ana-r "Lena Ortiz" --on 10/26',
        slots=(Slot("name", "argument"),),
    ),
    "service": Entry(_PROGRESS, "Record a service of the IEP planned, or begun."),
    "iep-contents": Entry(_PROGRESS, "Keep what the IEP asks of the classroom, for the sheets of its staff."),
    "review-with": Entry(_PROGRESS, "Record the review of the IEP with the staff who carry it out."),
    "progress-due": Entry(_PROGRESS, "List whose progress reports are due, and who has not reported."),
    "provider-reported": Entry(_PROGRESS, "Record that a provider reported on the goals."),
    "progress-sent": Entry(_PROGRESS, "Record the progress report sent home."),
    "start-year": Entry(
        _YEAR, "Start the new school year: roll grades over, open its duties, see how far they are."
    ),
    "year": Entry(_YEAR, "Adopt a school calendar, and see what its breaks do to the deadlines."),
    "closure": Entry(_YEAR, "Record an emergency closure, or a make-up day, and list every date it moves."),
    "calendar": Entry(_YEAR, "Print the master calendar of a school year."),
    "triennials": Entry(_YEAR, "List the year's triennials, with the days to plan by."),
    "plan-triennial": Entry(_YEAR, "Record how the triennial is done, settled with the assessment team."),
    "supplies": Entry(_YEAR, "Record and list the instructional supply allocation and its requests."),
    "emergency": Records(
        _DISCIPLINE,
        "Record a behavior emergency: an emergency intervention, or serious property damage.",
        "behavior_emergency",
        "emergency ben-k --has-plan --on 12/11",
        "The parent is notified within one school day; the report is completed at once.",
        (Slot("has_plan"),),
    ),
    "removal": Entry(_DISCIPLINE, "Record days removed from school or services."),
    "mdr": Entry(_DISCIPLINE, "Record the manifestation determination: the decision, or the review held."),
    "records-request": Records(
        _RECORDS,
        "Record a request for the student's records.",
        "records_requested",
        "records-request ana-r --on 10/7 --by parent --oral",
        "School breaks do not stop the business days; a meeting inside them pulls the date forward.",
        (Slot("requester", option="--by", metavar="WHO", aliases=_PARTIES), _ORAL),
        without=("by",),
    ),
    "collect": Entry(_RECORDS, "Record the records collected, place by place."),
    "records-provided": Entry(_RECORDS, "Record the records provided."),
    "access-log": Entry(_RECORDS, "Record or list who has seen or received the student's records."),
    "transfer-in": Entry(_MOVES, "Record a student with an IEP, new to the district."),
    "move": Entry(_MOVES, "Record a move to another school of the district; no clock stops."),
    "records-received": Records(
        _MOVES,
        "Record that the former district's records arrived.",
        "records_received",
        "records-received leo-t --on 12/7",
        "Where the interim placement is counted from the records, its days start here. A copy that the parent brings is "
        "enough: --unofficial.",
        (Slot("unofficial"),),
    ),
    "foster-transfer": Records(
        _MOVES,
        "Record the placing agency's request to transfer a student in foster care.",
        "foster_transfer_requested",
        "foster-transfer ana-r --to-school Lakeside --on 11/20",
        "The student and the records go within two business days.",
        (Slot("to_school"),),
    ),
    "leave-device": Records(
        _MOVES,
        "Record an assistive device left with a student who moves to another district.",
        "device_left_with_student",
        'leave-device ana-r "speech tablet" --on 12/14',
        "At the latest it may be asked back two months after the last day of enrollment.",
        (Slot("device", "argument"),),
    ),
    "next-district": Records(
        _MOVES,
        "Record the district that the student will move up to.",
        "next_district_named",
        'next-district ana-r "Bayview Union High" --on 10/5',
        "It is invited to the last review of the IEP.",
        (Slot("district", "argument"),),
    ),
    "plan-exit": Records(
        _MOVES,
        "Record an exit from special education that is planned.",
        "exit_planned",
        "plan-exit ana-r --reason graduated-diploma --expected 6/3 --on 5/4",
        "Prior written notice comes before it; and a reassessment, where eligibility is to end.",
        (Slot("reason", ask="Why?"), Slot("expected", metavar="DATE", read="planned")),
    ),
    "agree-completion": Records(
        _MOVES,
        "Record the date agreed on for an assessment that began in another district.",
        "completion_agreed",
        "agree-completion ana-r 12/4 --from-district Lakeside --on 10/5",
        "It replaces the 60 days.",
        (Slot("until", "argument", metavar="DATE", read="planned"), Slot("from_district")),
    ),
    "early-start": Records(
        _MOVES,
        "Record a referral from Early Start.",
        "early_start_referral",
        'early-start ana-r --agency "Harbor Regional Center" --on 9/14',
        slots=(Slot("agency"),),
    ),
    "early-start-conference": Records(
        _MOVES,
        "Record the Early Start transition conference held.",
        "early_start_conference",
        'early-start-conference ana-r --present "Ruth Abara" --on 10/1',
        slots=(Slot("present"),),
    ),
    "first-enrolled": Records(
        _MOVES,
        "Record a first enrollment in a California public school, with another home language.",
        "first_enrolled",
        "first-enrolled ana-r --home-language Vietnamese --on 9/14",
        "From that day the initial English test is given and scored within 30 days.",
        (Slot("home_language"),),
    ),
    "english-tested": Records(
        _MOVES,
        "Record the result of the initial English test.",
        "english_tested",
        "english-tested ana-r english-learner --on 9/28",
        slots=(Slot("result", "argument", ask="What is the result?"),),
    ),
    "hand-off": Entry(_MOVES, "Hand the case, with its open deadlines, to another case manager."),
    "exit": Records(
        _MOVES,
        "Record that the student leaves special education or the district.",
        "exited",
        "exit ana-r --on 2026-06-04 --reason moved-in-state",
        "Closes every open deadline except pending records requests. The beginning of a REASON is enough.",
        (Slot("reason"),),
        notes="only exit",
    ),
    "today": Entry(_DAILY, "Show what needs doing now."),
    "next": Entry(_DAILY, "Go through what is open, one question each, and record the answers."),
    "week": Entry(_DAILY, "Print the next five school days on one sheet."),
    "due": Entry(_DAILY, "List every open deadline."),
    "why": Entry(_DAILY, "Explain one deadline, day by day, with its law."),
    "show": Entry(_DAILY, "Show one student: the whole case on one screen."),
    "history": Entry(_DAILY, "Show everything on file for one student, in the order in which it happened."),
    "duties": Entry(_DAILY, "List the handbook's duties: what carries each, and its status."),
    "list": Entry(_DAILY, "List who is on the caseload, and the next date of each."),
    "find": Entry(_DAILY, "Find words in everything on file: events, notes, contacts."),
    "contacts": Entry(_DAILY, "List the contacts with parents and others."),
    "count": Entry(_DAILY, "Count days by a rule, without recording anything."),
    "late": Entry(_DAILY, "List what was missed or met late, or record the reason."),
    "check": Entry(_DAILY, "Check the folder: everything wrong, each with file and line."),
    "done": Entry(_DAILY, "Record that a duty is done that has no command of its own."),
    "na": Entry(_DAILY, "Record that a duty does not apply, and why."),
    "note": Records(
        _DAILY,
        "Record something worth remembering.",
        "note_made",
        'note ana-r "brings her own interpreter to meetings" --on yesterday',
        "Parents may read what is in a record: write what happened.",
        (Slot("text", "argument"),),
        without=("note",),
    ),
    "contact": Records(
        _DAILY,
        "Record a contact with the parent or others, or an attempt at one.",
        "contact_made",
        'contact ana-r --how telephone --result "no answer, left a message" --on 11/20',
        "Each attempt to reach a parent counts as proof of it: record those without an answer too.",
        (
            Slot("how", metavar="HOW"),
            Slot("result"),
            Slot("with_whom", option="--with", metavar="WHO", read="anyone"),
            Slot("about", metavar="TOPIC"),
        ),
    ),
    "letter": Entry(_DAILY, "Print a letter or form, filled from the case file."),
    "undo": Entry(_DAILY, "Undo what the last command recorded for a student."),
    "correct": Entry(_DAILY, "Correct an event: record it again, with what was wrong put right."),
    "void": Entry(_DAILY, "Void an event recorded by mistake."),
    "edit": Entry(_DAILY, "Change who the student is: phone, birth date, grade, contacts …"),
    "help": Entry(_START, "Show the commands, one of them, or how to complete with TAB."),
    "init": Entry(_START, "Start a new caseload folder."),
    "add": Entry(_START, "Add a student of ours who already has an IEP."),
    "import": Entry(_START, "Add students from an export of another system, or bring them up to date."),
    "drift": Entry(_START, "Show where the caseload and a newer export differ."),
    "export": Entry(_START, "Write students, events or deadlines for other programs."),
    "backup": Entry(_START, "Keep the whole folder in one file, or restore it from there."),
    "events": Entry(_START, "Print the reference table of event types and their fields."),
    "rules": Entry(_START, "List the rules: what starts each clock, how long it runs, and the law."),
}
