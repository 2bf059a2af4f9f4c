"""Which of several events on file is named: by its id, its day, or who asked for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from casemgr.errors import UsageError

if TYPE_CHECKING:
    from casemgr.casefile.events import Event

E = TypeVar("E", bound="Event")


def named_by(words: str, day: date | None, events: Sequence[E]) -> list[E]:
    """The events that words name. `day`: what the words are as a day, where they are one."""
    from casemgr.casefile.events import said

    return [event for event in events if event.id == words] or [
        event for event in events if event.date == day or said(event, "requester") == words
    ]


def the_named(words: str, day: date | None, what: str, *groups: Sequence[E]) -> E | None:
    """The event that words name in the first of the groups in which they name any; None where they name none. UsageError where they
    name several. `what` they are: `parent request`."""
    for events in groups:
        found = named_by(words, day, events)
        if len(found) > 1:
            raise UsageError(
                f'"{words}" means more than one {what}; say the id of one of these: {with_ids(found)}'
            )
        if found:
            return found[0]
    return None


def named_none(words: str, what: str, still_open: Sequence[Event], closed: Sequence[Event] = ()) -> str:
    """That words name none of the events that are open, or of those closed either, and which these are."""
    where, every = "on file" if closed else "open", [*still_open, *closed]
    others = f"; {where}: {with_ids(every)}" if every else ""
    return f"no {what} {words} is {where}{others}"


def with_ids(events: Sequence[Event]) -> str:
    """Events with their ids."""
    return "; ".join(f"{event.id}, {event.sentence()}" for event in events)


def id_where_needed(meant: Event | None, waiting: Sequence[Event], words: str | None) -> str | None:
    """The id of the event that is meant, where several wait or it was named; of the only one it goes without saying."""
    return meant.id if meant and (words or len(waiting) > 1) else None
