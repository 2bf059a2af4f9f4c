"""The school years of one track as one school lives them: which days count, and why the others do not."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import pairwise
from operator import itemgetter
from typing import TypeVar

from casemgr.days.counting import DayTable, Pause, Span, joined_reasons
from casemgr.days.gaps import Gap, KnownYears, join
from casemgr.days.schoolyear import SchoolYear, days_from
from casemgr.days.yearspan import YearSpan

K = TypeVar("K")
V = TypeVar("V")


@dataclass(eq=False)
class Calendar:
    """The known school years of one track, as one school lives them.

    Everything that is counted or looked up in it is kept: many students ask for the same days.
    """

    runs: tuple[KnownYears, ...]
    school: str | None = None
    _tables: dict[Pause | None, tuple[DayTable, ...]] = field(default_factory=dict)
    _away: dict[Pause | None, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    _spans: dict[tuple[Pause | None, date, date], tuple[Span, ...]] = field(default_factory=dict)
    _last: dict[date, date | None] = field(default_factory=dict)
    _in_session: dict[date, SchoolYear | None] = field(default_factory=dict)

    @classmethod
    def of(cls, years: tuple[SchoolYear, ...], school: str | None = None) -> Calendar:
        return cls(join(years), school)

    @cached_property
    def breaks(self) -> tuple[Gap, ...]:
        """The breaks, and the times between two school years."""
        return tuple(gap for run in self.runs for gap in run.gaps if _is_break(gap))

    @cached_property
    def years(self) -> tuple[SchoolYear, ...]:
        return tuple(year for run in self.runs for year in run.years)

    def table(self, pause: Pause | None) -> tuple[DayTable, ...]:
        """The days that count under a pause, or the school days where `pause` is None; one table a known run."""
        if (found := self._tables.get(pause)) is None:
            found = self._tables[pause] = tuple(self._build(run, pause) for run in self.runs)
        return found

    def _build(self, run: KnownYears, pause: Pause | None) -> DayTable:
        if pause is None:
            days = tuple(day.toordinal() for day in run.school_days(self.school))
        else:
            skipped = {day for gap in (run.opening, *run.gaps) for day in pause.skips(gap)}
            days = tuple(day.toordinal() for day in days_from(run.first, run.last) if day not in skipped)
        return DayTable(days, run.first.toordinal(), run.last.toordinal())

    def run_with(self, day: date) -> KnownYears | None:
        return next((run for run in self.runs if run.first <= day <= run.last), None)

    def year_with(self, day: date) -> SchoolYear | None:
        """The school year in session on a day."""
        return _kept(self._in_session, day, lambda: self._find_year(day))

    def _find_year(self, day: date) -> SchoolYear | None:
        return next((year for year in self.years if year.first_day <= day <= year.last_day), None)

    def year_after(self, year: SchoolYear) -> SchoolYear | None:
        return next((other for other in self.years if other.starts_in == year.starts_in + 1), None)

    def year_of_joining(self, day: date) -> SchoolYear | None:
        """The school year in session, or between two known ones the coming one."""
        if year := self.year_with(day):
            return year
        run = self.run_with(day)
        return next((year for year in run.years if year.first_day > day), None) if run else None

    def span_of_joining(self, day: date) -> YearSpan:
        """The same from July to June; where no calendar is known, the July to June that the day is in."""
        found = self.year_of_joining(day)
        return YearSpan.starting(found.starts_in) if found else YearSpan.around(day)

    def is_between_years(self, day: date) -> bool:
        """Whether a day falls between two school years, or after the last known one and in the same July to June."""
        coming = self.year_of_joining(day)
        return day < coming.first_day if coming else self._run_just_over(day) is not None

    def _run_just_over(self, day: date) -> KnownYears | None:
        """The known years that ended before a day of the same July to June."""
        now = YearSpan.around(day)
        return next((run for run in self.runs if run.last < day and now.holds(run.last)), None)

    def last_school_day(self, on_or_before: date) -> date | None:
        """The last day students attend on or before a day; None where no calendar covers that day."""
        try:
            return self._last[on_or_before]
        except KeyError:
            found = self._last[on_or_before] = self._find_last(on_or_before.toordinal())
            return found

    def _find_last(self, ordinal: int) -> date | None:
        for table in self.table(None):
            place = bisect_right(table.days, ordinal) - 1
            if table.first <= ordinal <= table.last and place >= 0:
                return date.fromordinal(table.days[place])
        return None

    def spans(self, pause: Pause | None, start: date, end: date) -> tuple[Span, ...]:
        """The runs of days after `start`, up to and with `end`, that do not count under a pause, each with its reason;
        for `pause` None those that are not school days. There is none where no calendar is known."""
        if not self.runs:
            return ()
        return _kept(self._spans, (pause, start, end), lambda: tuple(self._find_spans(pause, start, end)))

    def _find_spans(self, pause: Pause | None, start: date, end: date) -> Iterator[Span]:
        runs = _kept(self._away, pause, lambda: tuple(_between(self._days_that_count(pause))))
        begin, stop = start.toordinal() + 1, end.toordinal()
        for first, last in runs[bisect_left(runs, begin, key=itemgetter(1)) :]:
            if max(first, begin) > stop:
                break
            yield self._span(date.fromordinal(max(first, begin)), date.fromordinal(min(last, stop)))

    def _days_that_count(self, pause: Pause | None) -> set[int]:
        return {day for table in self.table(pause) for day in table.days}

    def _span(self, first: date, last: date) -> Span:
        """A run of days that were skipped, and why: the break it belongs to, or the names of its days off."""
        gap = next((gap for gap in self.breaks if gap.first <= first and last <= gap.last), None)
        days = days_from(first, last)
        return Span(first, last, gap.why if gap else joined_reasons(self.why_away(day) for day in days))

    def break_around(self, day: date) -> tuple[date | None, str]:
        """The last day known before the break, or the time between two years, in which a day falls, and what it is."""
        run = self.run_with(day)
        if run is None or day < run.years[0].first_day:
            over = self._run_just_over(day)
            return over.last if over else None, BETWEEN_YEARS
        return next((_named(gap) for gap in self.breaks if gap.first <= day <= gap.last), (None, ""))

    def break_between(self, first: date, last: date, longer_than: int) -> tuple[date | None, str]:
        """The first break of more than so many days, or time between two years, that begins after a day and ends before
        another."""
        inside = (gap for gap in self.breaks if first < gap.first and gap.last < last)
        return next((_named(gap) for gap in inside if len(gap.days) > longer_than), (None, ""))

    def school_days_after(self, first: date, last: date) -> int | None:
        """How many school days lie after a day, up to and with another; None where no calendar covers both."""
        start, end = first.toordinal(), last.toordinal()
        for table in self.table(None):
            if table.first <= start and end <= table.last:
                return table.counted(start, end)
        return None

    def is_school_day(self, day: date) -> bool | None:
        """Whether students attend; None where no calendar covers the day."""
        return self.last_school_day(day) == day if self.run_with(day) else None

    def why_away(self, day: date) -> str:
        """Why students are away on a day."""
        run = self.run_with(day)
        if run is None:
            return "no school calendar covers these days"
        return run.why_away(day, self.school) or "weekend"


def _kept(found: dict[K, V], key: K, find: Callable[[], V]) -> V:
    """What was found for a key, which is looked for only once."""
    if key not in found:
        found[key] = find()
    return found[key]


BETWEEN_YEARS = "the time between school years"


def _is_break(gap: Gap) -> bool:
    return bool(gap.break_days) or gap.between_years


def _named(gap: Gap) -> tuple[date, str]:
    return gap.first, BETWEEN_YEARS if gap.between_years else gap.why


def _between(days: set[int]) -> Iterator[tuple[int, int]]:
    """The runs of days, first and last inclusive, that are not among these."""
    for before, after in pairwise([date.min.toordinal(), *sorted(days), date.max.toordinal()]):
        if after - before > 1:
            yield before + 1, after - 1
