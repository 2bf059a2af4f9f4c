"""What a calendar says of days at the edge of what it knows."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from casemgr.days.calendar import Calendar
from casemgr.days.counting import Pause, after
from casemgr.days.gaps import join
from casemgr.days.schoolyear import SchoolYear
from casemgr.days.yearspan import YearSpan
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


def test_a_count_may_begin_the_day_before_the_first_day_known() -> None:
    tables = CALENDAR.table(None)
    first = CALENDAR.runs[0].first
    found = after(first - DAY, 1, tables)
    assert found == date.fromordinal(tables[0].days[0])
    assert after(first - DAY - DAY, 1, tables) is None


def test_a_break_around_a_day_is_the_summer_only_between_two_years() -> None:
    both = Calendar.of((calendar("redwood-city-2025-26"), YEAR))
    assert both.break_around(date(2026, 11, 26)) != (None, "")
    assert both.break_around(date(2026, 11, 17)) == (None, "")
    assert both.break_around(date(2029, 1, 1))[0] is None


@pytest.mark.parametrize(
    ("words", "first"),
    [("2026-27", 2026), ("2026", 2026), (" 2099-00 ", 2099), ("2026-28", None), ("26-27", None), ("", None)],
)
def test_a_school_year_is_named_by_its_first_year_or_both(words: str, first: int | None) -> None:
    assert YearSpan.named(words) == (YearSpan.starting(first) if first else None)


def test_under_the_reading_none_no_break_is_skipped() -> None:
    winter = max(CALENDAR.runs[0].gaps, key=lambda gap: len(gap.break_days))
    assert len(winter.break_days) > 5
    assert Pause(over=5, reading="none").skips(winter) == ()
    assert Pause(over=5).skips(winter) == winter.days


def test_years_that_share_a_day_are_not_joined() -> None:
    before = calendar("redwood-city-2025-26")
    assert len(join((before, YEAR))) == 1
    assert len(join((before.model_copy(update={"last_day": YEAR.first_day}), YEAR))) == 2
    assert len(join((before.model_copy(update={"last_day": YEAR.first_day - DAY}), YEAR))) == 1


def school_year(starts_in: int, first: str = "08-12", last: str = "06-03", **more: Any) -> SchoolYear:
    said = {"schema": "1", "district": "Fernbrook", "school_year": f"{starts_in}-{(starts_in + 1) % 100}"}
    days = {"first_day": f"{starts_in}-{first}", "last_day": f"{starts_in + 1}-{last}"}
    return SchoolYear.model_validate({**said, **days, **more})


def test_years_are_joined_with_the_one_before_and_over_no_hole() -> None:
    runs = join(tuple(school_year(year) for year in (2029, 2026, 2028, 2031, 2030)))
    assert [[year.starts_in for year in run.years] for run in runs] == [[2026], [2028, 2029, 2030, 2031]]
    # The last of a run may not end after the next begins, whatever the first of the run does.
    late = school_year(2029, last="08-12")
    years = (school_year(2026), school_year(2028), late, school_year(2030))
    assert [len(run.years) for run in join(years)] == [1, 2, 1]


def test_a_run_ends_with_the_day_made_up_after_the_last_day_of_school() -> None:
    (run,) = join((school_year(2026), school_year(2027, extra_days=["2028-06-08"])))
    assert (run.first, run.last) == (date(2026, 8, 12), date(2028, 6, 8))
    (run,) = join((school_year(2026), school_year(2027, last="06-04")))  # a Sunday
    assert run.last == date(2028, 6, 4)


def test_every_gap_has_a_day() -> None:
    first, second, *_ = CALENDAR.runs[0].gaps
    assert (first.days, second.days[0]) == ((date(2026, 8, 15), date(2026, 8, 16)), date(2026, 8, 22))


def test_the_days_skipped_begin_after_the_start_and_end_with_the_end() -> None:
    saturday, sunday = date(2026, 8, 15), date(2026, 8, 16)
    for start, end, skipped in (
        (saturday - DAY, sunday, (saturday, sunday)),
        (saturday, sunday, (sunday, sunday)),
        (saturday - DAY, saturday, (saturday, saturday)),
    ):
        assert [span[:2] for span in CALENDAR.spans(None, start, end)] == [skipped]
    for start, end in ((sunday, sunday + 4 * DAY), (saturday, saturday), (sunday, saturday)):
        assert CALENDAR.spans(None, start, end) == ()


def test_the_days_after_the_last_known_year_are_between_years_until_july() -> None:
    alone = Calendar.of((YEAR,))
    last = alone.runs[0].last
    known = [alone.is_between_years(day) for day in (last, last + DAY, date(2027, 6, 30), date(2027, 7, 1))]
    assert known == [False, True, True, False]
    assert not alone.is_between_years(YEAR.first_day)
    before = date(2026, 7, 1)  # of the same July to June as the first day of school
    assert (alone.is_between_years(before), alone.is_between_years(before - DAY)) == (True, False)


def test_before_the_first_known_year_the_coming_one_is_that_of_the_same_july_to_june() -> None:
    both = Calendar.of((YEAR, school_year(2028)))
    assert len(both.runs) == 2
    assert both.year_of_joining(date(2026, 7, 1)) == YEAR
    assert both.year_of_joining(date(2028, 7, 1)) == both.runs[1].years[0]
    assert both.year_of_joining(date(2027, 7, 1)) is None
    assert both.year_of_joining(YEAR.last_day) == YEAR


def test_what_a_calendar_finds_is_looked_for_once() -> None:
    fresh = Calendar.of((YEAR,))
    start, end = YEAR.first_day, YEAR.first_day + 30 * DAY
    assert fresh.spans(None, start, end) is fresh.spans(None, start, end)
    assert fresh.table(None) is fresh.table(None)
