"""Days as Americans type them, and what is no day."""

from __future__ import annotations

from datetime import date

import pytest

from casemgr.casefile.typed.dates import (
    happened,
    one_of_the_days,
    other_year,
    planned,
    with_year,
    without_year,
)
from casemgr.errors import UsageError

TODAY = date(2026, 12, 8)  # a Tuesday


@pytest.mark.parametrize(
    "typed",
    [
        *("9/14", "09/14", "9-14", "9/14/2026", "9/14/26", "9-14-2026", "9-14-26", "2026-09-14"),
        *("2026-9-14", "2026/9/14", "2026/09/14", "Mon 2026-9-14"),
        *("Sept 14", "Sept. 14", "sep 14", "SEPTEMBER 14", "Sep 14th", "September 14, 2026", "Sept 14 2026"),
        *("Mon 9/14", "Mon. 9/14", "Mon 9/14/2026", "Monday, September 14", "monday, sept. 14, 2026"),
        *("14 September 2026", "14 Sept", "14-Sep", "14-Sep-26", "14th sept., 2026", "Mon 14 Sep 2026"),
        *("9.14.2026", "9.14.26", "09.14.2026"),
    ],
)
def test_a_day_as_it_is_typed(typed: str) -> None:
    assert happened(typed, TODAY) == date(2026, 9, 14)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Tue 9/14", "9/14/2026 is a Monday"),
        ("Friday, December 11, 2025", "12/11/2025 is a Thursday"),
        ("Sept 31", "there is no such day"),
        ("2-29-2026", "there is no such day"),
        ("2026-2-29", "there is no such day"),
        ("2026-02-29", "does not exist"),
        ("2026-9/14", "is not a date"),
        ("9/14/0000", "there is no such day"),
        ("Mon 13/2", "there is no such day"),
        ("Sept", "is not a date"),
        ("ma 3", "is not a date"),
        ("Mayday 3", "is not a date"),
        ("wedding 3", "is not a date"),
        ("9/14-2026", "is not a date"),
        ("14.9.2026", "is not a date"),
        ("9.4.2026", "is not a date"),
        ("9.14", "is not a date"),
        ("14 ma", "is not a date"),
        ("31 Sept", "there is no such day"),
    ],
)
def test_what_is_no_day_is_refused(typed: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        happened(typed, TODAY)


def test_what_is_planned_is_the_next_such_day() -> None:
    assert planned("Sept 14", TODAY) == date(2027, 9, 14)
    assert planned("Mon 12/14", TODAY) == date(2026, 12, 14)
    assert planned("12-14", TODAY) == date(2026, 12, 14)
    with pytest.raises(UsageError, match="5/1/2027 is a Saturday"):
        planned("Fri 5/1", TODAY)


def test_the_day_of_the_week_says_which_year_is_meant() -> None:
    assert other_year("May 1", TODAY) == (date(2026, 5, 1), date(2027, 5, 1))
    assert not without_year("Fri 5/1")
    assert other_year("Fri 5/1", TODAY) is None


@pytest.mark.parametrize(
    ("typed", "example"), [("9/14", "9/14/2025"), ("Mon, Sept 14", "9/14/2025"), ("Feb 29", "2/29/2024")]
)
def test_a_birth_needs_its_year(typed: str, example: str) -> None:
    with pytest.raises(UsageError, match=f"write the year too, like {example}"):
        with_year(typed, TODAY, "--born")


@pytest.mark.parametrize("typed", ["13/45", "Sept 31", "Mon 2/30"])
def test_of_no_day_the_year_is_not_asked(typed: str) -> None:
    with pytest.raises(UsageError, match="there is no such day"):
        with_year(typed, TODAY, "--born")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("12/2", "first"),
        ("Wed 12/2", "first"),
        ("Dec 10, 2026", "second"),
        ("12/3", None),
        ("12/10/2025", None),
        ("two", None),
    ],
)
def test_the_one_of_several_days(typed: str, found: str | None) -> None:
    days = {"first": date(2026, 12, 2), "second": date(2026, 12, 10)}
    assert one_of_the_days(typed, days) == found


def test_a_day_of_two_years_is_neither() -> None:
    days = {"last": date(2025, 12, 2), "next": date(2026, 12, 2)}
    assert one_of_the_days("12/2", days) is None
    assert one_of_the_days("12/2/25", days) == "last"


@pytest.mark.parametrize(
    ("typed", "day"),  # TODAY is a Tuesday
    [
        ("last Friday", "2026-12-04"),
        ("last tues", "2026-12-01"),
        ("this past Friday", "2026-12-04"),
        ("past monday", "2026-12-07"),
        ("this Thursday", "2026-12-10"),
        ("next Monday", "2026-12-14"),
        ("next tuesday", "2026-12-15"),
    ],
)
def test_a_weekday_of_another_week(typed: str, day: str) -> None:
    assert str(happened(typed, TODAY)) == str(planned(typed, TODAY)) == day


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("last Monday", "Mon 11/30/2026 or Mon 12/7/2026"),
        ("next Friday", "Fri 12/11/2026 or Fri 12/18/2026"),
    ],
)
def test_a_weekday_that_can_mean_two_weeks_is_refused_with_both(typed: str, days: str) -> None:
    with pytest.raises(UsageError, match=f"{typed} can mean {days}: write which"):
        happened(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "today", "is_asked"),
    [
        ("5/25", date(2026, 11, 25), False),  # six months ago to the day
        ("5/24", date(2026, 11, 25), True),
        ("8/31", date(2027, 2, 28), False),  # no February has the day
        ("8/31", date(2027, 3, 1), True),
        ("9/1", date(2027, 3, 1), False),
    ],
)
def test_more_than_six_months_back_the_year_is_asked(typed: str, today: date, is_asked: bool) -> None:
    assert (other_year(typed, today) is not None) is is_asked
