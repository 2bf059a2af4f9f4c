"""Adopted school calendars, one school year each, and the gaps in them.

A gap is a run of days on which no student attends. Whether a clock pauses over it is the law's question;
this page only says which days it has, and why students are away.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from casemgr.scalars import EARLIEST_YEAR, LATEST_YEAR, Day, Frozen, Line, SchemaNumber, Track, Whole

DayOffKind = Literal["holiday", "break", "staff_day"]
ONE_DAY = timedelta(days=1)
SATURDAY = 5


def days_from(first: date, last: date) -> Iterator[date]:
    """Each day from `first` to `last`, both inclusive."""
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        yield date.fromordinal(ordinal)


def _check_school_year(text: str) -> str:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}", text):
        raise ValueError("must look like 2026-27")
    if not EARLIEST_YEAR <= int(text[:4]) < LATEST_YEAR:
        raise ValueError(f"is not a likely school year: {text}")
    if (int(text[:4]) + 1) % 100 != int(text[5:]):
        raise ValueError(f"is not a school year; did you mean {text[:4]}-{(int(text[:4]) + 1) % 100:02d}?")
    return text


class DayOff(Frozen):
    """A day, or days `from` … `to` inclusive, on which no student attends."""

    on: Day | None = Field(default=None, alias="date")
    from_: Day | None = Field(default=None, alias="from")
    to: Day | None = None
    kind: DayOffKind
    name: Line

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        if (self.on is None) == (self.from_ is None) or (self.from_ is None) != (self.to is None):
            raise ValueError("needs either `date`, or `from` and `to`")
        if self.last < self.first:
            raise ValueError("ends before it begins")
        return self

    @property
    def first(self) -> date:
        day = self.on or self.from_
        assert day is not None
        return day

    @property
    def last(self) -> date:
        return self.to or self.first


class Closure(Frozen):
    """An emergency closure: not a school day, and it pauses nothing."""

    date: Day
    reason: Line
    schools: tuple[Line, ...] = ()
    """Empty: all schools."""


class ExtendedYear(Frozen):
    from_: Day = Field(alias="from")
    to: Day


class NamedDay(Frozen):
    date: Day
    name: Line | None = None


class SchoolYear(Frozen):
    """One adopted calendar: the first and last day students attend, and the days between on which they do not."""

    schema_: SchemaNumber = Field(alias="schema")
    district: Line
    school_year: Annotated[str, AfterValidator(_check_school_year)]
    track: Track = "traditional"
    first_day: Day
    last_day: Day
    student_days: Whole | None = None
    days_off: tuple[DayOff, ...] = ()
    closures: tuple[Closure, ...] = ()
    extra_days: tuple[Day | NamedDay, ...] = ()
    short_days: tuple[Day | NamedDay, ...] = ()
    esy: ExtendedYear | None = None
    source: Line | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last_day <= self.first_day:
            raise ValueError("last_day must come after first_day")
        if (self.last_day - self.first_day).days > 366:
            raise ValueError("first_day and last_day are more than a year apart")
        if not self.planned_days:
            raise ValueError("no student day is left between first_day and last_day")
        return self

    @property
    def starts_in(self) -> int:
        return int(self.school_year[:4])

    @cached_property
    def off(self) -> dict[date, DayOff]:
        """Each day off; a day printed inside a break belongs to the break, whatever else it is."""
        off: dict[date, DayOff] = {}
        for entry in sorted(self.days_off, key=lambda entry: entry.kind == "break"):
            off |= dict.fromkeys(days_from(entry.first, entry.last), entry)
        return off

    @cached_property
    def named_twice(self) -> tuple[tuple[date, DayOff, DayOff], ...]:
        """Days that two entries of different kinds claim."""
        return tuple(
            (day, self.off[day], entry)
            for entry in self.days_off
            for day in days_from(entry.first, entry.last)
            if entry.kind != self.off[day].kind
        )

    @property
    def contradictions(self) -> tuple[tuple[DayOff, str], ...]:
        """Each of these days in words, with the entry that came second."""
        return tuple(
            (
                second,
                f"{day} is in both {first.name} ({first.kind}) and {second.name} ({second.kind}); taken as {first.kind}: "
                "keep one, the kinds decide what pauses",
            )
            for day, first, second in self.named_twice
        )

    @cached_property
    def make_up_days(self) -> frozenset[date]:
        return frozenset(day if isinstance(day, date) else day.date for day in self.extra_days)

    @cached_property
    def planned_days(self) -> tuple[date, ...]:
        """The student days as adopted and made up, emergency closures not taken out."""
        end = max((self.last_day, *self.make_up_days))
        return tuple(day for day in days_from(self.first_day, end) if self._planned(day))

    def _planned(self, day: date) -> bool:
        if day in self.make_up_days:
            return True
        return day <= self.last_day and day.weekday() < SATURDAY and day not in self.off

    def with_one_more(self, key: str, item: Any) -> Self:
        """The year with one more in a list: a closure, or a make-up day."""
        values = self.model_dump()
        return type(self).model_validate({**values, key: [*values[key], item]})

    def no_students_until(self, day: date) -> tuple[DayOff, ...]:
        """The weekdays between the last day of school and a later day, as days off: each run of those that are neither made
        up nor off already."""
        runs: list[list[date]] = []
        for between in days_from(self.last_day + ONE_DAY, day - ONE_DAY):
            if between.weekday() >= SATURDAY or between in self.off or between in self.make_up_days:
                continue
            if runs and runs[-1][-1] + ONE_DAY == between:
                runs[-1].append(between)
            else:
                runs.append([between])
        return tuple(
            DayOff.model_validate(
                # A staff day: a break of many days would pause clocks, which this is no reason for.
                {**_when(run[0], run[-1]), "kind": "staff_day", "name": "No students before the make-up day"}
            )
            for run in runs
        )

    def ending_on(self, last_day: date, away: Sequence[DayOff]) -> Self:
        """The year with another last day, and these days off more."""
        values = self.model_dump()
        days_off = [*values["days_off"], *(off.model_dump() for off in away)]
        return type(self).model_validate({**values, "last_day": last_day, "days_off": days_off})

    @property
    def counted_days(self) -> int:
        """How many student days there are, to be held against `student_days`. A make-up day may be counted besides the closed
        day whose place it takes, or in its place."""
        counted = len(self.planned_days)
        made_up = len(self.make_up_days.intersection(self.planned_days))
        fewest = counted - min(made_up, len({closure.date for closure in self.closures}))
        return counted if self.student_days is None else min(max(self.student_days, fewest), counted)

    def closed(self, school: str | None) -> dict[date, str]:
        """Emergency closures that touch this school, with their reasons."""
        return {c.date: c.reason for c in self.closures if not c.schools or school in c.schools}


def _when(first: date, last: date) -> Mapping[str, date]:
    """The keys that say which days are off."""
    return {"date": first} if first == last else {"from": first, "to": last}
