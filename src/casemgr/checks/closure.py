"""What does not fit a school calendar about a closure, or a day that makes up for one."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from casemgr.casefile.names import meant_or_typed
from casemgr.casefile.saying import long_date
from casemgr.days.schoolyear import SchoolYear
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


def make_up_misfit(year: SchoolYear, when: date) -> str | None:
    """Why that day makes up for none."""
    return f"{long_date(when)} is a school day already" if when in year.planned_days else None


def schools_closed(named: Sequence[str], listed: Collection[str]) -> list[str]:
    """The schools of the settings that are meant; UsageError for one that is not there: a closure of it would touch nobody."""
    names = [meant_or_typed(each, listed) for each in named]
    for name in names:
        if listed and name not in listed:
            there = ", ".join(sorted(listed))
            raise UsageError(f"--school {name}: is not among the schools in casemgr.yaml ({there})")
    return names


def added(year: SchoolYear, when: date, reason: str | None, schools: list[str]) -> tuple[str, Any]:
    """What is added to which list of the calendar: a closure for its reason, or else a make-up day. Refused where that does not
    fit."""
    if misfit := closure_misfit(year, when, schools) if reason else make_up_misfit(year, when):
        raise Refused(f"{misfit}; nothing was written")
    if not reason:
        return "extra_days", when
    return "closures", {"date": when, "reason": reason, **({"schools": schools} if schools else {})}
