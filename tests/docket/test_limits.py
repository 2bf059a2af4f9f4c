"""A meeting that falls inside a count limits it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from support import context_with, fact, student_of, the_deadline, with_rule


@pytest.mark.parametrize(
    ("meeting", "due"),
    [("2026-11-20", "2026-11-17"), ("2026-12-17", "2026-12-14"), ("2026-12-18", "2026-12-15")],
)
def test_every_meeting_limits_a_clock_that_a_birthday_started(meeting: str, due: str) -> None:
    """It is about no meeting and of no purpose. Ana is ten on December 15."""
    context = with_rule(
        context_with("redwood-city-2026-27"),
        starts=({"birthday": 10},),
        within={"same_day": "true"},
        no_later_than={"days_before_meeting": 3},
    )
    added = fact("student_added", "2026-08-20")
    booked = fact("meeting_scheduled", "2026-10-01", purposes=["annual"], meeting_date=meeting)
    clock = the_deadline("own", student_of(added, booked, born="2016-12-15"), context, date(2026, 11, 2))
    limited_by = date.fromisoformat(meeting) if due != "2026-12-15" else None
    assert (str(clock.due), clock.reckoning.limited_by) == (due, limited_by)


# --- before a meeting that is not booked yet -------------------------------------------------------------------------

CONSENT = fact("consent_received", "2026-10-05", purpose="initial")
BEFORE_THE_MEETING: dict[str, Any] = {
    "starts": ({"event": "consent_received"},),
    "no_later_than": {"days_before_meeting": 5, "or_due": ["initial-iep"]},
}


def before_the_meeting(*facts: dict[str, Any], **words: Any) -> tuple[str, str | None, str]:
    """The date of what is to be there five days before the meeting, the last day for that meeting, and the status."""
    context = with_rule(context_with("redwood-city-2026-27"), **{**BEFORE_THE_MEETING, **words})
    clock = the_deadline("own", student_of(*facts), context, date(2026, 12, 1))
    meeting = clock.reckoning.meeting_due
    return str(clock.due), str(meeting) if meeting else None, clock.status


def test_until_a_meeting_is_booked_its_last_day_gives_the_date() -> None:
    """The 60 days from October 5 end on December 4."""
    assert before_the_meeting(CONSENT) == ("2026-11-29", "2026-12-04", "overdue")


def test_a_meeting_that_is_booked_gives_it_then() -> None:
    booked = fact("meeting_scheduled", "2026-10-12", purposes=["initial"], meeting_date="2026-11-20")
    assert before_the_meeting(CONSENT, booked) == ("2026-11-15", None, "overdue")


def test_it_is_never_before_the_start() -> None:
    words = {"no_later_than": {"days_before_meeting": 90, "or_due": ["initial-iep"]}}
    assert before_the_meeting(CONSENT, **words) == ("2026-10-05", "2026-12-04", "overdue")


def test_only_a_rule_that_the_same_event_starts_gives_it() -> None:
    two = {"no_later_than": {"days_before_meeting": 5, "or_due": ["annual-review", "initial-iep"]}}
    assert before_the_meeting(CONSENT, **two) == ("2026-11-29", "2026-12-04", "overdue")
    other = {"no_later_than": {"days_before_meeting": 5, "or_due": ["reassessment-iep"]}}
    assert before_the_meeting(CONSENT, **other) == ("None", None, "open")


def test_a_meeting_that_is_not_to_be_held_any_more_gives_none() -> None:
    given_up = fact("not_applicable", "2026-11-02", rule="initial-iep", why="Moved to a private school")
    assert before_the_meeting(CONSENT, given_up) == ("None", None, "open")


def test_a_clock_that_no_event_started_has_no_date_by_it() -> None:
    words = {"starts": ({"birthday": 10},)}
    context = with_rule(context_with("redwood-city-2026-27"), **{**BEFORE_THE_MEETING, **words})
    added = fact("student_added", "2026-08-20")
    clock = the_deadline("own", student_of(added, born="2016-12-15"), context, date(2026, 11, 2))
    assert (clock.due, clock.status) == (None, "open")
