"""Days in a file that cannot be: what happened later than it was written down, or before the student was born.

A command never records one; a person who writes a year wrong does, and the deadline that it moves leaves every list.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from casemgr.casefile.events import Event
from casemgr.casefile.student import void_ids

_OF_THE_PAST = ("date", "signed")
"""The fields that hold a day on which something happened. The days of other fields may lie ahead, or were added by hand
after the day of recording, like that of a last annual review."""


class ImpossibleDay(NamedTuple):
    """Where it is, and what is wrong with it."""

    event: int | None
    """The event's place in the file; None for what is above the events."""
    key: str
    words: str


def impossible_days(events: Sequence[Event], born: date) -> list[ImpossibleDay]:
    """Those of a file, but for events that are void. Of what lies before the birth only the first is named; where
    all does, it is the birth date that is wrong."""
    if not any(event.date < born or _is_ahead(event) for event in events):
        return []
    void = void_ids(tuple(events))
    kept = [(place, event) for place, event in enumerate(events) if event.id not in void]
    return [
        *_before_birth(kept, born),
        *(ImpossibleDay(place, key, words) for place, event in kept for key, words in _ahead(event)),
    ]


def _is_ahead(event: Event) -> bool:
    return next(_ahead(event), None) is not None


def _ahead(event: Event) -> Iterator[tuple[str, str]]:
    recorded = event.recorded
    for key in _days_of(type(event)):
        day = event.__dict__[key]
        if day is not None and day > recorded:
            yield key, f"`{key}` {day} is later than the day it was recorded, {recorded}"


def _before_birth(kept: Sequence[tuple[int, Event]], born: date) -> Iterator[ImpossibleDay]:
    early = [(place, event) for place, event in kept if event.date < born]
    if early and len(early) == len(kept):
        yield ImpossibleDay(None, "born", f"`born` {born} is later than all that is on file")
    elif early:
        place, event = early[0]
        words = f"`date` {event.date} lies before the student was born, {born}"
        yield ImpossibleDay(place, "date", words)


@cache
def _days_of(cls: type[Event]) -> tuple[str, ...]:
    return tuple(key for key in _OF_THE_PAST if key in cls.model_fields)
