"""Which of several events on file is named: by its id, its day, or who asked for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from casemgr.casefile.events import Event

E = TypeVar("E", bound="Event")


def named_by(words: str, day: date | None, events: Sequence[E]) -> list[E]:
    """The events that words name. `day`: what the words are as a day, where they are one."""
    from casemgr.casefile.events import said

    return [event for event in events if event.id == words] or [
        event for event in events if event.date == day or said(event, "requester") == words
    ]


def id_where_needed(meant: Event | None, waiting: Sequence[Event], words: str | None) -> str | None:
    """The id of the event that is meant, where several wait or it was named; of the only one it goes without saying."""
    return meant.id if meant and (words or len(waiting) > 1) else None
