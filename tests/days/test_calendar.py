"""What a calendar says of days at the edge of what it knows."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from casemgr.days.calendar import BETWEEN_YEARS, Calendar
from casemgr.days.counting import Pause, after, before
from casemgr.days.gaps import join
from casemgr.days.schoolyear import SchoolYear, days_from
from casemgr.days.yearspan import YearSpan
from support import calendar

YEAR = calendar("redwood-city-2026-27")
CALENDAR = Calendar.of((YEAR,))
TWO_YEARS = Calendar.of((calendar("redwood-city-2025-26"), YEAR))
DAY = timedelta(days=1)
LAST_KNOWN = CALENDAR.runs[0].last
JULY = date(2026, 7, 1)


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (date(2026, 9, 8), date(2026, 9, 11), 3),  # Tuesday to Friday
        (date(2026, 9, 11), date(2026, 9, 14), 1),  # over a weekend
        (YEAR.first_day, YEAR.first_day, 0),
        (YEAR.first_day - DAY, YEAR.first_day, 1),
        (JULY - DAY, YEAR.first_day, None),
        (LAST_KNOWN - DAY, LAST_KNOWN, 1),
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


def test_a_count_back_may_reach_the_first_day_that_counts() -> None:
    tables = CALENDAR.table(None)
    first, second, third = (date.fromordinal(day) for day in tables[0].days[:3])
    assert [before(third, 1, tables), before(third, 2, tables)] == [second, first]
    assert before(second, 1, tables) == first
    assert before(third, 3, tables) is None
    assert before(first, 1, tables) is None


NO_BREAK = (None, "")
SUMMER = (date(2026, 6, 6), BETWEEN_YEARS)
WINTER = (date(2026, 12, 18), "Winter Break")


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2026, 6, 5), NO_BREAK),  # the last day of school
        (date(2026, 6, 6), SUMMER),
        (date(2026, 8, 11), SUMMER),
        (date(2026, 8, 12), NO_BREAK),
        (date(2026, 11, 11), NO_BREAK),  # a holiday
        (date(2026, 11, 14), NO_BREAK),  # a weekend
        (date(2026, 12, 17), NO_BREAK),
        (date(2026, 12, 18), WINTER),
        (date(2027, 1, 4), WINTER),  # a staff day that the break runs into
        (date(2027, 1, 5), NO_BREAK),
        (date(2027, 6, 5), (LAST_KNOWN, BETWEEN_YEARS)),  # the last known year is over
        (date(2027, 6, 30), (LAST_KNOWN, BETWEEN_YEARS)),
        (date(2027, 7, 1), (None, BETWEEN_YEARS)),
        (date(2025, 8, 12), (None, BETWEEN_YEARS)),
        (date(2029, 1, 1), (None, BETWEEN_YEARS)),
    ],
)
def test_the_break_around_a_day(day: date, found: tuple[date | None, str]) -> None:
    assert TWO_YEARS.break_around(day) == found


def test_before_a_later_known_year_it_is_not_known_when_school_ended() -> None:
    """Of 2027-28 there is no calendar: the last day of 2026-27 is not the last before the summer of 2028."""
    with_a_hole = Calendar.of((YEAR, school_year(2028)))
    assert with_a_hole.is_between_years(date(2028, 7, 15))
    assert with_a_hole.break_around(date(2028, 7, 15)) == (None, BETWEEN_YEARS)


@pytest.mark.parametrize(
    ("first", "last", "longer_than", "found"),
    [
        (date(2026, 12, 17), date(2027, 1, 5), 17, WINTER),  # the gap has 18 days
        (date(2026, 12, 17), date(2027, 1, 5), 18, NO_BREAK),
        (date(2026, 12, 18), date(2027, 1, 5), 17, NO_BREAK),  # it has begun
        (date(2026, 12, 17), date(2027, 1, 4), 17, NO_BREAK),  # it is not over
        (date(2026, 9, 1), date(2026, 9, 30), 1, NO_BREAK),  # weekends and holidays
        (date(2026, 11, 1), date(2027, 1, 31), 5, WINTER),  # Thanksgiving has five days
        (date(2026, 11, 1), date(2027, 1, 31), 4, (date(2026, 11, 25), "Thanksgiving Break")),
        (date(2026, 6, 1), date(2026, 8, 31), 10, SUMMER),
    ],
)
def test_the_first_break_between_two_days(
    first: date, last: date, longer_than: int, found: tuple[date | None, str]
) -> None:
    assert TWO_YEARS.break_between(first, last, longer_than) == found


@pytest.mark.parametrize(
    ("start", "end", "why"),
    [
        (date(2026, 9, 4), date(2026, 9, 6), "weekend"),
        (date(2026, 9, 4), date(2026, 9, 7), "Labor Day"),
        (date(2026, 11, 26), date(2026, 11, 27), "Thanksgiving Break"),
        (date(2026, 11, 27), date(2026, 11, 28), "Thanksgiving Break"),  # the Saturday after it
        (
            date(2026, 12, 17),
            date(2027, 1, 4),
            "Winter Break",
        ),  # the staff day after it has a name of its own
        (date(2026, 12, 31), date(2027, 1, 4), "Winter Break"),
        (date(2026, 6, 5), date(2026, 6, 7), "between school years"),
        (date(2029, 1, 1), date(2029, 1, 3), "no school calendar covers these days"),
        (LAST_KNOWN, LAST_KNOWN + DAY, "no school calendar covers these days"),
    ],
)
def test_days_are_skipped_for_the_break_they_belong_to_or_their_names(
    start: date, end: date, why: str
) -> None:
    assert TWO_YEARS.spans(None, start, end) == ((start + DAY, end, why),)


def test_a_clock_that_pauses_for_breaks_counts_every_other_day() -> None:
    (table,) = CALENDAR.table(Pause(between_years=True, over=5))
    counted = {date.fromordinal(day) for day in table.days}
    winter, spring = date(2026, 12, 18), date(2027, 4, 12)  # of eleven weekdays, and of five
    assert {winter - DAY, date(2027, 1, 5), spring, YEAR.first_day, LAST_KNOWN} <= counted
    assert not counted & {winter, date(2026, 12, 26), date(2027, 1, 4)}
    assert len(counted) == (LAST_KNOWN - YEAR.first_day).days + 1 - 18


def test_the_weekends_of_a_year_are_skipped_one_after_another() -> None:
    known = Calendar.of((school_year(2024),))
    first, last = known.years[0].first_day, known.runs[0].last
    saturdays = [day for day in days_from(first, last) if day.weekday() == 5]
    found = [span[:2] for span in known.spans(None, first, last)]
    assert found == [(saturday, saturday + DAY) for saturday in saturdays]


def test_where_no_calendar_is_known_no_days_are_skipped() -> None:
    assert Calendar.of(()).spans(None, date(2026, 9, 4), date(2026, 9, 7)) == ()


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2026-08-12", "smoke"),  # the first day of school
        ("2026-09-04", "weekend"),  # school, as far as anyone knows
        ("2026-09-07", "Labor Day"),
        ("2027-06-03", "flood"),  # the last day of school
        ("2027-06-04", "between school years"),
        ("2028-06-03", "no school calendar covers these days"),
        ("2026-08-11", "between school years"),
        ("2026-07-01", "between school years"),
        ("2026-06-30", "no school calendar covers these days"),
    ],
)
def test_why_students_are_away(day: str, why: str) -> None:
    closures = [{"date": "2026-08-12", "reason": "smoke"}, {"date": "2027-06-03", "reason": "flood"}]
    labor_day = {"date": "2026-09-07", "kind": "holiday", "name": "Labor Day"}
    first = school_year(2026, closures=closures, days_off=[labor_day])
    known = Calendar.of((first, school_year(2027, last="06-02")))
    assert known.why_away(date.fromisoformat(day)) == why


def test_before_the_first_day_of_students_there_is_no_last_school_day() -> None:
    closed = school_year(2026, closures=[{"date": "2026-08-12", "reason": "smoke"}])
    known = Calendar.of((closed,))
    days = [date(2026, 8, 11), date(2026, 8, 12), date(2026, 8, 13), date(2026, 8, 15)]
    assert [known.last_school_day(day) for day in days] == [None, None, days[2], date(2026, 8, 14)]


def test_school_days_are_known_from_july_to_the_last() -> None:
    days = [
        JULY - DAY,
        JULY,
        YEAR.first_day - DAY,
        YEAR.first_day,
        date(2026, 8, 15),
        LAST_KNOWN,
        LAST_KNOWN + DAY,
    ]
    assert [CALENDAR.is_school_day(day) for day in days] == [None, False, False, True, False, True, None]
    friday = date(2026, 8, 14)
    found = [CALENDAR.last_school_day(day) for day in days]
    assert found == [None, None, None, days[3], friday, LAST_KNOWN, None]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("2026-27", 2026),
        ("2026", 2026),
        (" 2099-00 ", 2099),
        ("2026-2027", 2026),
        ("26-27", 2026),
        ("20-21", 2020),
        ("2026/27", 2026),
        ("26 – 27", 2026),
        ("2026-28", None),
        ("26-28", None),
        ("27-26", None),
        ("2627", None),
        ("26", None),
        ("1926-27", None),
        ("", None),
    ],
)
def test_a_school_year_is_named_by_its_first_year_or_both(words: str, first: int | None) -> None:
    assert YearSpan.named(words) == (YearSpan.starting(first) if first else None)


def test_under_the_reading_none_no_break_is_skipped() -> None:
    winter = max(CALENDAR.runs[0].gaps, key=lambda gap: len(gap.break_days))
    assert len(winter.break_days) > 5
    assert Pause(over=5, reading="none").skips(winter) == ()
    assert Pause(over=5).skips(winter) == winter.days


def test_the_summer_is_skipped_only_by_a_clock_that_pauses_between_years() -> None:
    (summer,) = (gap for gap in TWO_YEARS.runs[0].gaps if gap.between_years)
    assert (summer.first, summer.last) == (date(2026, 6, 6), date(2026, 8, 11))
    assert Pause(over=5).skips(summer) == Pause(between_years=False, over=5).skips(summer) == ()
    assert Pause(between_years=True).skips(summer) == summer.days


def test_years_that_share_a_day_are_not_joined() -> None:
    year = calendar("redwood-city-2025-26")
    assert len(join((year, YEAR))) == 1
    assert len(join((year.model_copy(update={"last_day": YEAR.first_day}), YEAR))) == 2
    assert len(join((year.model_copy(update={"last_day": YEAR.first_day - DAY}), YEAR))) == 1


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
    assert (run.first, run.last) == (JULY, date(2028, 6, 8))
    (run,) = join((school_year(2026), school_year(2027, last="06-04")))  # a Sunday
    assert run.last == date(2028, 6, 4)


def test_every_gap_has_a_day() -> None:
    first, second, *_ = CALENDAR.runs[0].gaps
    assert (first.days, second.days[0]) == ((date(2026, 8, 15), date(2026, 8, 16)), date(2026, 8, 22))


@pytest.mark.parametrize(
    ("first", "last", "why"),
    [
        (date(2026, 11, 11), date(2026, 11, 11), "Veterans Day"),  # one day in the middle of a week
        (date(2026, 11, 14), date(2026, 11, 15), "weekend"),
        (date(2026, 11, 25), date(2026, 11, 29), "Thanksgiving Break"),
        (date(2026, 12, 18), date(2027, 1, 4), "Winter Break"),  # the staff day after it does not name it
    ],
)
def test_a_gap_is_called_by_its_break_or_its_days_off(first: date, last: date, why: str) -> None:
    assert (first, last, why) in [(gap.first, gap.last, gap.why) for gap in CALENDAR.runs[0].gaps]


def test_a_break_is_known_by_its_weekdays_its_days_off_and_the_dates_printed() -> None:
    (winter,) = (gap for gap in CALENDAR.runs[0].gaps if gap.why == "Winter Break")
    printed = tuple(days_from(date(2026, 12, 18), date(2027, 1, 1)))
    assert winter.printed == printed
    assert winter.break_days == tuple(day for day in printed if day.weekday() < 5)
    assert winter.days_off == (*winter.break_days, date(2027, 1, 4))
    weekend = CALENDAR.runs[0].gaps[0]
    assert (weekend.printed, weekend.break_days, weekend.days_off) == ((), (), ())


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
    holiday = date(2026, 11, 11)  # the only day off of its week
    assert CALENDAR.spans(None, holiday - 2 * DAY, holiday + 2 * DAY) == ((holiday, holiday, "Veterans Day"),)


def test_the_days_after_the_last_known_year_are_between_years_until_july() -> None:
    alone = Calendar.of((YEAR,))
    last = alone.runs[0].last
    known = [alone.is_between_years(day) for day in (last, last + DAY, date(2027, 6, 30), date(2027, 7, 1))]
    assert known == [False, True, True, False]
    assert not alone.is_between_years(YEAR.first_day)
    early = date(2026, 7, 1)  # of the same July to June as the first day of school
    assert (alone.is_between_years(early), alone.is_between_years(early - DAY)) == (True, False)


def test_a_day_made_up_after_the_last_day_of_school_is_not_between_years() -> None:
    known = Calendar.of((school_year(2026, extra_days=["2027-06-08"]),))
    days = (date(2027, 6, 8), date(2027, 6, 9))
    assert [known.is_between_years(day) for day in days] == [False, True]


def test_before_the_first_known_year_the_coming_one_is_that_of_the_same_july_to_june() -> None:
    both = Calendar.of((YEAR, school_year(2028)))
    assert len(both.runs) == 2
    assert both.year_of_joining(date(2026, 7, 1)) == YEAR
    assert both.year_of_joining(date(2028, 7, 1)) == both.runs[1].years[0]
    assert both.year_of_joining(date(2027, 7, 1)) is None
    assert both.year_of_joining(YEAR.last_day) == YEAR


def test_between_two_known_years_the_coming_one_is_joined() -> None:
    known = Calendar.of((school_year(2026), school_year(2027), school_year(2028)))
    joined = [known.year_of_joining(date(year, 6, 20)) for year in (2027, 2028, 2029)]
    assert joined == [known.years[1], known.years[2], None]


def test_a_year_is_in_session_from_its_first_day_to_its_last() -> None:
    first, last = YEAR.first_day, YEAR.last_day
    found = [TWO_YEARS.year_with(day) for day in (first - DAY, first, last, last + DAY)]
    assert found == [None, YEAR, YEAR, None]
    assert TWO_YEARS.year_after(TWO_YEARS.years[0]) == YEAR
    assert TWO_YEARS.year_after(YEAR) is None


def test_what_a_calendar_finds_is_looked_for_once() -> None:
    fresh = Calendar.of((YEAR,))
    start, end = YEAR.first_day, YEAR.first_day + 30 * DAY
    assert fresh.spans(None, start, end) is fresh.spans(None, start, end)
    assert fresh.table(None) is fresh.table(None)
