"""Whether a student has gone into the school year in session."""

from __future__ import annotations

from datetime import date

from casemgr.docket.facts import Facts
from casemgr.state.enrollment import has_left
from casemgr.state.year_start import has_started, opens_now


def year_not_started(facts: Facts, today: date) -> str | None:
    """The school year in session that a student has not gone into, who has been here since it was to be opened."""
    year = next((year for year in facts.calendar.years if year.first_day <= today <= year.last_day), None)
    if year is None or not facts.joined or has_left(facts.events):
        return None
    is_ours = opens_now(year, facts.joined[-1][0]) and not has_started(facts.events, year.school_year)
    return year.school_year if is_ours else None
