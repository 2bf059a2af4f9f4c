"""What a calendar says of days at the edge of what it knows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from casemgr.days.calendar import Calendar
from support import calendar

YEAR = calendar("redwood-city-2026-27")
CALENDAR = Calendar.of((YEAR,))
DAY = timedelta(days=1)
LAST_KNOWN = CALENDAR.runs[0].last


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (date(2026, 9, 8), date(2026, 9, 11), 3),  # Tuesday to Friday
        (date(2026, 9, 11), date(2026, 9, 14), 1),  # over a weekend
        (YEAR.first_day, YEAR.first_day, 0),
        (YEAR.first_day - DAY, YEAR.first_day, None),
        (LAST_KNOWN - DAY, LAST_KNOWN + DAY, None),
    ],
)
def test_school_days_are_counted_only_where_the_calendar_covers_both(
    first: date, last: date, days: int | None
) -> None:
    assert CALENDAR.school_days_after(first, last) == days
