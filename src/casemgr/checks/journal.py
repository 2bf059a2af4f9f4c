"""What the journal does not hold: it is for the caseload as a whole, and most events are about a student."""

from __future__ import annotations

from casemgr.casefile.events import (
    ContactMade,
    Done,
    Event,
    LateExplained,
    NotApplicable,
    NoteMade,
    SuppliesAllocated,
    SuppliesMoved,
    SuppliesRequested,
    Void,
    YearOpened,
    label,
)
from casemgr.casefile.student import CASELOAD_ID
from casemgr.law.book import LawBook
from casemgr.law.on import On

_OF_ALL = (ContactMade, Done, LateExplained, NoteMade, NotApplicable, Void)
_OF_THE_YEAR = (SuppliesAllocated, SuppliesMoved, SuppliesRequested, YearOpened)


def about_a_student(event: Event, file: str, law: LawBook) -> str | None:
    """Why an event has no place in the journal; None in a student's file, and of one that a rule for the caseload names."""
    if (
        file != CASELOAD_ID
        or isinstance(event, (*_OF_ALL, *_OF_THE_YEAR))
        or event.type in _named_by_rules(law)
    ):
        return None
    return f"the event {label(event)} is about a student, and the journal about the caseload as a whole"


def _named_by_rules(law: LawBook) -> set[str]:
    """The events that start, meet or end a duty of the whole caseload."""
    rules = [rule for rule in law.rules if rule.for_caseload]
    words = [on for rule in rules for on in (*rule.starts, *rule.met_by, *rule.ended_by)]
    return {on.event for on in words if isinstance(on, On)}
