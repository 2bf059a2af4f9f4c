"""What does not fit a school calendar about a closure, or a day that makes up for one."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from casemgr.casefile.headpath import Path
from casemgr.casefile.names import meant_or_typed
from casemgr.casefile.saying import long_date
from casemgr.days.schoolyear import DayOff, SchoolYear
from casemgr.errors import Refused, UsageError


def closure_misfit(year: SchoolYear, when: date, schools: Collection[str]) -> str | None:
    """Why no school can be closed that day; of no school named, all of them are."""
    if when not in year.planned_days:
        why = year.off[when].name if when in year.off else "a weekend, or outside of the school year"
        return f"{long_date(when)} is no school day: {why}"
    for closure in year.closures:
        if closure.date == when and (
            not closure.schools or (schools and set(schools) <= set(closure.schools))
        ):
            return f"{long_date(when)} is closed already"
    return None


def make_up_misfit(year: SchoolYear, when: date, name: str) -> str | None:
    """Why that day makes up for none in the calendar of this file, and what to do."""
    if when in year.planned_days:
        return f"{long_date(when)} is a school day already"
    if when < year.first_day:
        return (
            f"{long_date(when)} is before the first day of school of {year.school_year}, {long_date(year.first_day)}. "
            f"Give a make-up day of the year that was cut short, or change first_day in {name} if school begins earlier"
        )
    return None


def schools_closed(named: Sequence[str], listed: Collection[str]) -> list[str]:
    """The schools of the settings that are meant; UsageError for one that is not there: a closure of it would touch nobody."""
    names = [meant_or_typed(each, listed) for each in named]
    for name in names:
        if listed and name not in listed:
            there = ", ".join(sorted(listed))
            raise UsageError(f"--school {name}: is not among the schools in casemgr.yaml ({there})")
    return names


class Changed(NamedTuple):
    """A calendar with a closure or a make-up day."""

    year: SchoolYear
    written: dict[Path, Any]
    """What that writes into its file: place → value."""
    besides: tuple[str, ...] = ()
    """What else is changed by it, in sentences."""


def closed(year: SchoolYear, when: date, reason: str, schools: list[str]) -> Changed:
    """The calendar with a closure. Refused where that does not fit."""
    if misfit := closure_misfit(year, when, schools):
        raise Refused(f"{misfit}; nothing was written")
    item = {"date": when, "reason": reason, **({"schools": schools} if schools else {})}
    return Changed(year.with_one_more("closures", item), {("closures", len(year.closures)): item})


def closed_in_each(
    held: Sequence[tuple[str, SchoolYear]], when: date, reason: str, schools: list[str]
) -> dict[str, Changed]:
    """By their files, the calendars of several tracks with a closure, but for those where it does not fit; of these the first
    says so. Refused where it fits none."""
    misfits = {name: closure_misfit(year, when, schools) for name, year in held}
    fitting = [(name, year) for name, year in held if misfits[name] is None] or held[:1]
    (first, changed), *others = [(name, closed(year, when, reason, schools)) for name, year in fitting]
    apart = tuple(f"{name} is as it was: {misfit}." for name, misfit in misfits.items() if misfit)
    return {first: changed._replace(besides=apart), **dict(others)}


def made_up(year: SchoolYear, when: date, name: str) -> Changed:
    """The calendar of this file with a make-up day. Refused where that does not fit.

    The last day of school moves to a make-up day after it. The days between are added as days off: nobody attends them.
    """
    if misfit := make_up_misfit(year, when, name):
        raise Refused(f"{misfit}; nothing was written")
    place: Path = ("extra_days", len(year.extra_days))
    longer = year.with_one_more("extra_days", when)
    if when <= year.last_day:
        return Changed(longer, {place: when}, tuple(_off_till_now(year, when)))
    away = longer.no_students_until(when)
    days_off = [off.model_dump(by_alias=True, exclude_none=True) for off in away]
    written: dict[Path, Any] = {("last_day",): when, place: when}
    written |= {("days_off", at): off for at, off in enumerate(days_off, len(year.days_off))}
    besides = [f"The last day of school moves from {long_date(year.last_day)} to {long_date(when)}."]
    besides += [
        f"No students come {_when_off(off)}: added as {'a day' if off.first == off.last else 'days'} off."
        for off in away
    ]
    return Changed(longer.ending_on(when, away), written, tuple(besides))


def _off_till_now(year: SchoolYear, when: date) -> Iterator[str]:
    if when in year.off:
        yield f"{long_date(when)} is a day off in the calendar ({year.off[when].name}): students attend that day now."


def _when_off(off: DayOff) -> str:
    if off.first == off.last:
        return f"on {long_date(off.first)}"
    return f"from {long_date(off.first)} to {long_date(off.last)}"
