"""What nothing on file has started because an event leaves out the day that it counts from, such as the last annual review."""

from __future__ import annotations

from collections.abc import Iterable

from casemgr.docket.deadline import Deadline
from casemgr.docket.facts import Facts
from casemgr.law.book import LawBook
from casemgr.law.rules import DutyRole, Rule
from casemgr.state.enrollment import has_iep

REVIEWS: tuple[DutyRole, ...] = ("annual", "triennial")


def reviews_of(law: LawBook) -> tuple[Rule, ...]:
    """The rules of the reviews that every student with an IEP has."""
    return tuple(filter(None, map(law.of_role, REVIEWS)))


def reviews_never_started(law: LawBook, clocks: Iterable[Deadline], facts: Facts) -> list[Rule]:
    """The reviews of a student with an IEP of which there is no clock: the day of the last one is not on file."""
    if not has_iep(facts.events):
        return []
    started = {clock.rule.id for clock in clocks}
    return [rule for rule in reviews_of(law) if rule.id not in started]


def to_start(rule: Rule, facts: Facts) -> str | None:
    """The command that adds the day left out of the last event that would start the rule; None where no event lacks it."""
    for event in reversed(facts.events):
        for word in rule.starts_on.get(event.type, ()):
            if word.at and getattr(event, word.at) is None:
                return f"correct {facts.student.id} {event.id} {word.at}=DATE"
    return None
