"""A meeting that falls inside a count limits it."""

from __future__ import annotations

from datetime import date

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
