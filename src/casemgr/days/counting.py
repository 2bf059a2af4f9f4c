"""Counting: the n-th day that counts after a day, or before it.

Days that do not count are skipped while walking, never added afterwards, so that a second break inside
the extra time is seen. The walk runs over a table of the days that count, made once; `skipped` retells the
very same walk.
"""

from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple

from casemgr.days.gaps import Gap
from casemgr.days.schoolyear import ONE_DAY, SATURDAY, days_from

MONTHS_IN_A_YEAR = 12

Unit = Literal["calendar_days", "school_days", "business_days", "weeks"]
BreakPause = Literal["whole_gap", "published_break", "excess_only", "none"]
BreakCounts = Literal["break_days", "all_days_off"]


class Span(NamedTuple):
    """Days skipped, first and last inclusive, and why."""

    first: date
    last: date
    why: str


class Pause(NamedTuple):
    """Which days of the school calendar a clock skips. `over` is how many days a break may lose and not pause."""

    between_years: bool = False
    over: int | None = None
    reading: BreakPause = "whole_gap"
    counts: BreakCounts = "break_days"

    def skips(self, gap: Gap) -> tuple[date, ...]:
        """The days of a gap that this clock skips."""
        if gap.between_years:
            return gap.days if self.between_years else ()
        if self.over is None or self.reading == "none":
            return ()
        counted = gap.break_days if self.counts == "break_days" else gap.days_off
        if len(counted) <= self.over:
            return ()
        if self.reading == "published_break":
            return gap.printed
        if self.reading == "excess_only":
            return tuple(days_from(counted[self.over - 1] + ONE_DAY, gap.last))
        return gap.days


class DayTable(NamedTuple):
    """The days that count, as ordinals in order, within a stretch that is wholly known."""

    days: tuple[int, ...]
    first: int
    last: int

    def after(self, start: int, n: int) -> int | None:
        """The n-th counted day after `start`; None where the walk would leave the known days."""
        if start + 1 < self.first:
            return None
        place = bisect_right(self.days, start) + n - 1
        return self.days[place] if place < len(self.days) else None

    def before(self, end: int, n: int) -> int | None:
        """The n-th counted day before `end`; None where the walk would leave the known days."""
        if end - 1 > self.last:
            return None
        place = bisect_left(self.days, end) - n
        return self.days[place] if place >= 0 else None

    def counted(self, start: int, end: int) -> int:
        """How many days count after `start` up to and with `end`."""
        return bisect_right(self.days, end) - bisect_right(self.days, start)


@dataclass(frozen=True, eq=False)
class BusinessDays:
    """Monday to Friday less the holidays of one reading. `closed` names a year's holidays; None where they are not
    known."""

    closed: Callable[[int], dict[date, str] | None]
    _found: dict[tuple[date, int], date | None] = field(default_factory=dict, init=False, repr=False)

    def counts(self, day: date) -> bool:
        return day.weekday() < SATURDAY and day not in (self.closed(day.year) or {})

    def after(self, start: date, n: int) -> date | None:
        """The n-th business day after `start`; None (unknown) where it reaches a year whose holidays nobody knows."""
        if (start, n) not in self._found:
            self._found[start, n] = self._walked(start, n)
        return self._found[start, n]

    def _walked(self, start: date, n: int) -> date | None:
        day, year, closed = start, 0, None
        while n:
            day += ONE_DAY
            if day.year != year:
                year, closed = day.year, self.closed(day.year)
            if closed is None:
                return None
            n -= day.weekday() < SATURDAY and day not in closed
        return day

    def why_closed(self, day: date) -> str:
        return (self.closed(day.year) or {}).get(day, "weekend")


def joined_reasons(reasons: Iterable[str]) -> str:
    """Why students are away on several days, each reason once."""
    return ", ".join(name for name in dict.fromkeys(reasons) if name != "weekend") or "weekend"


@lru_cache(maxsize=4096)
def years_after(day: date, years: int) -> date:
    """The same day so many years on; 29 February falls on the 28th in other years."""
    return months_after(day, MONTHS_IN_A_YEAR * years)


def months_after(day: date, months: int) -> date:
    """The same day so many months on, or the last day of a month that is too short for it."""
    year, month = divmod(MONTHS_IN_A_YEAR * day.year + day.month - 1 + months, MONTHS_IN_A_YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def shift(start: date, days: int) -> date:
    """A plain count of calendar days, forward or backward, that no calendar can stop."""
    return start + timedelta(days=days)


def after(start: date, n: int, tables: tuple[DayTable, ...]) -> date | None:
    """The n-th counted day after `start`, day 0 being `start`; None (unknown) where no calendar can say."""
    first = start.toordinal()
    for table in tables:
        if (found := table.after(first, n)) is not None:
            return date.fromordinal(found)
    return None


def before(end: date, n: int, tables: tuple[DayTable, ...]) -> date | None:
    """The same walk turned round: the n-th counted day before `end`, or None (unknown)."""
    last = end.toordinal()
    for table in tables:
        if (found := table.before(last, n)) is not None:
            return date.fromordinal(found)
    return None


def skipped(start: date, end: date, counts: Callable[[date], bool]) -> Iterator[tuple[date, date]]:
    """The runs of days after `start`, up to and with `end`, that do not count."""
    first: date | None = None
    for day in days_from(start + ONE_DAY, end):
        if counts(day):
            if first:
                yield first, day - ONE_DAY
            first = None
        else:
            first = first or day
    if first:
        yield first, end
