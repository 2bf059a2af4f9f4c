"""The school year that an event is of."""

from __future__ import annotations

from casemgr.casefile.events import Event, said
from casemgr.days.yearspan import YearSpan
from casemgr.docket.facts import Facts

_ABOUT = "about "
"""Before a year that no calendar knows."""


def school_year_name(event: Event, facts: Facts) -> str:
    """The school year an event falls in; outside the known ones, July to June is taken and no count can run."""
    if year := facts.calendar.year_with(event.date):
        return year.school_year
    return f"{_ABOUT}{YearSpan.around(event.date).name}"


def year_of(event: Event, facts: Facts) -> str:
    """The school year that an event names, or that it falls in."""
    return said(event, "school_year") or school_year_name(event, facts)


def is_of_later_year(event: Event, other: Event, facts: Facts) -> bool:
    """Whether an event is of a later school year than another."""
    return year_of(event, facts).removeprefix(_ABOUT) > year_of(other, facts).removeprefix(_ABOUT)
