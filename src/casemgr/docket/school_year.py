"""The school year that an event is of."""

from __future__ import annotations

from casemgr.casefile.events import Event, said
from casemgr.days.yearspan import YearSpan
from casemgr.docket.facts import Facts

_NO_CALENDAR = "July to June: there is no school calendar"
_OUT_OF_SCHOOL = "July to June: outside its school calendar"


def school_year_name(event: Event, facts: Facts) -> str:
    """The school year an event falls in; outside the known ones, July to June is taken and no count can run, which the name says:
    `2026-27 (July to June: there is no school calendar)`."""
    if year := facts.calendar.year_with(event.date):
        return year.school_year
    name = YearSpan.around(event.date).name
    is_known = any(year.school_year == name for year in facts.calendar.years)
    return f"{name} ({_OUT_OF_SCHOOL if is_known else _NO_CALENDAR})"


def plain_year(name: str) -> str:
    """The same without what it says of the calendar: `2026-27`."""
    return name.partition(" (")[0]


def year_of(event: Event, facts: Facts) -> str:
    """The school year that an event names, or that it falls in."""
    return said(event, "school_year") or school_year_name(event, facts)


def is_of_later_year(event: Event, other: Event, facts: Facts) -> bool:
    """Whether an event is of a later school year than another."""
    return plain_year(year_of(event, facts)) > plain_year(year_of(other, facts))
