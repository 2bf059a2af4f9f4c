"""What the law leaves to be done once a student has left, and what only a student who is here can begin."""

from __future__ import annotations

from collections.abc import Iterator

from casemgr.casefile.events import Done, Event, NotApplicable
from casemgr.docket.matching import matches
from casemgr.law.book import LawBook
from casemgr.law.rules import On, Rule, StartsAtTally, StartsOn


def is_of_leaving(event: Event, law: LawBook) -> bool:
    """Whether an event meets or starts a duty that goes on when the student leaves."""
    surviving = [rule for rule in law.rules if rule.survives_exit]
    if isinstance(event, (Done, NotApplicable)):
        return event.rule in {rule.id for rule in surviving}
    return any(matches(on, event) for rule in surviving for on in (*_starts(rule, law), *rule.met_by))


def starts_a_clock(event: Event, law: LawBook) -> bool:
    """Whether an event can start a duty, by itself or as one of a tally."""
    return any(matches(on, event) for rule in law.rules for on in _starts(rule, law))


def _starts(rule: Rule, law: LawBook) -> Iterator[On]:
    for start in rule.starts:
        if isinstance(start, StartsOn):
            yield start
        elif isinstance(start, StartsAtTally):
            yield law.tallies[start.tally].counted
