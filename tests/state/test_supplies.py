"""The supply allocation: what was asked for, and the money that is left."""

from __future__ import annotations

from typing import Any

import pytest

from casemgr.state.supplies import Budget, allocation, requests_of, step_misfit
from support import fact, student_of

ASKED = fact("supplies_requested", "2026-09-01", what="headphones", cost="60")
NOTE = fact("note_made", "2026-09-02", text="x")


def moved(step: str, request: str = "e0") -> dict[str, Any]:
    return fact("supplies_moved", "2026-09-05", request=request, step=step)


def test_a_request_is_at_the_last_step_recorded_for_it() -> None:
    events = student_of(ASKED, NOTE, moved("approved"), moved("refused", request="e9")).events
    assert [(each.id, each.step) for each in requests_of(events)] == [("e0", "approved")]


def test_the_allocation_is_the_last_one_recorded_for_the_year() -> None:
    def given(*amounts: int) -> float | None:
        facts = [
            fact("supplies_allocated", "2026-08-20", amount=each, school_year="2026-27") for each in amounts
        ]
        return allocation(student_of(NOTE, *facts).events, "2026-27")

    assert [given(), given(200), given(200, 250), given(200, 250, 300)] == [None, 200, 250, 300]


@pytest.mark.parametrize(
    ("allocated", "spent", "asked", "over"),
    [
        (100, 60, 40, 0),
        (100, 60, 40.01, 0.01),
        (100, 60, 40.004, 0),  # less than a cent
        (50, 60, 10, 10),  # more is spent than there was
        (None, 60, 10, 0),
    ],
)
def test_what_is_asked_for_beyond_what_is_left_is_in_dollars_and_cents(
    allocated: float | None, spent: float, asked: float, over: float
) -> None:
    assert Budget(allocated, spent, asked).over == over


def test_what_is_spent_to_the_cent_leaves_nothing() -> None:
    assert str(Budget(125.96, 89.94 + 36.02, 0).left) == "0.0"


@pytest.mark.parametrize(
    ("reached", "step", "first"),
    [
        ((), "ordered", "; first: casemgr supplies approved {} --on DATE"),
        (("approved",), "received", "; first: casemgr supplies ordered {} --on DATE"),
        (("approved", "ordered"), "approved", ""),  # back leads no step
    ],
)
def test_a_step_that_is_too_early_names_the_one_before_it(
    reached: tuple[str, ...], step: str, first: str
) -> None:
    known = student_of(ASKED, *map(moved, reached)).events
    said = step_misfit(known, "e0", step)
    assert said
    assert said.endswith(f"cannot be {step} now{first.format('e0')}")
