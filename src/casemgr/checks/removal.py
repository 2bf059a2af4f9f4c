"""What is worth a note about days removed from school, and which removal that was proposed is carried out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from casemgr.casefile.events import Event, Removal
from casemgr.casefile.saying import long_date
from casemgr.casefile.student import Student
from casemgr.docket.facts import Facts
from casemgr.docket.tally import overlapping
from casemgr.law.tables import TallyRule
from casemgr.state.enrollment import joinings


def open_proposals(events: Iterable[Event]) -> list[Removal]:
    """The removals proposed that nothing has carried out; they are counted already."""
    removals = [event for event in events if isinstance(event, Removal)]
    carried = {event.carries_out for event in removals}
    return [event for event in removals if event.proposed and event.id not in carried]


def counted_already(proposals: Iterable[Removal], today: date) -> Iterator[str]:
    for event in proposals:
        yield (
            f"a removal of {event.days:g} days proposed on {long_date(event.date, today)} is counted already; "
            f"if this is it, add --carries-out {event.id}"
        )


def before_joining(student: Student, events: tuple[Event, ...], day: date) -> Iterator[str]:
    """A removal from before the student joined was the former school's."""
    joined = next((since for since, _ in joinings(events)), None)
    if joined and day < joined:
        yield f"{student.id} joined on {long_date(joined)}; for a removal at a former school, add --from-school NAME"


def counted_twice(rule: TallyRule, removal: Removal, facts: Facts, today: date) -> Iterator[str]:
    """The same school day in two removals is counted twice."""
    for other in overlapping(rule, removal, facts):
        yield (
            f"the removal of {other.days:g} days from {long_date(other.date, today)} takes in the same school day, which is "
            f"now counted twice; if it is the same removal: casemgr void {facts.student.id} {other.id}"
        )
