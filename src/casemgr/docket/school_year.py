"""The school year that an event is of, and whether a student has gone into the one in session."""

from __future__ import annotations

from datetime import date

from casemgr.casefile.events import Event, said
from casemgr.days.yearspan import YearSpan
from casemgr.docket.facts import Facts
from casemgr.state.enrollment import has_left
from casemgr.state.year_start import has_started, opens_now

_ABOUT = "about "
"""Before a year that no calendar knows."""


def school_year_of(event: Event, facts: Facts) -> str:
    """The school year an event falls in; outside the known ones, July to June is taken and no count can run."""
    if year := facts.calendar.year_with(event.date):
        return year.school_year
    return f"{_ABOUT}{YearSpan.around(event.date).name}"


def year_of(event: Event, facts: Facts) -> str:
    """The school year that an event names, or that it falls in."""
    return said(event, "school_year") or school_year_of(event, facts)


def is_of_later_year(event: Event, other: Event, facts: Facts) -> bool:
    """Whether an event is of a later school year than another."""
    return year_of(event, facts).removeprefix(_ABOUT) > year_of(other, facts).removeprefix(_ABOUT)


def year_not_started(facts: Facts, today: date) -> str | None:
    """The school year in session that a student has not gone into, who has been here since it was to be opened."""
    year = next((year for year in facts.calendar.years if year.first_day <= today <= year.last_day), None)
    if year is None or not facts.joined or has_left(facts.events):
        return None
    is_ours = opens_now(year, facts.joined[-1][0]) and not has_started(facts.events, year.school_year)
    return year.school_year if is_ours else None
