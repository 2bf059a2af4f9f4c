"""Days off that touch: a break that is cut at a weekend, or printed under two names, is one break."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from casemgr.days.schoolyear import ONE_DAY, SATURDAY, DayOff, DayOffKind, days_from
from casemgr.exchange.calendars.entry import Entry
from casemgr.exchange.calendars.titles import is_called_a_break, plain_name
from casemgr.exchange.questions import Asked

A_FEW = 3
"""So many weekdays in a row are rather a break than a holiday; it is asked."""
_WINTER = ((12, 18), (1, 8))
"""Holidays from the middle of December to the first week of January belong to winter break."""


class DayRun(NamedTuple):
    """Days off in a row, of one kind and name."""

    name: str
    first: date
    last: date
    kind: DayOffKind
    line: int | None = None

    @classmethod
    def of(cls, entry: Entry, kind: DayOffKind) -> DayRun:
        return cls(entry.title, entry.first, entry.last, kind, entry.line)

    @property
    def days(self) -> list[date]:
        return [day for day in days_from(self.first, self.last) if day.weekday() < SATURDAY]

    def touches(self, later: DayRun) -> bool:
        """Whether no school day lies between."""
        between = days_from(self.last + ONE_DAY, later.first - ONE_DAY) if later.first > self.last else ()
        return all(day.weekday() >= SATURDAY for day in between)

    def day_off(self) -> DayOff:
        days = self.days or [self.first]
        if self.first == self.last or len(days) == 1:
            return DayOff(on=days[0], kind=self.kind, name=plain_name(self.name))
        return DayOff(from_=self.first, to=self.last, kind=self.kind, name=plain_name(self.name))


def joined(runs: Sequence[DayRun], asked: Asked) -> list[DayRun]:
    """The runs in order, the pieces of a break as one."""
    found: list[DayRun] = []
    for run in sorted((_named(run, asked) for run in runs), key=lambda run: (run.first, run.last)):
        if found and found[-1].touches(run) and (one := _together(found[-1], run, asked)):
            found[-1] = one
        else:
            found.append(run)
    return [run for place, run in enumerate(found) if not _is_covered(run, place, found)]


def _is_covered(run: DayRun, place: int, runs: list[DayRun]) -> bool:
    """Whether a day belongs to another entry already: the same day twice, or a holiday within a break."""
    return any(
        other.first <= run.first
        and run.last <= other.last
        and other.kind in ("break", run.kind)
        and (len(other.days) > len(run.days) or other.kind != run.kind or number < place)
        for number, other in enumerate(runs)
        if number != place
    )


def _named(run: DayRun, asked: Asked) -> DayRun:
    """A run of several days under the name of a holiday: a break, unless somebody says otherwise."""
    if run.kind != "holiday" or len(run.days) < A_FEW or is_called_a_break(run.name):
        return run
    answer = asked.ask(
        "day-off",
        f"“{run.name}” ({run.first} to {run.last}) is not called a break. Is it one? Drafted as a break",
        read=run.name,
        readings=("break", "holiday", "staff_day"),
        line=run.line,
        about=f"{run.first} to {run.last}",
    )
    kind: DayOffKind = "holiday" if answer == "holiday" else "staff_day" if answer == "staff_day" else "break"
    return run._replace(kind=kind)


def _together(one: DayRun, later: DayRun, asked: Asked) -> DayRun | None:
    """Two runs that touch as one break; None where they stay two."""
    if "staff_day" in (one.kind, later.kind) or "break" not in (one.kind, later.kind):
        return None
    whole = _named_for(one, later)._replace(first=one.first, last=max(one.last, later.last), kind="break")
    if one.kind == later.kind == "break":
        return whole
    holiday = one if one.kind == "holiday" else later
    other = later if holiday is one else one
    if other.first <= holiday.first and holiday.last <= other.last:
        return whole
    is_winter = (holiday.first.month, holiday.first.day) >= _WINTER[0] or (
        holiday.first.month, holiday.first.day
    ) <= _WINTER[1]  # fmt: skip
    answer = asked.ask(
        "day-off",
        f"“{holiday.name}” ({holiday.first}) touches “{other.name}”. Is it part of that break? "
        f"Drafted as {'part of it' if is_winter else 'a holiday beside it'}",
        read=holiday.name,
        readings=("break", "holiday"),
        line=holiday.line,
        about=str(holiday.first),
    )
    return whole if answer == "break" or (answer is None and is_winter) else None


def _named_for(one: DayRun, later: DayRun) -> DayRun:
    """The piece whose name says that it is a break, else the longer one."""
    called = [run for run in (one, later) if is_called_a_break(run.name)]
    return called[0] if len(called) == 1 else max((one, later), key=lambda run: len(run.days))
