"""School calendars and ways of counting, as the contract (parts 1 and 4) says them; for `contract_oracle.py`.

Nothing here comes from the program. Days are ordinals.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any

from dateutil.easter import easter
from dateutil.relativedelta import FR, MO, TH, relativedelta

Json = dict[str, Any]


@dataclass
class Count:
    """A due date, and how it was counted; without a due date it is unknown."""

    due: int | None
    counted: int | None = None
    raw: int | None = None
    skipped: list[int] = field(default_factory=list)
    ordinary: int | None = None
    """Where a year-end date stands in for the ordinary count: that count."""


class Unknown(Exception):
    """A count left the known calendars."""


def day(value: date | str) -> int:
    return (date.fromisoformat(value) if isinstance(value, str) else value).toordinal()


def weekday(number: int) -> bool:
    return (number - 1) % 7 < 5


def years_after(number: int, years: int) -> int:
    """The anniversary; 29 February becomes 28 February (GC 6803)."""
    return (date.fromordinal(number) + relativedelta(years=years)).toordinal()


@cache
def holidays(year: int, reading: str) -> frozenset[int]:
    """The weekdays of a year that are no business days (part 4, last paragraph)."""
    first, thanksgiving = date(year, 1, 1), date(year, 11, 1) + relativedelta(weekday=TH(4))
    fixed = [
        first,
        date(year + 1, 1, 1),
        date(year, 6, 19),
        date(year, 7, 4),
        date(year, 11, 11),
        date(year, 12, 25),
    ]
    moving = [
        date(year, 1, 1) + relativedelta(weekday=MO(3)),
        date(year, 2, 1) + relativedelta(weekday=MO(3)),
        date(year, 5, 31) + relativedelta(weekday=MO(-1)),
        date(year, 9, 1) + relativedelta(weekday=MO(1)),
        date(year, 10, 1) + relativedelta(weekday=MO(2)),
        thanksgiving,
    ]
    observed = [each + relativedelta(days={5: -1, 6: 1}.get(each.weekday(), 0)) for each in fixed]
    days = [*fixed, *observed, *moving]
    if reading != "federal":
        days += [date(year, 3, 31), thanksgiving + relativedelta(days=1)]
    if reading == "federal_and_6700":  # the contract names the section and not its days
        days += [
            date(year, 2, 12),
            date(year, 9, 9),
            date(year, 9, 1) + relativedelta(weekday=FR(4)),
            easter(year) - relativedelta(days=2),
        ]
    return frozenset(map(day, days))


@dataclass(frozen=True)
class Year:
    number: int
    first: int
    last: int


@dataclass(frozen=True)
class Gap:
    """Days in a row, inside one school year, on which no student attends; a closure is none of them."""

    days: range
    printed: tuple[int, ...]
    """Those printed as a break."""

    def skipped(self, pause: str, counts: str) -> Iterable[int]:
        counted = [each for each in (self.printed if counts == "break_days" else self.days) if weekday(each)]
        if len(counted) <= 5 or pause == "none":
            return ()
        if pause == "excess_only":
            return range(counted[4] + 1, self.days.stop)
        return self.days if pause == "whole_gap" else self.printed


class School:
    """The adopted calendars as they are for one school."""

    def __init__(self, calendars: list[Json], name: str) -> None:
        self.years: list[Year] = []
        self.attended: set[int] = set()
        self.gaps: list[Gap] = []
        for calendar in sorted(calendars, key=lambda each: str(each["school_year"])):
            self._read(calendar, name)
        self.between = [
            range(one.last + 1, two.first)
            for one, two in zip(self.years, self.years[1:], strict=False)
            if two.number == one.number + 1
        ]
        # A first day is known of from July on: the year before has then ended as it usually does.
        followers = {
            two.number
            for one, two in zip(self.years, self.years[1:], strict=False)
            if two.number == one.number + 1
        }
        self.between += [
            range(july, year.first)
            for year in self.years
            if year.number not in followers and (july := day(date(year.number, 7, 1))) < year.first
        ]
        self.summer = {each for span in self.between for each in span}
        self.known = self.summer | {each for year in self.years for each in range(year.first, year.last + 1)}
        self.idle = self.known - self.attended
        self._skips: dict[tuple[str, str], set[int]] = {}

    def _read(self, calendar: Json, name: str) -> None:
        year = Year(
            int(str(calendar["school_year"])[:4]), day(calendar["first_day"]), day(calendar["last_day"])
        )
        off: dict[int, set[str]] = {}
        for entry in calendar["days_off"]:
            for each in range(
                day(entry.get("from") or entry["date"]), day(entry.get("to") or entry["date"]) + 1
            ):
                off.setdefault(each, set()).add(entry["kind"])
        extra = {day(each["date"] if isinstance(each, dict) else each) for each in calendar["extra_days"]}
        regular = {
            each for each in range(year.first, year.last + 1) if weekday(each) and each not in off
        } | extra
        closed = {day(each["date"]) for each in calendar["closures"] if name in each.get("schools", [name])}
        self.years.append(year)
        self.attended |= regular - closed
        taught = sorted(regular)
        for one, two in pairwise(taught):
            if two > one + 1:
                days = range(one + 1, two)
                self.gaps.append(Gap(days, tuple(each for each in days if "break" in off.get(each, ()))))

    def year_of(self, number: int) -> Year | None:
        return next((year for year in self.years if year.first <= number <= year.last), None)

    def year_after(self, year: Year) -> Year | None:
        return next((other for other in self.years if other.number == year.number + 1), None)

    def coming_year(self, number: int) -> Year | None:
        """The school year a day is in; a day between two years belongs to the coming one."""
        summer = next((span for span in self.between if number in span), None)
        return self.year_of(number if summer is None else summer.stop)

    def skips(self, pause: str, counts: str) -> set[int]:
        if (pause, counts) not in self._skips:
            inside = {each for gap in self.gaps for each in gap.skipped(pause, counts)}
            self._skips[pause, counts] = inside | (self.summer if pause != "none" else set())
        return self._skips[pause, counts]

    def walk(self, start: int, number: int, skips: set[int] | None, step: int = 1) -> Count:
        """Day 0 is the start; the days in `skips` are not counted. None: no calendar is needed."""
        at, left, skipped = start, number, []
        while left:
            at += step
            if skips is not None and at not in self.known:
                raise Unknown
            if skips and at in skips:
                skipped.append(at)
            else:
                left -= 1
        return Count(at, number, abs(at - start), skipped)

    def last_attended(self, low: int, high: int) -> int | None:
        """The last school day from one day to another, or None where there is none or no calendar covers it."""
        at = high
        while at in self.known and at >= low:
            if at in self.attended:
                return at
            at -= 1
        return None


def business_days(start: int, number: int, reading: str) -> Count:
    at, left, skipped = start, number, []
    while left:
        at += 1
        if weekday(at) and at not in holidays(date.fromordinal(at).year, reading):
            left -= 1
        else:
            skipped.append(at)
    return Count(at, number, at - start, skipped)
