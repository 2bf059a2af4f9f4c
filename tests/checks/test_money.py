"""What is noted on the money for supplies."""

from __future__ import annotations

from typing import Any

import pytest

from casemgr.casefile.events import SuppliesAllocated, SuppliesMoved, SuppliesRequested
from casemgr.checks.supplies import another_amount, beyond
from recorded import recorded
from support import fact


def given(amount: str, year: str = "2026-27") -> dict[str, Any]:
    return fact("supplies_allocated", "2026-08-20", amount=amount, school_year=year)


def asked(cost: str, day: str = "2026-09-01") -> dict[str, Any]:
    return fact("supplies_requested", day, what="headphones", cost=cost)


def approved(request: str) -> dict[str, Any]:
    return fact("supplies_moved", "2026-09-05", request=request, step="approved")


SPENT_BEYOND = "$0.01 more than the allocation of 2026-27"
ASKED_BEYOND = "$0.01 more than the $125.96 left of the allocation of 2026-27"


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ([given("125.96"), asked("89.94"), asked("36.02"), approved("e1"), approved("e2")], []),
        (
            [given("125.95"), asked("89.94"), asked("36.02"), approved("e1"), approved("e2")],
            [f"$125.96 approved or spent, {SPENT_BEYOND}"],
        ),
        ([asked("89.94"), approved("e0")], []),  # no allocation is on file
        ([given("10", "2025-26"), asked("89.94"), approved("e1")], []),
    ],
)
def test_what_is_approved_beyond_the_allocation(facts: list[dict[str, Any]], said: list[str]) -> None:
    assert [*beyond(*recorded(SuppliesMoved, *facts))] == said


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ([given("125.96"), asked("125.96")], []),
        ([given("125.96"), asked("125.97")], [f"$125.97 asked for, {ASKED_BEYOND}"]),
        ([given("125.96"), asked("100", "2026-06-01"), asked("125.96")], []),  # of the year before
        ([asked("125.97")], []),
    ],
)
def test_what_is_asked_for_beyond_what_is_left(facts: list[dict[str, Any]], said: list[str]) -> None:
    assert [*beyond(*recorded(SuppliesRequested, *facts))] == said


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ([], []),
        ([given("100", "2025-26")], []),
        ([given("100")], ["the allocation of 2026-27 is $250 now; before, it was $100"]),
    ],
)
def test_an_allocation_recorded_again_says_what_it_was(before: list[dict[str, Any]], said: list[str]) -> None:
    assert [*another_amount(*recorded(SuppliesAllocated, *before, given("250")))] == said
