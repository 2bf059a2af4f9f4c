"""Running totals in a school year: school days of removal against their limit."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from math import ceil, inf
from typing import NamedTuple

from casemgr.casefile.events import Event, Removal, said
from casemgr.docket.context import Context
from casemgr.docket.deadline import Deadline
from casemgr.docket.facts import Facts
from casemgr.docket.matching import matches
from casemgr.docket.school_year import school_year_name
from casemgr.law.starts import TallyEvents
from casemgr.law.tables import TallyRule


class TallyLine(NamedTuple):
    """One counted event: its days, and the year's total with it."""

    year: str
    event: Event
    place: int
    days: float
    """Those that count in its school year."""
    total: float
    imposed: float
    """All its days, those past the last school day of the year too."""
    left_over: float
    """The year's total of the days imposed that no school day of the year was left for, with its own."""
    done: Event
    """The event itself, or the one that carries it out."""


class Sum(NamedTuple):
    """A running total on a day."""

    rule: TallyRule
    year: str
    last_day: date | None
    """The last school day of the year, where a calendar knows it: there the count stops."""
    total: float
    left_over: float


def tally(rule: TallyRule, facts: Facts) -> Sequence[TallyLine]:
    """Each counted event in order with the running total of its school year, kept with the facts: several rules ask for it.

    A proposed removal counts from the day it was proposed; the removal that carries it out takes its place there.
    """
    if rule.event not in facts.event_types:
        return ()
    if rule.id not in facts.tallied:
        facts.tallied[rule.id] = tuple(_lines(rule, facts))
    lines: Sequence[TallyLine] = facts.tallied[rule.id]
    return lines


def _lines(rule: TallyRule, facts: Facts) -> Iterator[TallyLine]:
    places = facts.places_of(rule.event)
    events = [facts.events[place] for place in places]
    carried_out = {said(event, "carries_out"): event for event in events}
    known = {event.id for event in events}
    totals: dict[str, float] = {}
    left_over: dict[str, float] = {}
    for place, event in zip(places, events, strict=True):
        if not matches(rule.counted, event) or said(event, "carries_out") in known:
            continue
        as_done = carried_out.get(event.id, event)
        imposed = said(as_done, rule.sum_of)
        days = min(imposed, _left_in_year(as_done, facts))
        year = school_year_name(event, facts)
        totals[year] = totals.get(year, 0) + days
        left_over[year] = left_over.get(year, 0) + imposed - days
        yield TallyLine(year, event, place, days, totals[year], imposed, left_over[year], as_done)


def sums_of(deadline: Deadline, facts: Facts, context: Context) -> Iterator[Sum]:
    """The running totals of the school year in which a deadline began, where a total can start its rule."""
    start = deadline.start.event
    for name in deadline.rule.tallies:
        if start and (found := sum_of_year(context.law.tally[name], facts, start)):
            yield found


def sum_of_year(rule: TallyRule, facts: Facts, event: Event | None = None) -> Sum | None:
    """The total of the school year of an event, or else of the last one counted; None where nothing is counted in it."""
    lines = tally(rule, facts)
    year = school_year_name(event, facts) if event else lines[-1].year if lines else ""
    last = next((line for line in reversed(lines) if line.year == year), None)
    if last is None:
        return None
    known = facts.calendar.year_with(last.event.date)
    return Sum(rule, year, known.last_day if known else None, last.total, last.left_over)


def _left_in_year(event: Event, facts: Facts) -> float:
    """The school days from an event's day to the last one of its year; without end where no calendar knows them."""
    year = facts.calendar.year_with(event.date)
    first = event.date.toordinal()
    if year is None or said(event, "former_school"):
        return inf
    last = year.last_day.toordinal()
    return sum(
        bisect_right(table.days, last) - bisect_left(table.days, first)
        for table in facts.calendar.table(None)
    )


def overlapping(rule: TallyRule, event: Event, facts: Facts) -> list[Removal]:
    """The other counted removals that take in a school day of this one: their days are then counted twice.

    Two of less than a day on the same day may both be true. Without a calendar nothing is known, and none is found.
    """
    if not matches(rule.counted, event):
        return []
    places = facts.places_of(rule.event)
    others = [other for place in places if isinstance(other := facts.events[place], Removal)]
    carried_out = {other.carries_out for other in others}
    days = _school_days(event, facts)
    return [
        other
        for other in others
        if other.id not in {event.id, said(event, "carries_out"), *carried_out}
        and matches(rule.counted, other)
        and not days.isdisjoint(_school_days(other, facts))
        and not (other.date == event.date and other.days + said(event, rule.sum_of) <= 1)
    ]


def _school_days(event: Event, facts: Facts) -> frozenset[int]:
    """The school days, as ordinals, that a removal takes from its date on; none of days brought from a former
    school."""
    assert isinstance(event, Removal)
    first = event.date.toordinal()
    number = 0 if event.former_school else ceil(event.days)
    return frozenset(
        day
        for table in facts.calendar.table(None)
        if table.first <= first <= table.last
        for day in table.days[bisect_left(table.days, first) :][:number]
    )


def passing(rule: TallyRule, facts: Facts) -> Iterator[TallyLine]:
    """In each year the event that passes the limit, unless a review was held earlier in that year."""
    passed: set[str] = set()
    for line in tally(rule, facts):
        if line.total > rule.over and line.year not in passed:
            passed.add(line.year)
            if not _reviewed_before(line, rule, facts):
                yield line


def reviewed(rule: TallyRule, facts: Facts) -> Iterator[TallyLine]:
    """Each counted event after a review in the same year, but for those that pass the limit by themselves."""
    return (
        line
        for line in tally(rule, facts)
        if line.imposed <= rule.over and _reviewed_before(line, rule, facts)
    )


def again(rule: TallyRule, facts: Facts) -> Iterator[TallyLine]:
    """Of these those with which the total is past the limit."""
    return (line for line in reviewed(rule, facts) if line.total > rule.over)


def alone(rule: TallyRule, facts: Facts) -> Iterator[TallyLine]:
    """Each counted event that passes the limit by itself: the days imposed decide, also past the end of the year."""
    return (line for line in tally(rule, facts) if line.imposed > rule.over)


STARTING: Mapping[TallyEvents, Callable[[TallyRule, Facts], Iterator[TallyLine]]] = {
    "passing": passing,
    "alone": alone,
    "reviewed": reviewed,
    "again": again,
}
"""Which of the counted events start a clock, by the word of the law file."""


def _reviewed_before(line: TallyLine, rule: TallyRule, facts: Facts) -> bool:
    return any(
        event.type == rule.review and school_year_name(event, facts) == line.year
        for event in facts.events[: line.place]
    )
