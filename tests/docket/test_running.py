"""What keeps a start from opening another clock of its rule: the yearly copy of the safeguards is asked for once a year."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.docket.derive import derive
from support import context_with, fact, student_of

CONTEXT = context_with("sample-2025-26", "sample-2026-27")


def year(day: str, name: str) -> dict[str, Any]:
    first = f"{name[:4]}-08-12"
    return fact("year_started", day, school_year=name, first_day=first, grade="4", school="F")


@pytest.mark.parametrize(
    ("added", "opened", "days"),
    [
        ("2026-08-20", year("2026-08-24", "2026-27"), ["2026-08-20"]),
        ("2026-08-20", year("2026-08-20", "2026-27"), ["2026-08-20"]),
        ("2026-07-20", year("2026-08-05", "2026-27"), ["2026-08-05"]),  # between the years nothing is asked
        (
            "2026-05-20",
            year("2026-06-01", "2026-27"),
            ["2026-05-20", "2026-06-01"],
        ),  # the next year, opened early
        ("2026-05-20", year("2026-08-05", "2026-27"), ["2026-05-20", "2026-08-05"]),
    ],
)
def test_the_yearly_copy_is_asked_for_once_a_year(
    added: str, opened: dict[str, Any], days: list[str]
) -> None:
    found = derive(student_of(fact("student_added", added), opened), CONTEXT, date(2026, 9, 1))
    assert [str(clock.started_on) for clock in found if clock.rule.id == "safeguards-yearly"] == days
