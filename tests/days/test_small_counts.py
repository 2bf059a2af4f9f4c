"""Counting by hand, in weeks small enough to see: what a pause skips, days before and after, business days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta

from casemgr.days.counting import (
    BusinessDays,
    DayTable,
    Pause,
    after,
    before,
    months_after,
    shift,
    skipped,
    years_after,
)
from casemgr.days.gaps import Gap
from casemgr.days.schoolyear import days_from
from casemgr.days.yearspan import YearSpan

DAY = timedelta(days=1)
MONDAY = date(2026, 11, 2)
FRIDAY = date(2026, 11, 6)
# A break of six weekdays, Monday to Monday, printed with its weekend, a staff day after it, and the weekend before it.
GAP = Gap(
    first=date(2026, 10, 31),
    last=date(2026, 11, 10),
    between_years=False,
    break_days=(*days_from(MONDAY, FRIDAY), date(2026, 11, 9)),
    days_off=(*days_from(MONDAY, FRIDAY), date(2026, 11, 9), date(2026, 11, 10)),
    printed=tuple(days_from(MONDAY, date(2026, 11, 9))),
    why="Fall Break",
)


@pytest.mark.parametrize(
    ("pause", "first", "last"),
    [
        (Pause(over=5), GAP.first, GAP.last),
        (Pause(over=5, reading="published_break"), MONDAY, date(2026, 11, 9)),
        (Pause(over=5, reading="excess_only"), FRIDAY + DAY, GAP.last),
        (Pause(over=5, reading="excess_only", counts="all_days_off"), FRIDAY + DAY, GAP.last),
        (Pause(over=6, reading="excess_only", counts="all_days_off"), date(2026, 11, 10), GAP.last),
        (Pause(over=1, reading="excess_only"), MONDAY + DAY, GAP.last),
        (Pause(over=6, counts="all_days_off"), GAP.first, GAP.last),
        (Pause(over=6), None, None),
        (Pause(over=7, counts="all_days_off"), None, None),
        (Pause(over=5, reading="none"), None, None),
        (Pause(between_years=True), None, None),
    ],
)
def test_a_break_of_more_than_so_many_days_is_skipped(
    pause: Pause, first: date | None, last: date | None
) -> None:
    assert pause.skips(GAP) == (tuple(days_from(first, last)) if first and last else ())


# Monday to Friday count; the week before and the weekend after are known too.
WEEK = DayTable(
    tuple(day.toordinal() for day in days_from(MONDAY, FRIDAY)),
    (MONDAY - 3 * DAY).toordinal(),
    (FRIDAY + 2 * DAY).toordinal(),
)


@pytest.mark.parametrize(
    ("start", "n", "found"),
    [
        (MONDAY, 1, MONDAY + DAY),
        (MONDAY - DAY, 1, MONDAY),
        (MONDAY - DAY, 5, FRIDAY),
        (MONDAY - DAY, 6, None),
        (MONDAY - 4 * DAY, 1, MONDAY),  # the day before the first one known
        (MONDAY - 5 * DAY, 1, None),
        (FRIDAY, 1, None),
    ],
)
def test_the_nth_day_after(start: date, n: int, found: date | None) -> None:
    assert after(start, n, (WEEK,)) == found


@pytest.mark.parametrize(
    ("end", "n", "found"),
    [
        (FRIDAY, 1, FRIDAY - DAY),
        (FRIDAY, 4, MONDAY),
        (FRIDAY, 5, None),
        (FRIDAY + DAY, 5, MONDAY),
        (FRIDAY + 3 * DAY, 1, FRIDAY),  # the day after the last one known
        (FRIDAY + 4 * DAY, 1, None),
        (MONDAY, 1, None),
    ],
)
def test_the_nth_day_before(end: date, n: int, found: date | None) -> None:
    assert before(end, n, (WEEK,)) == found


def test_days_counted_begin_after_the_start() -> None:
    spans = ((MONDAY, FRIDAY), (MONDAY - DAY, FRIDAY), (FRIDAY, FRIDAY))
    assert [WEEK.counted(start.toordinal(), end.toordinal()) for start, end in spans] == [4, 5, 0]


HOLIDAYS = {2026: {date(2026, 11, 11): "Veterans Day", date(2026, 12, 26): "Boxing Day"}, 2027: {}}


@pytest.mark.parametrize(
    ("start", "n", "found"),
    [
        (date(2026, 11, 9), 0, date(2026, 11, 9)),
        (date(2026, 11, 9), 1, date(2026, 11, 10)),
        (date(2026, 11, 9), 2, date(2026, 11, 12)),
        (date(2026, 11, 13), 1, date(2026, 11, 16)),
        (date(2026, 12, 30), 2, date(2027, 1, 1)),
        (date(2027, 12, 30), 1, date(2027, 12, 31)),
        (date(2027, 12, 30), 2, None),
    ],
)
def test_business_days_after(start: date, n: int, found: date | None) -> None:
    assert BusinessDays(HOLIDAYS.get).after(start, n) == found


def test_a_business_day_is_a_weekday_that_is_no_holiday() -> None:
    business = BusinessDays(HOLIDAYS.get)
    week = days_from(date(2026, 11, 9), date(2026, 11, 15))
    assert [business.counts(day) for day in week] == [True, True, False, True, True, False, False]
    closed = [business.why_closed(date(2026, *day)) for day in ((11, 11), (11, 14), (12, 26))]
    assert closed == ["Veterans Day", "weekend", "Boxing Day"]
    unknown = date(2030, 6, 3)
    assert (business.counts(unknown), business.why_closed(unknown)) == (True, "weekend")


@pytest.mark.parametrize(
    ("start", "end", "spans"),
    [
        (FRIDAY, FRIDAY + 4 * DAY, [(FRIDAY + DAY, FRIDAY + 2 * DAY)]),
        (FRIDAY + DAY, FRIDAY + 2 * DAY, [(FRIDAY + 2 * DAY, FRIDAY + 2 * DAY)]),
        (FRIDAY - DAY, FRIDAY + DAY, [(FRIDAY + DAY, FRIDAY + DAY)]),
        (MONDAY, FRIDAY, []),
        (FRIDAY + DAY, FRIDAY + DAY, []),
        (
            MONDAY - 3 * DAY,
            FRIDAY + 3 * DAY,
            [(MONDAY - 2 * DAY, MONDAY - DAY), (FRIDAY + DAY, FRIDAY + 2 * DAY)],
        ),
    ],
)
def test_the_runs_of_days_skipped(start: date, end: date, spans: list[tuple[date, date]]) -> None:
    assert list(skipped(start, end, lambda day: day.weekday() < 5)) == spans


def test_years_and_days_later() -> None:
    assert years_after(date(2025, 11, 23), 3) == date(2028, 11, 23)
    assert years_after(date(2024, 2, 29), 1) == date(2025, 2, 28)
    assert (shift(MONDAY, 4), shift(FRIDAY, -4)) == (FRIDAY, MONDAY)


@pytest.mark.parametrize(
    ("day", "starts"),
    [
        (date(2026, 6, 30), 2025),
        (date(2026, 7, 1), 2026),
        (date(2027, 6, 30), 2026),
        (date(2027, 7, 1), 2027),
    ],
)
def test_a_school_year_runs_from_july_to_june(day: date, starts: int) -> None:
    span = YearSpan.around(day)
    assert (span.first, span.last) == (date(starts, 7, 1), date(starts + 1, 6, 30))
    days = (span.first - DAY, span.first, day, span.last, span.last + DAY)
    assert [span.holds(other) for other in days] == [False, True, True, True, False]
    assert not span.holds(None)


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 3, 31), -13, date(2025, 2, 28)),
        (date(2026, 6, 30), 0, date(2026, 6, 30)),
    ],
)
def test_a_shorter_month_ends_on_its_last_day(day: date, months: int, found: date) -> None:
    assert months_after(day, months) == found


@pytest.mark.parametrize(
    ("years", "found"),
    [(1, date(2025, 2, 28)), (4, date(2028, 2, 29)), (-1, date(2023, 2, 28)), (76, date(2100, 2, 28))],
)
def test_29_february_is_the_28th_in_other_years(years: int, found: date) -> None:
    assert years_after(date(2024, 2, 29), years) == found


def test_months_and_years_are_those_of_dateutil() -> None:
    for number in range(3000):
        day = date(1999, 12, 20) + timedelta(days=number)
        for count in (-14, -1, 1, 2, 6, 11, 12, 18):
            assert months_after(day, count) == day + relativedelta(months=count)
            assert years_after(day, count) == day + relativedelta(years=count)
