"""The rule for the end of the school year, which replaces the ordinary count."""

from __future__ import annotations

from datetime import date

from casemgr.casefile.events import Event
from casemgr.days.counting import shift
from casemgr.docket.deadline import Reckoning, Start, YearEnd
from casemgr.docket.facts import Facts
from casemgr.docket.matching import matches
from casemgr.law.readings import Readings
from casemgr.law.year_end import NearYearEnd


def at_the_year_end(
    law: NearYearEnd, ordinary: Reckoning, start: Start, facts: Facts, readings: Readings
) -> Reckoning:
    """The year-end rule in place of the ordinary count, by the trigger that the reading names."""
    outcomes = [
        _at_year_end(law, event.date if event else start.day, ordinary, start, facts)
        for event in year_end_triggers(law, start, facts, readings)
    ]
    if any(outcome.due is None for outcome in outcomes):
        return Reckoning(None, ordinary.base)
    return min(outcomes, key=lambda outcome: outcome.due or date.max)


def year_end_triggers(law: NearYearEnd, start: Start, facts: Facts, readings: Readings) -> list[Event | None]:
    """The events whose day may fall late in the year, by the reading: the start, the second trigger, or both."""
    reading = getattr(readings, law.reading) if law.reading else "consent"
    second = _last_before(law, start, facts)
    triggers = [start.event] if reading in ("consent", "earliest") or second is None else []
    return [*triggers, second] if second is not None and reading in ("referral", "earliest") else triggers


def _last_before(law: NearYearEnd, start: Start, facts: Facts) -> Event | None:
    places = sorted(place for on in law.also_triggered_by for place in facts.places_of(on.event))
    for place in reversed(places):
        event = facts.events[place]
        if (event.date, place) <= start.place and any(matches(on, event) for on in law.also_triggered_by):
            return event
    return None


def _at_year_end(
    law: NearYearEnd, trigger: date, ordinary: Reckoning, start: Start, facts: Facts
) -> Reckoning:
    """What one trigger makes of it. The last day of school itself is 0 days before the end."""
    year = facts.calendar.year_with(trigger)
    if year is None:
        known = facts.calendar.run_with(trigger) is not None
        return ordinary if known else Reckoning(None, ordinary.base)
    if (year.last_day - trigger).days > law.within_last:
        return ordinary
    following = facts.calendar.year_after(year)
    if following is None:
        return Reckoning(None, ordinary.base)
    due = shift(following.first_day, law.then)
    if due <= start.day:
        return ordinary
    return ordinary._replace(
        due=due, ordinary=ordinary.due, year_end=YearEnd(trigger, year, following.first_day)
    )
