"""Words of a rule that take the calendar, the birthday or a reading to mean something."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.docket.facts import Facts
from casemgr.docket.late import late_clocks, passed_clocks
from casemgr.docket.other_readings import other_readings
from support import context_with, deadlines_of, fact, student_of, with_rule

T = ("sample-2025-26", "sample-2026-27")
"""The last day of school is 3 June 2026, the next first day 10 August."""


def moved_in(day: str) -> dict[str, Any]:
    return fact("transferred_in", day, from_district="Lakeside Unified")


def dues(
    rule: str, *facts: Any, as_of: str = "2026-12-15", years: tuple[str, ...] = T, **head: Any
) -> list[Any]:
    found = deadlines_of(rule, student_of(*facts, **head), context_with(*years), date.fromisoformat(as_of))
    return [str(clock.due) if clock.due else None for clock in found]


# --- the season of a start ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "interim", "first_day"),
    [
        ("2026-06-03", ["2026-07-03"], []),
        ("2026-06-04", [], ["2026-08-10"]),
        ("2026-08-09", [], ["2026-08-10"]),
        ("2026-08-10", ["2026-09-09"], []),
    ],
)
def test_a_transfer_is_within_a_school_year_or_between_two(
    day: str, interim: list[str], first_day: list[str]
) -> None:
    assert dues("interim-placement", moved_in(day)) == interim
    assert dues("interim-first-day", moved_in(day)) == first_day


def test_a_day_that_no_calendar_knows_is_taken_as_within_a_school_year() -> None:
    assert dues("interim-placement", moved_in("2026-07-15"), years=()) == ["2026-08-14"]
    assert dues("interim-first-day", moved_in("2026-07-15"), years=()) == []


def test_what_is_left_of_june_after_the_last_known_year_waits_for_the_next_first_day() -> None:
    assert dues("interim-first-day", moved_in("2027-06-30"), as_of="2027-06-30") == [None]
    assert dues("interim-placement", moved_in("2027-06-30"), as_of="2027-06-30") == []
    assert dues("interim-placement", moved_in("2027-07-01"), as_of="2027-07-01") == ["2027-07-31"]


# --- the age that an IEP must serve ---------------------------------------------------------------


def test_transition_belongs_to_the_review_before_the_birthday_and_to_no_other() -> None:
    added = fact("student_added", "2025-09-01", last_annual="2024-11-05")
    held = fact("meeting_held", "2025-11-04", purposes=["annual"], outcome="completed")
    assert dues("transition-in-iep", added, born="2011-02-20", as_of="2025-09-20") == []
    assert dues("transition-in-iep", added, held, born="2011-02-20") == ["2026-11-04"]
    assert dues("transition-16", added, held, born="2011-02-20") == ["2027-02-20"]


@pytest.mark.parametrize(
    ("day", "birthday", "review"),
    [
        ("2025-11-04", "running", "overdue"),  # before the IEP in effect was made
        ("2025-11-05", "met", "overdue"),  # in the IEP with which the student joined
        ("2026-10-30", "met", "overdue"),  # in it too: the review is not held yet
        ("2026-11-03", "met", "met"),
    ],
)
def test_what_the_iep_includes_is_of_the_review_from_the_day_it_is_held(
    day: str, birthday: str, review: str
) -> None:
    added = fact("student_added", "2026-09-01", last_annual="2025-11-05")
    held = fact("meeting_held", "2026-11-02", purposes=["annual"], outcome="completed")
    includes = fact("iep_includes", day, portion="transition")
    student = student_of(added, held, includes, born="2011-02-20")
    of_age = deadlines_of("transition-16", student, context_with(*T), date(2026, 12, 15))
    first, *_ = deadlines_of("transition-in-iep", student, context_with(*T), date(2026, 12, 15))
    assert ([clock.status for clock in of_age], first.status) == ([birthday], review)


EARLY = fact("meeting_held", "2026-10-28", purposes=["annual"], outcome="completed")
ADDED = fact("student_added", "2026-09-01", last_annual="2025-11-05")


@pytest.mark.parametrize(
    ("rule", "born", "grade", "portion", "status"),
    [
        # Never late by the review: the age sets the law's date.
        ("transition-in-iep", "2011-02-20", "10", "transition", "met"),
        ("rights-in-iep", "2010-02-20", "11", "rights-at-18", "met"),
        ("transition-high-school", "2013-02-20", "8", "transition-not-yet", "met"),
    ],
)
def test_what_the_iep_of_a_review_is_to_include_stays_open_when_the_review_is_held(
    rule: str, born: str, grade: str, portion: str, status: str
) -> None:
    """Also where it was held before its day: from then on."""

    def first(*facts: dict[str, Any]) -> tuple[str, date | None]:
        student = student_of(ADDED, EARLY, *facts, born=born, grade=grade)
        clock = deadlines_of(rule, student, context_with(*T), date(2026, 12, 15))[0]
        return clock.status, clock.due

    assert first() == ("overdue", date(2026, 10, 28))
    assert first(fact("iep_includes", "2026-12-01", portion=portion)) == (status, date(2026, 10, 28))
    assert first(fact("exited", "2026-11-30", reason="moved-in-state"))[0] == "ended"


def test_each_review_before_and_in_high_school_asks_the_team_once() -> None:
    includes = fact("iep_includes", "2026-10-29", portion="transition-not-yet")
    student = student_of(ADDED, EARLY, includes, born="2013-02-20", grade="8")
    clocks = deadlines_of("transition-high-school", student, context_with(*T), date(2026, 12, 15))
    assert [(clock.status, str(clock.due)) for clock in clocks] == [
        ("met", "2026-10-28"),
        ("running", "2027-10-28"),
    ]


@pytest.mark.parametrize(
    ("before", "after", "dues"),
    [
        ("7", "8", ["2027-10-28"]),  # the review of the seventh grade asked nothing
        (
            "8",
            "9",
            ["2026-10-28", "2027-10-28"],
        ),  # that of the eighth is still to be recorded, beside the next
        (None, "8", ["2027-10-28"]),  # the grade at the review is not known
    ],
)
def test_a_review_that_was_held_asks_by_the_grade_of_its_day(
    before: str | None, after: str, dues: list[str]
) -> None:
    def year(day: str, name: str, grade: str) -> dict[str, Any]:
        return fact(
            "year_started", day, school_year=name, first_day=f"{day[:4]}-08-12", grade=grade, school="F"
        )

    years = [
        *([year("2026-08-05", "2026-27", before)] if before else []),
        year("2027-08-05", "2027-28", after),
    ]
    added = fact("student_added", "2026-08-01", last_annual="2025-11-05")
    student = student_of(added, EARLY, *years, born="2013-02-20", grade=after)
    clocks = deadlines_of("transition-high-school", student, context_with(*T), date(2027, 9, 1))
    assert [str(clock.due) for clock in clocks if clock.is_open] == dues


# --- the reading of age 22 ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("born", "birthday", "by_table"),
    [
        ("2004-03-10", "2026-06-30", None),
        ("2004-07-01", "2026-07-01", "2026-06-30"),
        ("2004-09-30", "2026-09-30", "2026-06-30"),
        ("2004-10-01", "2026-12-31", None),
    ],
)
def test_the_end_by_age_and_the_other_reading(born: str, birthday: str, by_table: str | None) -> None:
    context = context_with(*T)
    student = student_of(fact("student_added", "2025-08-20"), born=born)
    (clock,) = deadlines_of("age-22-exit", student, context, date(2026, 5, 1))
    others = other_readings(clock, Facts.of(student, context, date(2026, 5, 1)), context)
    assert str(clock.due) == birthday
    found = [(other.reading, str(other.due)) for other in others]
    assert found == ([("age_22: exit_by_table", by_table)] if by_table else [])
    before = deadlines_of("age-22-exit", student, context, date(2026, 7, 1))
    if by_table:
        assert before[0].status == "running"  # never overdue before the birthday


# --- a number that is practice, and acts that are never late ----------------------------------------


def test_a_number_that_is_practice_is_passed_and_not_late() -> None:
    asked = fact("parent_request_received", "2026-09-14", what="an aide at recess")
    (clock,) = deadlines_of("written-notice", student_of(asked), context_with(*T), date(2026, 12, 15))
    assert (clock.rule.kind, clock.rule.dated_by, clock.status) == ("law", "practice", "overdue")
    assert passed_clocks([clock]) == [clock]
    assert late_clocks([clock]) == []


def test_a_parent_who_takes_time_is_not_late_and_a_tick_is() -> None:
    plan = fact("assessment_plan_given", "2025-11-12", purpose="initial")
    consent = fact("consent_received", "2025-12-20", purpose="initial")
    ticked = fact("done", "2025-12-20", rule="consent-follow-up")
    found = [
        deadlines_of("consent-follow-up", student_of(plan, met), context_with(*T), date(2025, 12, 31))[
            0
        ].status
        for met in (consent, ticked)
    ]
    assert found == ["met", "met_late"]


# --- months ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "due"),
    [("2026-12-14", "2027-02-14"), ("2026-12-31", "2027-02-28"), ("2026-10-31", "2026-12-31")],
)
def test_months_end_on_the_same_day_or_the_last_of_the_month(day: str, due: str) -> None:
    left, device = (
        fact("exited", day, reason="moved-in-state"),
        fact("device_left_with_student", day, device="tablet"),
    )
    assert dues("device-after-move", left, device, as_of=day) == [due]


# --- counted from another event, even from one before -------------------------------------------------


@pytest.mark.parametrize(
    ("device", "due"),
    [("2026-12-07", "2027-02-14"), ("2026-12-14", "2027-02-14"), ("2027-01-08", "2027-02-14")],
)
def test_a_device_is_settled_two_months_after_the_last_day_of_enrollment(device: str, due: str) -> None:
    left = fact("exited", "2026-12-14", reason="moved-in-state")
    kept = fact("device_left_with_student", device, device="tablet")
    assert dues("device-after-move", left, kept, as_of="2027-01-08") == [due]


def test_an_exit_before_the_student_came_back_starts_no_count() -> None:
    story = (
        fact("student_added", "2025-09-01"),
        fact("exited", "2026-03-10", reason="moved-in-state"),
        fact("transferred_in", "2026-08-17", from_district="Lakeside Unified"),
        fact("device_left_with_student", "2026-12-07", device="tablet"),
    )
    assert dues("device-after-move", *story, as_of="2026-12-15") == [None]


# --- a meeting that is moved --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moves", "due"),
    [
        ([], "2026-10-19"),
        (["2026-10-27"], "2026-10-26"),
        (["2026-10-27", "2026-10-13"], "2026-10-12"),
        (["2026-10-27", "2026-10-20"], "2026-10-19"),
    ],
)
def test_the_notice_of_a_recording_follows_its_meeting(moves: list[str], due: str) -> None:
    booked = fact("meeting_scheduled", "2026-10-01", purposes=["annual"], meeting_date="2026-10-20")
    told = fact("recording_announced", "2026-10-02", recorder="district", meeting="2026-10-20")
    later = [fact("meeting_scheduled", "2026-10-05", purposes=["annual"], meeting_date=day) for day in moves]
    assert dues("recording-notice", booked, told, *later, as_of="2026-10-06") == [due]


# --- one answer for each request ----------------------------------------------------------------------


def test_a_request_withdrawn_is_the_oldest_and_no_more() -> None:
    asked = [fact("independent_assessment_requested", day) for day in ("2026-09-14", "2026-09-21")]
    answers = [
        fact("independent_assessment_answered", "2026-09-24", answer=word) for word in ("withdrawn", "funded")
    ]
    student = student_of(*asked, *answers)
    clocks = deadlines_of("independent-assessment", student, context_with(*T), date(2026, 9, 28))
    assert [clock.status for clock in clocks] == ["ended", "met"]


# --- whoever comes with an IEP ----------------------------------------------------------------------


def test_who_comes_with_an_iep_has_one_on_the_day_of_coming() -> None:
    context = with_rule(context_with(*T), starts=({"event": "student_added"},), only_for={"has_iep": True})
    student = student_of(fact("student_added", "2026-09-01"))
    assert len(deadlines_of("own", student, context, date(2026, 9, 21))) == 1
