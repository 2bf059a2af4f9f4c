"""What stops a clock, of which of several it is, and what a running clock keeps from starting: rules made for the purpose."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.docket.deadline import Deadline
from support import context_with, deadlines_of, fact, student_of, with_rule

BOTH = ("redwood-city-2025-26", "redwood-city-2026-27")
ADDED: dict[str, Any] = fact("student_added", "2025-08-20")
TEN_DAYS: dict[str, Any] = {"count": 10, "of": "calendar_days"}
AS_OF = date(2026, 12, 1)


def clocks(words: dict[str, Any], *facts: dict[str, Any], years: tuple[str, ...] = BOTH) -> list[Deadline]:
    """Every clock of a rule that says this, due within ten days where it says nothing else."""
    context = with_rule(context_with(*years), within=TEN_DAYS, **words)
    return deadlines_of("own", student_of(ADDED, *facts), context, AS_OF)


def ways(words: dict[str, Any], *facts: dict[str, Any]) -> list[tuple[str, str]]:
    """Each clock's day of starting and its status."""
    return [(f"{clock.started_on:%m-%d}", clock.status) for clock in clocks(words, *facts)]


# --- a running clock that keeps another from starting ----------------------------------------------------------------


def asked(*days: str) -> list[dict[str, Any]]:
    return [fact("surrogate_needed", day) for day in days]


def unless(**running: Any) -> dict[str, Any]:
    return {"starts": ({"event": "surrogate_needed", "unless_running": running},), "every_start": True}


def test_every_running_clock_keeps_one_from_starting_where_nothing_is_said_of_it() -> None:
    assert ways(unless(), *asked("2026-03-02", "2026-09-15")) == [("03-02", "overdue")]


def test_what_meets_the_running_clock_may_start_the_next() -> None:
    words = unless() | {"met_by": ({"event": "surrogate_needed"},)}
    assert ways(words, *asked("2026-09-01", "2026-11-24")) == [("09-01", "met_late"), ("11-24", "running")]


def test_a_clock_of_another_school_year_keeps_none_from_starting() -> None:
    words = unless(same_year=True)
    assert len(ways(words, *asked("2026-03-02", "2026-09-15"))) == 2
    assert len(ways(words, *asked("2026-09-15", "2026-10-15"))) == 1


def test_a_birthday_is_in_no_school_year() -> None:
    """Its clock starts with the day on which the student was added."""
    starts = ({"birthday": 10}, {"event": "surrogate_needed", "unless_running": {"same_year": True}})
    found = ways({"starts": starts, "every_start": True}, *asked("2026-04-20"))
    assert [day for day, _ in found] == ["08-20", "04-20"]


@pytest.mark.parametrize(("second", "count"), [("2026-09-15", 1), ("2026-09-16", 2)])
def test_the_days_within_which_the_running_clock_began_are_school_days(second: str, count: int) -> None:
    """From Tuesday, September 1: Labor Day is between, and September 15 is the ninth school day after."""
    assert len(ways(unless(began_within=9), *asked("2026-09-01", second))) == count


def test_without_a_calendar_no_clock_is_known_to_have_begun_within_them() -> None:
    assert len(clocks(unless(began_within=9), *asked("2026-09-01", "2026-09-02"), years=())) == 2


# --- which of several clocks an event is for ------------------------------------------------------------------------------


def plan(day: str, purpose: str) -> dict[str, Any]:
    return fact("assessment_plan_given", day, purpose=purpose)


def answered(kind: str, day: str, purpose: str) -> dict[str, Any]:
    return fact(kind, day, purpose=purpose)


PLANS: dict[str, Any] = {"starts": ({"event": "assessment_plan_given"},), "every_start": True}
ONE_EACH: dict[str, Any] = PLANS | {
    "one_each": True,
    "met_by": ({"event": "consent_received", "sharing": "purpose"},),
    "ended_by": ({"event": "consent_refused", "sharing": "purpose"},),
}
TWO_PURPOSES = (plan("2026-11-24", "initial"), plan("2026-11-25", "triennial"))
TWICE_INITIAL = (plan("2026-11-24", "initial"), plan("2026-11-25", "initial"))


@pytest.mark.parametrize(
    ("kind", "status"), [("consent_received", "met"), ("consent_refused", "ended")], ids=["met", "ended"]
)
class TestOneForEach:
    """Each event is for one clock: the oldest that it can meet or end, and that is running."""

    def test_an_older_clock_that_it_is_not_about_is_passed_over(self, kind: str, status: str) -> None:
        found = ways(ONE_EACH, *TWO_PURPOSES, answered(kind, "2026-11-30", "triennial"))
        assert found == [("11-24", "running"), ("11-25", status)]

    def test_the_oldest_is_taken(self, kind: str, status: str) -> None:
        found = ways(ONE_EACH, *TWICE_INITIAL, answered(kind, "2026-11-30", "initial"))
        assert found == [("11-24", status), ("11-25", "running")]

    def test_the_next_event_is_for_the_next(self, kind: str, status: str) -> None:
        both = [answered(kind, day, "initial") for day in ("2026-11-27", "2026-11-30")]
        assert ways(ONE_EACH, *TWICE_INITIAL, *both) == [("11-24", status), ("11-25", status)]

    def test_a_clock_that_starts_later_takes_nothing(self, kind: str, status: str) -> None:
        facts = (plan("2026-11-24", "initial"), answered(kind, "2026-11-25", "initial"))
        assert ways(ONE_EACH, *facts, plan("2026-11-26", "initial")) == [
            ("11-24", status),
            ("11-26", "running"),
        ]


def meeting(day: str, *purposes: str) -> dict[str, Any]:
    return fact("meeting_held", day, purposes=purposes, outcome="completed")


OF_PURPOSE: dict[str, Any] = PLANS | {
    "met_by": (
        {"event": "meeting_held", "where": {"purposes": "triennial"}, "of_purpose": True},
        {"event": "meeting_held", "where": {"purposes": "annual"}},
    )
}
THREE_YEARS_AND_MORE = (plan("2026-11-24", "triennial"), plan("2026-11-25", "supplemental"))


def test_of_several_clocks_a_meeting_meets_that_of_its_purpose() -> None:
    found = ways(OF_PURPOSE, *THREE_YEARS_AND_MORE, meeting("2026-11-30", "triennial"))
    assert found == [("11-24", "met"), ("11-25", "running")]


def test_a_meeting_that_another_word_names_too_meets_every_clock() -> None:
    found = ways(OF_PURPOSE, *THREE_YEARS_AND_MORE, meeting("2026-11-30", "triennial", "annual"))
    assert found == [("11-24", "met"), ("11-25", "met")]


def test_the_only_clock_is_met_by_a_meeting_of_another_purpose() -> None:
    found = ways(OF_PURPOSE, plan("2026-11-25", "supplemental"), meeting("2026-11-30", "triennial"))
    assert found == [("11-25", "met")]


def test_a_clock_that_a_birthday_starts_is_of_no_purpose() -> None:
    """Ana is ten on April 12, when the second plan's clock is running."""
    words = OF_PURPOSE | {"starts": ({"birthday": 10}, {"event": "assessment_plan_given"})}
    found = ways(words, plan("2026-04-13", "triennial"), meeting("2026-04-20", "triennial"))
    assert found == [("08-20", "overdue"), ("04-13", "met")]


def test_a_meeting_that_starts_a_clock_is_not_kept_for_it() -> None:
    words = OF_PURPOSE | {"starts": ({"event": "assessment_plan_given"}, {"event": "meeting_held"})}
    found = ways(words, plan("2026-11-25", "supplemental"), meeting("2026-11-30", "triennial"))
    assert found == [("11-25", "met"), ("11-30", "running")]


def test_what_has_no_purposes_is_of_none() -> None:
    words = PLANS | {"met_by": ({"event": "consent_received", "of_purpose": True},)}
    consent = answered("consent_received", "2026-11-30", "triennial")
    assert ways(words, THREE_YEARS_AND_MORE[0], consent) == [("11-24", "met")]
    assert ways(words, *THREE_YEARS_AND_MORE, consent) == [("11-24", "running"), ("11-25", "running")]


# --- whether an event still counts ------------------------------------------------------------------------------------------


def test_a_booking_entered_after_the_fact_counts_until_it_is_cancelled() -> None:
    words = {
        "starts": ({"event": "surrogate_needed"},),
        "met_by": ({"event": "meeting_scheduled", "backdated": True},),
    }
    booked = fact("meeting_scheduled", "2026-11-24", purposes=["annual"], meeting_date="2026-12-10")
    cancelled = fact(
        "meeting_cancelled", "2026-11-26", why="ill", **{k: booked[k] for k in ("purposes", "meeting_date")}
    )
    assert ways(words, *asked("2026-11-25"), booked) == [("11-25", "met")]
    assert ways(words, booked, *asked("2026-11-25")) == [("11-25", "running")]
    assert ways(words, *asked("2026-11-25"), booked, cancelled) == [("11-25", "running")]


def called(day: str, about: str) -> dict[str, Any]:
    return fact("contact_made", day, with_whom="Maria", how="phone", result="reached", about=about)


def test_only_what_would_itself_start_the_clock_must_come_on_a_later_day() -> None:
    words = {
        "starts": ({"event": "contact_made", "where": {"about": "meeting"}},),
        "met_by": ({"event": "contact_made"},),
    }
    assert ways(words, called("2026-11-25", "meeting"), called("2026-11-25", "progress"))[0][1] == "met"
    assert ways(words, called("2026-11-25", "meeting"), called("2026-11-25", "meeting"))[0][1] == "running"


def test_nothing_is_undone_by_itself() -> None:
    on = {"event": "contact_made", "undone_by": {"event": "contact_made"}}
    words = {"starts": ({"event": "surrogate_needed"},), "ended_by": (on,)}
    first, second = called("2026-11-26", "meeting"), called("2026-11-27", "other")
    assert ways(words, *asked("2026-11-25"), first) == [("11-25", "ended")]
    (clock,) = clocks(words, *asked("2026-11-25"), first, second)
    assert clock.ended_by is not None
    assert clock.ended_by.date == date(2026, 11, 27)


# --- in time whenever it comes ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("about", "status"), [("assessment-plan", "met"), ("progress", "met_late"), ("other", "overdue")]
)
def test_only_the_word_that_says_so_is_never_late(about: str, status: str) -> None:
    met_by = (
        {"event": "contact_made", "where": {"about": "assessment-plan"}, "never_late": True},
        {"event": "contact_made", "where": {"about": "progress"}},
    )
    words = {"starts": ({"event": "surrogate_needed"},), "met_by": met_by}
    assert ways(words, *asked("2026-09-01"), called("2026-11-30", about)) == [("09-01", status)]


# --- a meeting that moves to another day ----------------------------------------------------------------------------------


def booked(for_day: str, **more: str) -> dict[str, Any]:
    return fact("meeting_scheduled", "2026-11-25", purposes=["annual"], meeting_date=for_day, **more)


FIRST, MOVED = booked("2026-12-10"), booked("2026-12-17", why="ill")
NOTICE = fact("document_sent", "2026-11-25", document="meeting-notice")
DRAFT = fact("iep_drafted", "2026-11-25", portion="whole", step="ready")


@pytest.mark.parametrize(
    ("rule", "facts", "status"),
    [
        ("meeting-notice", (FIRST, NOTICE, MOVED), "running"),
        ("meeting-notice", (FIRST, NOTICE, {**FIRST, "purposes": ["annual", "triennial"]}), "overdue"),
        ("meeting-notice", (FIRST, NOTICE, {**FIRST, "interpreter": "Rita Diaz"}), "met"),
        ("meeting-notice", (FIRST, MOVED, NOTICE), "met"),
        ("meeting-notice", (FIRST, {**NOTICE, "meeting": "2026-12-17"}, MOVED), "met"),
        ("meeting-notice", (NOTICE, FIRST), "met"),
        ("draft-iep", (FIRST, DRAFT, MOVED), "met"),
    ],
)
def test_on_the_day_of_the_move_a_notice_was_for_the_former_day_and_a_draft_was_not(
    rule: str, facts: tuple[dict[str, Any], ...], status: str
) -> None:
    added = fact("student_added", "2025-08-20", last_annual="2025-12-12", last_evaluation="2024-10-09")
    found = deadlines_of(rule, student_of(added, *facts), context_with(*BOTH), AS_OF)
    assert found[-1].status == status


# --- an end that asks for the IEP in effect ------------------------------------------------------------------------------

FIRST_IEP = fact("meeting_held", "2026-11-24", purposes=["initial"], outcome="completed", eligible=True)
REFUSED = fact("iep_answered", "2026-11-25", answer="disagreed")


@pytest.mark.parametrize(
    ("in_effect", "before", "status"),
    [
        (False, (), "ended"),
        (False, (fact("iep_answered", "2026-11-24", answer="agreed"),), "running"),
        (True, (), "running"),
        (True, (fact("iep_answered", "2026-11-24", answer="partly"),), "ended"),
    ],
)
def test_an_end_may_ask_whether_an_iep_was_in_effect_before_it(
    in_effect: bool, before: tuple[dict[str, Any], ...], status: str
) -> None:
    words = {
        "starts": ({"event": "meeting_held"},),
        "ended_by": (
            {"event": "iep_answered", "where": {"answer": "disagreed"}, "iep_in_effect": in_effect},
        ),
    }
    context = with_rule(context_with(*BOTH), within=TEN_DAYS, **words)
    referred = fact("referral_received", "2026-08-24")
    student = student_of(referred, FIRST_IEP, *before, REFUSED)
    [clock] = deadlines_of("own", student, context, AS_OF)
    assert clock.status == status


# --- an event of the day itself ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "same_day", "status"),
    [("2026-11-24", True, "met"), ("2026-11-23", True, "running"), ("2026-11-24", False, "running")],
)
def test_what_came_earlier_on_the_day_of_the_start_meets_it_only_where_the_rule_says_so(
    day: str, same_day: bool, status: str
) -> None:
    words = {
        "starts": ({"event": "surrogate_needed"},),
        "met_by": ({"event": "document_sent", "same_day": same_day},),
    }
    assert ways(words, fact("document_sent", day, document="safeguards"), *asked("2026-11-24")) == [
        ("11-24", status)
    ]


# --- a running clock of the same sort ------------------------------------------------------------------------------------


def test_a_running_clock_may_have_to_share_a_field_with_the_start_that_it_keeps_out() -> None:
    start = {"event": "complaint_filed", "unless_running": {"or_met": True, "sharing": "kind"}}
    words = {"starts": (start,), "every_start": True, "met_by": ({"event": "note_made"},)}
    state, other = (fact("complaint_filed", "2026-09-15", kind=kind) for kind in ("state", "due-process"))
    note = fact("note_made", "2026-09-16", text="given")
    again = {**state, "date": "2026-11-24"}
    assert ways(words, state, note, again) == [("09-15", "met")]
    assert ways(words, state, note, {**other, "date": "2026-11-24"}) == [
        ("09-15", "met"),
        ("11-24", "running"),
    ]


def test_a_clock_that_no_event_started_shares_nothing() -> None:
    starts = (
        {"birthday": 10},
        {"event": "complaint_filed", "unless_running": {"or_met": True, "sharing": "kind"}},
    )
    found = ways({"starts": starts, "every_start": True}, fact("complaint_filed", "2026-04-20", kind="state"))
    assert [day for day, _ in found] == ["08-20", "04-20"]
