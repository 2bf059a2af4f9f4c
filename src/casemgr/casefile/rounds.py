"""What makes recordings for several students one round: the same events of the same day, whatever their ids."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from casemgr.casefile.naming import ID_FIELDS

if TYPE_CHECKING:
    from casemgr.casefile.events import Event

_OWN = {"id", "meeting", "areas", "reason", *ID_FIELDS}
"""What each student's event has for itself."""


def content(events: Iterable[Event]) -> list[dict[str, Any]]:
    """What a command recorded for one student, without what is the student's own."""
    return [event.model_dump(exclude=_OWN) for event in events]


def is_one_round(recorded: Sequence[Sequence[Event]]) -> bool:
    """Whether the same was recorded for each of several students."""
    if len(recorded) < 2 or any(event.type == "void" for events in recorded for event in events):
        return False
    first = content(recorded[0])
    return all(content(events) == first for events in recorded[1:])
