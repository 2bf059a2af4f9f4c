"""The grade of a rule: that of the day of the start, or of today."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from support import context_with, deadlines_of, fact, student_of, with_rule

ADDED = fact("student_added", "2026-08-24")
UP = {
    "school_year": "2027-28",
    "first_day": "2027-08-11",
    "from_grade": "PS",
    "school": "Fernbrook Elementary",
}
ASKED = fact("surrogate_needed", "2027-08-10")
ASKED_AFTER = fact("surrogate_needed", "2027-08-11")


def _starts(now: str, *facts: dict[str, Any], **only_for: list[str]) -> bool:
    context = with_rule(
        context_with("sample-2026-27"), starts=({"event": "surrogate_needed"},), only_for=only_for
    )
    student = student_of(*facts, born="2022-06-15", grade=now)
    return bool(deadlines_of("own", student, context, date(2027, 9, 1)))


@pytest.mark.parametrize(
    ("grade", "facts", "at_the_start", "now"),
    [
        ("PS", (ADDED, ASKED), True, True),
        ("K", (ADDED, ASKED), False, False),
        ("K", (ADDED, ASKED, fact("year_started", "2027-08-11", grade="K", **UP)), True, False),
        ("K", (ADDED, fact("year_started", "2027-08-11", grade="K", **UP), ASKED_AFTER), False, False),
    ],
)
def test_the_grade_is_that_of_the_start_or_of_today(
    grade: str, facts: tuple[dict[str, Any], ...], at_the_start: bool, now: bool
) -> None:
    assert _starts(grade, *facts, grade=["PS", "IN"]) is at_the_start
    assert _starts(grade, *facts, not_in_grade=["PS", "IN"]) is not at_the_start
    assert _starts(grade, *facts, now_in_grade=["PS", "IN"]) is now
