"""Runs of days on which no student attends, and the school years that follow one another without a hole."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from casemgr.days.schoolyear import ONE_DAY, SATURDAY, SchoolYear, days_from
from casemgr.days.yearspan import YearSpan


class Gap(NamedTuple):
    """A run of days without students, between two student days."""

    first: date
    last: date
    between_years: bool
    break_days: tuple[date, ...] = ()
    """Weekdays that the calendar calls a break."""
    days_off: tuple[date, ...] = ()
    """All weekdays on which students are away."""
    printed: tuple[date, ...] = ()
    """The dates printed as the break, weekends inside it included."""
    why: str = ""

    @property
    def days(self) -> tuple[date, ...]:
        return tuple(days_from(self.first, self.last))


@dataclass(frozen=True, eq=False)
class KnownYears:
    """School years that follow one another without a hole: every day between is known."""

    years: tuple[SchoolYear, ...]

    @cached_property
    def first(self) -> date:
        """The first day known: the first of the July to June of these years, or the first day of school where that is earlier.
        The year before is over by July (EC 37200), so that no student attends from then to the first day of school."""
        return min(self.years[0].first_day, YearSpan.starting(self.years[0].starts_in).first)

    @property
    def last(self) -> date:
        return max(self.years[-1].last_day, self.years[-1].planned_days[-1])

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """Every gap, in order. Emergency closures neither make one nor make one longer."""
        found: list[Gap] = []
        for year, following in zip(self.years, [*self.years[1:], None], strict=True):
            days = year.planned_days
            for before, after in pairwise(days):
                if (after - before).days > 1:
                    found.append(_gap_within(year, before + ONE_DAY, after - ONE_DAY))
            if following:
                found.append(_gap_between(days[-1], following.planned_days[0]))
        return tuple(found)

    @property
    def opening(self) -> Gap:
        """The days from the first known one to the first day of school; how long school has been out is not known of them."""
        return _gap_between(self.first - ONE_DAY, self.years[0].planned_days[0])

    def school_days(self, school: str | None) -> tuple[date, ...]:
        """The days students attend, this school's emergency closures taken out."""
        return tuple(
            day
            for year in self.years
            for closed in (year.closed(school),)
            for day in year.planned_days
            if day not in closed
        )

    def why_away(self, day: date, school: str | None) -> str | None:
        """Why no student attends on a day, or None for an ordinary weekend."""
        for year in self.years:
            if year.first_day <= day <= year.last_day:
                entry = year.off.get(day)
                return entry.name if entry else year.closed(school).get(day)
        return "between school years"


def _gap_within(year: SchoolYear, first: date, last: date) -> Gap:
    days = list(days_from(first, last))
    weekdays = tuple(day for day in days if day.weekday() < SATURDAY)
    printed = tuple(day for day in days if day in year.off and year.off[day].kind == "break")
    names = dict.fromkeys(year.off[day].name for day in (printed or days) if day in year.off)
    return Gap(
        first,
        last,
        between_years=False,
        break_days=tuple(day for day in printed if day.weekday() < SATURDAY),
        days_off=weekdays,
        printed=printed,
        why=", ".join(names) or "weekend",
    )


def _gap_between(last_student_day: date, first_student_day: date) -> Gap:
    return Gap(
        last_student_day + ONE_DAY,
        first_student_day - ONE_DAY,
        between_years=True,
        why="between school years",
    )


def join(years: tuple[SchoolYear, ...]) -> tuple[KnownYears, ...]:
    """School years of one track, joined where one follows the other."""
    runs: list[list[SchoolYear]] = []
    for year in sorted(years, key=lambda y: y.starts_in):
        if runs and runs[-1][-1].starts_in + 1 == year.starts_in and runs[-1][-1].last_day < year.first_day:
            runs[-1].append(year)
        else:
            runs.append([year])
    return tuple(KnownYears(tuple(run)) for run in runs)
