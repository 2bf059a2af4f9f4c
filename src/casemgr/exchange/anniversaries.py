"""Next dates turned into last ones, by the law's own numbers and the caseload's reading of a year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from casemgr.casefile.events import Event, StudentAdded, said
from casemgr.days.counting import years_after
from casemgr.days.schoolyear import ONE_DAY
from casemgr.law.book import LawBook
from casemgr.law.readings import Readings
from casemgr.law.rules import Rule
from casemgr.law.starts import StartsOn
from casemgr.law.within import Anniversary
from casemgr.state.sessions import first_sessions

_ADDED = StudentAdded.model_fields["type"].default


@dataclass(frozen=True, slots=True)
class Cycle:
    """The rule under which a review comes round, and its number of years."""

    rule: Rule
    years: int
    early: timedelta
    """How long before the anniversary it is due."""

    def next_after(self, last: date) -> date:
        return years_after(last, self.years) - self.early

    def last_before(self, following: date) -> tuple[date, ...]:
        """The days from which the next date follows: one, or two or none around 29 February."""
        about = years_after(following + self.early, -self.years)
        days = (about - ONE_DAY, about, about + ONE_DAY)
        return tuple(day for day in days if self.next_after(day) == following)

    def last_in(self, events: tuple[Event, ...]) -> tuple[date, Event] | None:
        """The latest day that begins the cycle, and the event that says so; None where there is none on file."""
        firsts = first_sessions(events)
        found = [
            (day, event)
            for event in events
            for start in self.rule.starts
            if isinstance(start, StartsOn) and (day := _day(start, event, firsts))
        ]
        return max(found, key=lambda each: each[0], default=None)


def _day(start: StartsOn, event: Event, firsts: dict[str, frozenset[str]]) -> date | None:
    if event.type != start.event or not all(_says(event, *each) for each in start.wanted):
        return None
    if any(_says(event, *each) for each in start.unwanted):
        return None
    if start.first_session:
        held = start.purposes & set(said(event, "purposes") or ())
        if not held <= firsts.get(event.id, frozenset()):
            return None
    day = said(event, start.at) if start.at else event.date
    return day if isinstance(day, date) else None


def _says(event: Event, field: str, wanted: frozenset[str]) -> bool:
    """Whether a field of an event holds one of the words wanted."""
    value = said(event, field)
    words = value if isinstance(value, tuple) else (str(value).lower(),)
    return not wanted.isdisjoint(words)


def cycle_of(field: str, law: LawBook, readings: Readings) -> Cycle | None:
    """The cycle that a date of an added student begins: `last_annual` or `last_evaluation`."""
    early = ONE_DAY if readings.anniversary == "day_before" else timedelta()
    for rule in law.rules:
        if isinstance(rule.within, Anniversary) and _starts_at(rule.starts, field):
            return Cycle(rule, rule.within.years, early)
    return None


def _starts_at(starts: Iterable[object], field: str) -> bool:
    return any(isinstance(s, StartsOn) and s.event == _ADDED and s.at == field for s in starts)
