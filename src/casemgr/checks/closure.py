"""What does not fit a school calendar about a closure, or a day that makes up for one."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from casemgr.casefile.saying import long_date
from casemgr.days.schoolyear import SchoolYear


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
