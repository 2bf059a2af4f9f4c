"""What was owed before a meeting and has no record when it is held, and the tick that comes afterwards."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.docket.deadline import Deadline
from casemgr.docket.derive import derive
from support import context_with, fact, student_of

CONTEXT = context_with("redwood-city-2025-26", "redwood-city-2026-27")
REFERRED = fact("referral_received", "2026-09-01", areas=["autism"])
HELD = fact("meeting_held", "2026-11-03", purposes=["initial"], outcome="completed")


def tick(day: str, clock: str | None) -> dict[str, Any]:
    return fact("done", day, rule="enter-referral", clock=clock)


def entered(*facts: dict[str, Any]) -> list[Deadline]:
    found = derive(student_of(*facts), CONTEXT, date(2027, 2, 1))
    return [clock for clock in found if clock.rule.id == "enter-referral"]


@pytest.mark.parametrize(
    ("more", "status", "unrecorded"),
    [
        ((), "ended", True),
        ((tick("2026-11-10", "e0"),), "met", False),
        ((tick("2026-11-10", None),), "ended", True),  # it may be for another referral
        ((tick("2026-11-10", "e1"),), "ended", True),
        ((fact("not_applicable", "2026-11-10", rule="enter-referral", clock="e0", why="x"),), "ended", False),
        ((fact("entered_in_system", "2026-11-10", what="referral"),), "ended", True),
    ],
)
def test_only_a_tick_that_names_it_comes_afterwards(
    more: tuple[dict[str, Any], ...], status: str, unrecorded: bool
) -> None:
    (clock,) = entered(REFERRED, HELD, *more)
    assert (clock.status, clock.unrecorded) == (status, unrecorded)


def test_a_step_recorded_on_a_day_before_the_meeting_is_met() -> None:
    (clock,) = entered(REFERRED, tick("2026-10-01", None), HELD)
    assert (clock.status, clock.unrecorded) == ("met", False)


def test_a_tick_afterwards_does_not_cover_a_referral_made_in_between() -> None:
    again = {**REFERRED, "date": "2026-12-01"}
    not_eligible = {**HELD, "eligible": False}
    found = entered(REFERRED, not_eligible, again, tick("2027-01-11", "e0"))
    assert [clock.status for clock in found] == ["met", "open"]


def test_an_exit_leaves_nothing_unrecorded() -> None:
    (clock,) = entered(REFERRED, fact("exited", "2026-11-03", reason="moved-in-state"))
    assert (clock.status, clock.unrecorded) == ("ended", False)
