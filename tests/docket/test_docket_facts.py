"""What is known of a student, and what it decides: calendar, level, joining, language, and which event ends a clock."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.casefile.headpath import HeadChange, identity_after
from casemgr.casefile.student import Student, journal_of
from casemgr.days.calendar import Calendar
from casemgr.days.gaps import join
from casemgr.days.schoolyear import Closure, SchoolYear
from casemgr.docket.context import Context
from casemgr.docket.derive import derive
from casemgr.docket.examples import event_of
from support import calendar, context_with, deadlines_of, fact, shipped_law, student_of, with_rule

BOTH = ("redwood-city-2025-26", "redwood-city-2026-27")
LATER = date(2026, 12, 1)
OURS = fact("student_added", "2025-08-20", last_annual="2025-03-24", last_evaluation="2023-10-09")


def found(
    rule: str, *facts: dict[str, Any], context: Context | None = None, **student: Any
) -> list[tuple[str, str]]:
    """Each clock of a rule: its due date and its status."""
    clocks = deadlines_of(rule, student_of(*facts, **student), context or context_with(*BOTH), LATER)
    return [(str(clock.due), clock.status) for clock in clocks]


def met_by(rule: str, *facts: dict[str, Any]) -> list[str | None]:
    clocks = deadlines_of(rule, student_of(*facts), context_with(*BOTH), LATER)
    return [clock.met_by.id if clock.met_by else None for clock in clocks]


# --- the calendar of the student's track and school -----------------------------------------------


def with_closures(*closures: Closure) -> SchoolYear:
    return calendar("redwood-city-2026-27").model_copy(update={"closures": closures})


def decided(context: Context, **head: str) -> str:
    """When the review is due, ten school days after a decision of Monday 14 September."""
    student = student_of(fact("placement_change_decided", "2026-09-14"))
    changes = [HeadChange((key,), None, value) for key, value in head.items()]
    student = Student(identity_after(student.identity, changes), student.events)
    (clock,) = deadlines_of("manifestation-review", student, context, LATER)
    return str(clock.due)


def storm(day: int, *schools: str) -> Closure:
    return Closure(date=date(2026, 9, day), reason="storm", schools=schools)


CLOSED = [
    # closures, and the tenth school day: 28 September is a staff day, so without any it is the 29th
    ([], "2026-09-29"),
    ([storm(16)], "2026-09-30"),
    ([storm(16, "Fernbrook Elementary")], "2026-09-30"),
    ([storm(16, "Fernbrook High")], "2026-09-29"),
    ([storm(16, "Fernbrook High"), storm(17, "Fernbrook Elementary")], "2026-09-30"),
    ([storm(16, "Fernbrook High"), storm(17, "Fernbrook Elementary"), storm(18)], "2026-10-01"),
]


@pytest.mark.parametrize(("closures", "due"), CLOSED)
def test_a_closure_counts_for_the_schools_it_touches(closures: list[Closure], due: str) -> None:
    assert decided(context_with(with_closures(*closures))) == due


def test_two_schools_of_one_caseload_each_have_their_own_closures() -> None:
    context = context_with(with_closures(storm(16, "Fernbrook High")))
    assert [decided(context), decided(context, school="Fernbrook High"), decided(context)] == [
        "2026-09-29",
        "2026-09-30",
        "2026-09-29",
    ]


def test_a_calendar_is_made_once_for_all_who_live_by_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Calendar, "of", lambda years, school: Calendar(join(years), school))
    context = context_with("redwood-city-2026-27")
    one, other = (
        context.calendar(student_of(school=school).identity)
        for school in ("Fernbrook Elementary", "Fernbrook High")
    )
    assert one is other


def test_a_student_of_a_track_lives_by_its_calendar() -> None:
    context = context_with(with_closures(storm(16), storm(17)))
    context.tracks["west"] = (with_closures(storm(16)),)
    assert [decided(context), decided(context, track="west"), decided(context)] == [
        "2026-10-01",
        "2026-09-30",
        "2026-10-01",
    ]
    assert decided(context, track="east") == "None"  # no such calendar


@pytest.mark.parametrize(
    ("grade", "school", "due"),
    [
        ("4", "Alder Creek", "2026-11-04"),  # twelve weeks after 12 August
        ("10", "Alder Creek", "2026-09-23"),  # six
        ("10", "Fernbrook Elementary", "2026-11-04"),  # the settings know the school
        ("4", "Fernbrook High", "2026-09-23"),
    ],
)
def test_the_level_is_the_school_s_and_of_a_school_not_listed_the_grade_s(
    grade: str, school: str, due: str
) -> None:
    added = fact("student_added", "2026-09-01", last_annual="2026-03-24")
    assert found("progress-report", added, grade=grade, school=school)[0][0] == due


def test_weeks_stop_between_school_years_whatever_is_read_of_the_breaks() -> None:
    """Six weeks from 15 May at a high school: 21 days by 5 June, and 21 from 12 August."""
    sent = fact("progress_report_sent", "2026-05-15")
    for reading in ("whole_gap", "none"):
        context = context_with(*BOTH, break_pause=reading)
        assert found("progress-report", sent, context=context, school="Fernbrook High")[0][0] == "2026-09-01"


def test_of_the_days_set_for_reports_the_first_after_the_start_counts() -> None:
    student = student_of(fact("progress_report_sent", "2026-09-01"))
    days = ["2027-03-01", "2026-10-30", "2027-01-29", "2026-11-13", "2026-12-11", "2026-10-02", "2026-11-27"]
    changes = [HeadChange(("progress", "dates", place), None, day) for place, day in enumerate(days)]
    student = Student(identity_after(student.identity, changes), student.events)
    (clock,) = deadlines_of("progress-report", student, context_with(*BOTH), date(2026, 9, 2))
    assert str(clock.due) == "2026-10-02"


def test_the_district_s_days_for_reports_are_of_a_level() -> None:
    context = context_with(*BOTH)
    context.report_dates["secondary"] = (date(2026, 10, 1),)
    sent = fact("progress_report_sent", "2026-09-01")
    assert found("progress-report", sent, context=context)[0][0] == "2026-11-24"
    assert found("progress-report", sent, context=context, school="Fernbrook High")[0][0] == "2026-10-01"


# --- joining and coming back ----------------------------------------------------------------------


def test_a_report_counts_from_the_year_of_the_joining_before_it() -> None:
    """Twelve weeks after the first day of the school year of each stay: 13 August 2025 and 12 August 2026."""
    first = [fact("student_added", "2025-08-20"), fact("exited", "2025-12-01", reason="moved-in-state")]
    back = fact("student_added", "2026-09-10", last_annual="2026-02-02")
    assert found("progress-report", *first, back) == [("2025-11-05", "ended"), ("2026-11-04", "overdue")]


def test_an_iep_answered_before_the_student_was_added_counts_from_the_year_of_adding() -> None:
    facts = [fact("iep_answered", "2025-10-01", answer="agreed"), fact("student_added", "2026-09-10")]
    assert found("progress-report", *facts)[0] == ("2026-11-04", "overdue")
    twice = [
        fact("iep_answered", "2025-05-01", answer="agreed"),
        fact("student_added", "2025-08-20"),
        fact("exited", "2025-12-01", reason="moved-in-state"),
        fact("student_added", "2026-09-10"),
    ]
    assert found("progress-report", *twice)[0] == ("2025-11-05", "ended")


def test_birthdays_count_from_joining_and_not_from_what_was_recorded_before_it() -> None:
    booked = fact("meeting_scheduled", "2026-10-01", purposes=["interim"], meeting_date="2026-10-20")
    moved = fact("transferred_in", "2026-10-12", from_district="Lakeside Unified")
    context = context_with(*BOTH)
    before, after = date(2026, 10, 5), date(2026, 10, 12)
    student = student_of(booked, moved, born="2011-04-12")
    assert deadlines_of("transition-16", student, context, before) == []
    assert [clock.started_on for clock in deadlines_of("transition-16", student, context, after)] == [after]
    by_hand = student_of(booked, born="2011-04-12")  # a file that never says how the student joined
    assert [clock.started_on for clock in deadlines_of("transition-16", by_hand, context, before)] == [
        date(2026, 10, 1)
    ]


def test_only_who_had_an_iep_by_then_has_the_duties_of_the_new_year() -> None:
    year = fact(
        "year_started", "2026-08-05", school_year="2026-27", first_day="2026-08-12", grade="4", school="x"
    )
    found_eligible = fact(
        "meeting_held", "2026-10-05", purposes=["initial"], outcome="completed", eligible="true"
    )
    referral = fact("referral_received", "2026-06-01")
    assert found("iep-review", referral, year, found_eligible) == []
    ours = fact("student_added", "2025-08-01")
    assert found("iep-review", ours, year) == [("None", "open")]
    gone = fact("exited", "2026-06-01", reason="moved-in-state")
    assert found("iep-review", ours, gone, year) == []


def test_the_meeting_that_makes_the_first_iep_finds_none() -> None:
    context = with_rule(context_with(*BOTH), starts=({"event": "meeting_held"},), only_for={"has_iep": True})
    initial = fact("meeting_held", "2026-10-05", purposes=["initial"], outcome="completed", eligible="true")
    again = fact("meeting_held", "2026-11-05", purposes=["annual"], outcome="completed")
    assert found("own", initial, context=context) == []
    assert found("own", initial, again, context=context) == [("None", "open")]


# --- whom a rule is for ---------------------------------------------------------------------------

REFERRAL = fact("referral_received", "2026-09-01")
YEAR = fact(
    "year_started", "2026-08-05", school_year="2026-27", first_day="2026-08-12", grade="4", school="x"
)
CONSENT = fact("consent_received", "2026-09-15", purpose="initial")
ONLY_FOR = [
    # rule, facts, language, whether it is for this student
    ("english-learner-plan", [REFERRAL], None, False),
    ("english-learner-plan", [REFERRAL], "EO", False),
    ("english-learner-plan", [REFERRAL], "EL", True),
    ("english-learner-plan", [REFERRAL], "TBD", True),
    ("reclassification-review", [OURS, YEAR], "EL", True),
    ("reclassification-review", [OURS, YEAR], "ADEL", True),
    ("reclassification-review", [OURS, YEAR], "TBD", False),
    ("reclassification-review", [OURS, YEAR], None, False),
    ("sld-form", [REFERRAL, CONSENT], None, False),
    ("sld-form", [{**REFERRAL, "areas": ["autism"]}, CONSENT], None, False),
    ("sld-form", [{**REFERRAL, "areas": ["autism", "specific-learning-disability"]}, CONSENT], None, True),
]


@pytest.mark.parametrize(("rule", "facts", "language", "is_for"), ONLY_FOR)
def test_a_rule_is_for_the_students_it_names(
    rule: str, facts: list[dict[str, Any]], language: str | None, is_for: bool
) -> None:
    assert bool(found(rule, *facts, language=language)) is is_for


def test_the_caseload_s_duties_are_no_student_s_and_the_other_way_round() -> None:
    facts = [fact("year_opened", "2026-08-05", school_year="2026-27"), REFERRAL]
    of_student = {clock.rule.for_caseload for clock in derive(student_of(*facts), context_with(*BOTH), LATER)}
    journal = journal_of(tuple(event_of(each, place) for place, each in enumerate(facts)))
    of_caseload = {clock.rule.for_caseload for clock in derive(journal, context_with(*BOTH), LATER)}
    assert (of_student, of_caseload) == ({False}, {True})


# --- which event ends a clock ---------------------------------------------------------------------


def test_what_came_first_ends_a_clock_whatever_the_rule_names_first() -> None:
    plan = fact("assessment_plan_given", "2026-09-05", purpose="initial")
    sent = fact("document_sent", "2026-09-10", document="safeguards")
    assert met_by("safeguards-at-referral", REFERRAL, plan, sent) == ["e1"]
    assert met_by("safeguards-at-referral", REFERRAL, {**sent, "date": "2026-09-04"}, plan) == ["e1"]


def test_a_clock_counted_from_one_that_ended_is_not_there() -> None:
    left = fact("exited", "2026-09-01", reason="moved-in-state")
    assert [status for _, status in found("triennial", OURS, left)] == ["ended"]
    assert found("triennial-plan", OURS, left) == []


def test_only_what_comes_after_the_adding_ends_a_clock_from_before_it() -> None:
    """A finding of no eligibility from before the student was added with an IEP is an old one."""
    old = fact("meeting_held", "2026-04-10", purposes=["supplemental"], outcome="completed", eligible="false")
    added = fact("student_added", "2026-09-14", last_annual="2026-03-24")
    assert found("annual-review", old, added) == [("2027-03-24", "running")]
    assert found("annual-review", added, {**old, "date": "2026-09-15"}) == [("2027-03-24", "ended")]


def test_the_exit_ends_what_it_starts_unless_that_survives_it() -> None:
    left = fact("exited", "2026-09-14", reason="moved-in-state")
    for survives, status in ((False, "ended"), (True, "open")):
        context = with_rule(context_with(*BOTH), starts=({"event": "exited"},), survives_exit=survives)
        assert found("own", OURS, left, context=context) == [("None", status)]


CONSENTS = [
    # consents by the day received and the day signed, from which the clock runs, and what met each clock
    ([("2026-09-05", "2026-09-01")], [None]),  # the one that started it does not meet it
    ([("2026-09-05", "2026-09-01"), ("2026-09-08", "2026-09-08")], ["e1", None]),
    # Received on the very day from which the first one runs: it starts its own clock on another.
    ([("2026-09-10", "2026-09-05"), ("2026-09-05", "2026-09-02")], ["e0", "e1"]),
]


@pytest.mark.parametrize(("consents", "expected"), CONSENTS)
def test_a_clock_that_runs_from_a_day_the_event_names_is_not_met_by_that_event(
    consents: list[tuple[str, str]], expected: list[str | None]
) -> None:
    context = with_rule(
        context_with(*BOTH),
        starts=({"event": "consent_received", "at": "signed"},),
        met_by=({"event": "consent_received"},),
    )
    facts = [fact("consent_received", day, purpose="initial", signed=signed) for day, signed in consents]
    clocks = deadlines_of("own", student_of(*facts), context, LATER)
    assert [clock.met_by.id if clock.met_by else None for clock in clocks] == expected


def test_an_answer_on_the_day_that_was_named_for_it_meets_the_wait() -> None:
    """It would start a clock, but not on its own day."""
    context = with_rule(
        context_with(*BOTH),
        starts=({"event": "iep_answered", "at": "expected"},),
        met_by=({"event": "iep_answered"},),
    )
    first = fact("iep_answered", "2026-09-14", answer="undecided", expected="2026-09-28")
    second = fact("iep_answered", "2026-09-28", answer="agreed")
    assert found("own", first, second, context=context) == [("None", "met")]


BEFOREHAND = [
    # what a note meets a meeting by, the note's day and whether it is entered after the meeting of 14 September
    ([{"early": 5}], "2026-09-09", False, "met"),
    ([{"early": 5}], "2026-09-08", False, "open"),
    ([{"early": 5}], "2026-09-08", True, "open"),
    ([{"backdated": True}], "2026-09-08", True, "met"),
    ([{"backdated": True}], "2026-09-08", False, "open"),
    ([{"backdated": True}], "2026-09-14", False, "met"),  # of one day, whatever was entered first
    ([{"early": 5}, {"backdated": True}], "2026-09-04", True, "met"),
    ([{}], "2026-09-14", False, "open"),
    ([{}], "2026-09-08", True, "open"),
]


@pytest.mark.parametrize(("words", "day", "is_entered_after", "status"), BEFOREHAND)
def test_what_happened_before_the_start_meets_it_only_as_the_rule_says(
    words: list[dict[str, Any]], day: str, is_entered_after: bool, status: str
) -> None:
    context = with_rule(
        context_with(*BOTH),
        starts=({"event": "meeting_held"},),
        met_by=tuple({"event": "note_made", **word} for word in words),
    )
    held = fact("meeting_held", "2026-09-14", purposes=["annual"], outcome="completed")
    note = fact("note_made", day, text="given ahead")
    facts = [held, note] if is_entered_after else [note, held]
    assert found("own", *facts, context=context) == [("None", status)]


def test_nothing_that_happened_before_a_birthday_s_start_meets_it() -> None:
    context = with_rule(
        context_with(*BOTH), starts=({"birthday": 11},), met_by=({"event": "note_made", "backdated": True},)
    )
    note = fact("note_made", "2026-09-01", text="given ahead")
    assert found("own", fact("student_added", "2026-09-10"), note, context=context) == [("None", "open")]


NOTICE = fact("document_sent", "2026-09-05", document="meeting-notice", meeting="2026-10-06")
BOOKED = fact("meeting_scheduled", "2026-09-08", meeting_date="2026-10-06", purposes=["annual"])


def test_a_notice_from_before_the_booking_counts_where_it_was_entered_after_it() -> None:
    assert found("meeting-notice", OURS, BOOKED, NOTICE) == [("2026-09-26", "met")]
    assert found("meeting-notice", OURS, NOTICE, BOOKED) == [("2026-09-26", "overdue")]


PLAN_OF_TRIENNIAL = [
    # the day the triennial plan was given, and what becomes of its clock: the triennial was held on 5 October 2026
    ("2026-05-11", "met"),
    ("2026-10-05", "met_late"),
    ("2026-10-06", "ended"),
]


@pytest.mark.parametrize(("given", "status"), PLAN_OF_TRIENNIAL)
def test_a_clock_counted_from_another_ends_with_that_one(given: str, status: str) -> None:
    facts = [
        OURS,
        fact("assessment_plan_given", given, purpose="triennial"),
        fact("meeting_held", "2026-10-05", purposes=["triennial"], outcome="completed", eligible="true"),
    ]
    assert found("triennial-plan", *facts)[0] == ("2026-05-20", status)


def test_every_rule_with_a_set_to_complete_is_met_by_the_last_of_it() -> None:
    """The words of `completing` are all in use, so that each has a rule whose examples show it."""
    used = {on.completing for rule in shipped_law().rules for on in rule.met_by if on.completing}
    assert used == {"areas_agreed", "learners", "providers", "services", "sources_asked", "staff", "team"}


# --- Reviews side by side (34 CFR 300.530(e), 300.536) -----------------------------------------------------------


def removal(day: str, days: str, **more: Any) -> dict[str, Any]:
    return fact("removal", day, days=days, **more)


def review(day: str) -> dict[str, Any]:
    return fact("manifestation_review_held", day, caused="false", not_implemented="false")


def reviews(*facts: dict[str, Any]) -> list[tuple[str, str]]:
    """Each manifestation review: the day it started, and its status."""
    clocks = deadlines_of("manifestation-review", student_of(OURS, *facts), context_with(*BOTH), LATER)
    return [(str(clock.started_on), clock.status) for clock in clocks]


DECIDED_FIRST, DECIDED_AGAIN = (
    fact("placement_change_decided", "2026-09-15"),
    fact("placement_change_decided", "2026-11-02"),
)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([DECIDED_FIRST, DECIDED_AGAIN], [("2026-09-15", "overdue"), ("2026-11-02", "overdue")]),
        # The review that was held is the oldest one that was open.
        (
            [DECIDED_FIRST, DECIDED_AGAIN, review("2026-11-04")],
            [("2026-09-15", "met_late"), ("2026-11-02", "overdue")],
        ),
        (
            [DECIDED_FIRST, review("2026-09-18"), DECIDED_AGAIN, review("2026-11-04")],
            [("2026-09-15", "met"), ("2026-11-02", "met")],
        ),
        # A decision while a review that removals started is open is about that one; after it, it is its own.
        (
            [removal("2026-09-15", "10.5"), fact("placement_change_decided", "2026-09-17")],
            [("2026-09-15", "overdue")],
        ),
        (
            [
                removal("2026-09-15", "10.5"),
                review("2026-09-18"),
                fact("placement_change_decided", "2026-09-22"),
            ],
            [("2026-09-15", "met"), ("2026-09-22", "overdue")],
        ),
        # Removals that pass ten days start none where one of that year is open or was held.
        (
            [DECIDED_FIRST, removal("2026-10-06", "6"), removal("2026-11-03", "5")],
            [("2026-09-15", "overdue")],
        ),
        (
            [DECIDED_FIRST, review("2026-09-18"), removal("2026-10-06", "6"), removal("2026-11-03", "5")],
            [("2026-09-15", "met")],
        ),
        # More than ten days in a row do, unless a review that began in the ten school days before is open.
        (
            [removal("2026-09-15", "10.5"), review("2026-09-18"), removal("2026-11-03", "11")],
            [("2026-09-15", "met"), ("2026-11-03", "overdue")],
        ),
        (
            [removal("2026-09-15", "10.5"), removal("2026-11-03", "11")],
            [("2026-09-15", "overdue"), ("2026-11-03", "overdue")],
        ),
        (
            [fact("placement_change_decided", "2026-11-02"), removal("2026-11-03", "11")],
            [("2026-11-02", "overdue")],
        ),
        # Days on which services went on count for neither.
        ([removal("2026-09-15", "11", services_continued="true")], []),
    ],
)
def test_each_change_of_placement_has_its_review(facts: list[Any], expected: list[tuple[str, str]]) -> None:
    assert reviews(*facts) == expected


def test_the_notice_of_safeguards_is_owed_on_the_day_each_review_begins() -> None:
    facts = [DECIDED_FIRST, fact("document_sent", "2026-09-15", document="safeguards"), DECIDED_AGAIN]
    assert found("safeguards-discipline", OURS, *facts) == [("2026-09-15", "met"), ("2026-11-02", "overdue")]


def test_a_setting_of_forty_five_days_does_not_hide_behind_an_older_one() -> None:
    facts = [
        fact("placement_change_decided", day, circumstance="weapon") for day in ("2026-08-20", "2026-11-02")
    ]
    assert [status for _, status in found("interim-setting-ends", OURS, *facts)] == ["overdue", "running"]


@pytest.mark.parametrize(
    ("day", "days", "passes"),
    [("2026-06-04", "12", True), ("2026-06-04", "10", False), ("2026-05-19", "10.5", True)],
)
def test_days_past_the_last_day_of_school_count_only_toward_days_in_a_row(
    day: str, days: str, passes: bool
) -> None:
    """Of 4 June two school days are left; what is imposed decides whether it is more than ten in a row."""
    assert (reviews(removal(day, days)) != []) == passes
    before = removal("2026-04-14", "8")
    assert (
        reviews(before, removal("2026-06-04", "5")) == []
    ) is True  # eight and the two that are left are ten


# --- Reassessments, each met by a meeting of its own purpose ------------------------------------------------------


def reassessments(*facts: dict[str, Any]) -> list[str]:
    return [status for _, status in found("reassessment-iep", OURS, *facts)]


def consented(day: str, purpose: str) -> dict[str, Any]:
    return fact("consent_received", day, purpose=purpose)


def held(day: str, *purposes: str) -> dict[str, Any]:
    return fact("meeting_held", day, purposes=list(purposes), outcome="completed")


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([held("2026-10-20", "triennial")], ["met", "overdue"]),
        ([held("2026-10-20", "supplemental")], ["overdue", "met"]),
        ([held("2026-10-20", "triennial", "supplemental")], ["met", "met"]),
        ([held("2026-10-20", "triennial"), held("2026-11-03", "triennial")], ["met", "met"]),
        ([held("2026-10-20", "annual")], ["overdue", "overdue"]),
    ],
)
def test_a_reassessment_is_met_by_its_own_meeting_where_several_run(
    facts: list[Any], expected: list[str]
) -> None:
    """The triennial meeting leaves an unfinished supplemental assessment running; alone, either meeting meets it."""
    both = [consented("2026-09-04", "triennial"), consented("2026-09-11", "supplemental")]
    assert reassessments(*both, *facts) == expected


@pytest.mark.parametrize("meeting", ["triennial", "supplemental"])
@pytest.mark.parametrize(("second", "expected"), [("2026-10-19", "overdue"), ("2026-10-21", "met")])
def test_a_consent_that_comes_after_the_meeting_ran_not_beside_it(
    meeting: str, second: str, expected: str
) -> None:
    other = {"triennial": "supplemental", "supplemental": "triennial"}[meeting]
    first, _ = reassessments(
        consented("2026-09-04", other), consented(second, meeting), held("2026-10-20", meeting)
    )
    assert first == expected


def test_the_days_of_each_school_year_are_counted_by_themselves() -> None:
    """Six days in spring and five in the fall are not more than ten; five more in that fall are with one besides."""
    spring, fall = removal("2026-04-14", "6"), removal("2026-09-15", "5")
    assert reviews(spring, fall) == []
    assert len(reviews(spring, fall, removal("2026-10-06", "5.5"))) == 1
    assert len(reviews(removal("2026-04-14", "6"), removal("2026-05-12", "4.5"))) == 1
