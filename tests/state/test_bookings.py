"""Which booked meetings a recording may mean."""

from __future__ import annotations

from datetime import date

import pytest

from casemgr.state.bookings import bookings_by, plan_may_wait
from support import fact, student_of

LATER = date(2026, 12, 31)
ANNUAL = fact("meeting_scheduled", "2026-11-02", meeting_date="2026-11-20", purposes=["annual"])
TRIENNIAL = fact("meeting_scheduled", "2026-11-16", meeting_date="2026-12-01", purposes=["triennial"])
HELD = fact("meeting_held", "2026-11-20", purposes=["annual"], outcome="completed")


def booked(on: str | None, *facts: dict[str, object]) -> list[str]:
    events = student_of(*facts).known(LATER)
    return [str(each.meeting_date) for each in bookings_by(events, date.fromisoformat(on) if on else None)]


def test_a_recording_may_mean_what_was_booked_then_or_is_now() -> None:
    assert booked("2026-11-18", ANNUAL, TRIENNIAL, HELD) == ["2026-11-20", "2026-12-01"]
    assert booked("2026-11-02", ANNUAL, HELD) == ["2026-11-20"]  # the day of the booking itself
    assert booked(None, ANNUAL, TRIENNIAL, HELD) == ["2026-12-01"]


def test_a_booking_entered_late_is_meant_too() -> None:
    assert booked("2026-11-01", ANNUAL, TRIENNIAL) == ["2026-11-20", "2026-12-01"]


@pytest.mark.parametrize(
    ("purposes", "may_wait"),
    [
        (["triennial"], True),
        (["triennial", "supplemental"], True),
        (["triennial", "annual"], False),
        (["triennial", "initial"], False),
        (["annual"], False),
        (["initial"], False),
        (["supplemental"], False),
    ],
)
def test_only_a_triennial_by_itself_leaves_the_plan_for_another_day(
    purposes: list[str], may_wait: bool
) -> None:
    assert plan_may_wait(purposes) is may_wait
