"""What lists are made of: which deadlines come first, which can wait, and what is missing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.docket.next_steps import is_far_unknown
from support import basis_of, student_of, the_deadline

BOTH = ("redwood-city-2025-26", "redwood-city-2026-27")
TODAY = date(2026, 12, 1)


def fact(kind: str, day: str, **fields: Any) -> dict[str, Any]:
    return {"type": kind, "date": day, **fields}


# --- what can wait --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("last_evaluation", "is_far"), [("2024-12-02", False), ("2024-12-03", True), ("2024-03-01", False)]
)
def test_an_unknown_date_is_far_where_it_is_counted_from_more_than_a_year_ahead(
    last_evaluation: str, is_far: bool
) -> None:
    """The triennial three years later is 366 days after today, or 367, or three months."""
    student = student_of(fact("student_added", "2025-08-20", last_evaluation=last_evaluation))
    plan = the_deadline("triennial-plan", student, basis_of("redwood-city-2025-26"), TODAY)
    assert plan.status == "unknown"
    assert is_far_unknown(plan, TODAY) is is_far
