"""Who carries out a student's IEP: providers, general education teachers, staff on the team, those with whom it was gone through."""

from __future__ import annotations

from collections.abc import Iterable

from casemgr.casefile.events import Event, StaffReviewed, TeamInvited
from casemgr.casefile.student import Identity

_FAMILY = frozenset({"parent", "student", "agency", "interpreter", "representative", "adult-student"})


def staff_of(identity: Identity, events: Iterable[Event]) -> list[str]:
    """Their names, each once."""
    names = [provider.name for provider in identity.providers]
    names += identity.teachers
    for event in events:
        if isinstance(event, StaffReviewed):
            names += event.staff
        elif isinstance(event, TeamInvited):
            names += [each.name for each in event.to if each.name and each.role not in _FAMILY]
    return list(dict.fromkeys(names))
