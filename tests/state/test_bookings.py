"""Which booked meetings a recording may mean, and who may have an IEP."""

from __future__ import annotations

from datetime import date

import pytest

from casemgr.state.bookings import bookings_by, plan_may_wait
from casemgr.state.enrollment import manager_of, may_have_iep
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
    [(["triennial"], True), (["triennial", "annual"], False), (["annual"], False), (["initial"], False)],
)
def test_only_a_triennial_by_itself_leaves_the_plan_for_another_day(
    purposes: list[str], may_wait: bool
) -> None:
    assert plan_may_wait(purposes) is may_wait


def test_who_joined_with_an_iep_or_was_found_eligible_may_have_one() -> None:
    found = fact("meeting_held", "2026-11-20", purposes=["initial"], outcome="completed", eligible="true")
    not_found = fact(
        "meeting_held", "2026-11-20", purposes=["initial"], outcome="completed", eligible="false"
    )
    assert may_have_iep(student_of(fact("student_added", "2026-08-10")).events)
    assert may_have_iep(student_of(found).events)
    assert not may_have_iep(student_of(not_found).events)


def test_the_case_is_the_receivers_once_the_hand_off_is_acknowledged() -> None:
    handed = fact("handed_off", "2026-11-02", to="Tom Reyes")
    acknowledged = fact("hand_off_acknowledged", "2026-11-03")
    assert manager_of(student_of(handed).events, "Dana Whitfield") == "Dana Whitfield"
    assert manager_of(student_of(handed, acknowledged).events, "Dana Whitfield") == "Tom Reyes"
