"""The school year that an event is of, and whether it is a later one."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.docket.facts import Facts
from casemgr.docket.school_year import is_of_later_year, year_of
from support import context_with, fact, student_of

ADDED = fact("student_added", "2026-03-02")


def year(day: str, name: str) -> dict[str, Any]:
    return fact("year_started", day, school_year=name, first_day="2026-08-12", grade="4", school="F")


@pytest.mark.parametrize("calendars", [(), ("sample-2025-26", "sample-2026-27")])
@pytest.mark.parametrize(
    ("other", "is_later"),
    [
        (year("2026-08-05", "2026-27"), True),
        (year("2026-03-03", "2025-26"), False),
        (year("2026-06-01", "2026-27"), True),
    ],
)
def test_a_year_is_later_by_its_name_with_or_without_a_calendar(
    calendars: tuple[str, ...], other: dict[str, Any], is_later: bool
) -> None:
    student = student_of(ADDED, other)
    facts = Facts.of(student, context_with(*calendars), date(2026, 9, 1))
    added, started = facts.events
    assert year_of(started, facts) == other["school_year"]
    assert is_of_later_year(started, added, facts) is is_later
    assert not is_of_later_year(added, started, facts)
