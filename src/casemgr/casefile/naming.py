"""Events that name others by their ids: the clock ticked, the request answered, the proposal carried out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from casemgr.casefile.events import Event, Void, said
from casemgr.casefile.events.everyday import BIRTHDAY

ID_FIELDS = (
    "clock",
    "answers",
    "request",
    "carries_out",
    "review_of",
    "late_for",
    "withdraws",
    "notice_of",
    "same_as",
    "complaint",
)
"""The fields in which an event names others."""


def ids_named(event: Event) -> tuple[str, ...]:
    """The ids of the other events that an event names."""
    return tuple(name for _, name in naming_fields(event))


def naming_fields(event: Event) -> Iterator[tuple[str, str]]:
    """The same, each with the field that names it."""
    for field in _fields_of(type(event)):
        yield from ((field, name) for name in _as_tuple(said(event, field)) if name != BIRTHDAY)


@cache
def _fields_of(cls: type[Event]) -> tuple[str, ...]:
    fields = ("event", "replaced_by") if cls is Void else ID_FIELDS
    return tuple(field for field in fields if field in cls.model_fields)


def naming_the_right_ones(event: Event, corrected: Mapping[str, str]) -> Event:
    """The event with the ids of corrected events replaced by those recorded in their place; old id → new id."""
    if corrected.keys().isdisjoint(ids_named(event)):
        return event
    return _with_ids(event, ID_FIELDS, lambda old: last_id(old, corrected))


def renamed(event: Event, ids: Mapping[str, str]) -> Event:
    """The event with new ids, its own and those it names; old id → new id."""
    fields = ("id", *ID_FIELDS, *(("event", "replaced_by") if isinstance(event, Void) else ()))
    return _with_ids(event, fields, lambda old: ids.get(old, old))


def _with_ids(event: Event, fields: Iterable[str], new: Callable[[str], str]) -> Event:
    """The event with each id in these fields replaced by its new one."""
    held = {field: value for field in fields if (value := getattr(event, field, None)) is not None}
    changes = {
        field: tuple(map(new, value)) if isinstance(value, tuple) else new(value)
        for field, value in held.items()
    }
    return event.model_copy(update=changes)


def corrections(voids: Iterable[Event]) -> dict[str, str]:
    """The id of each event that was corrected → the id of the one recorded in its place."""
    return {event.event: event.replaced_by for event in voids if type(event) is Void and event.replaced_by}


def last_id(event_id: str, corrected: Mapping[str, str]) -> str:
    """The id at the end of a chain of corrections; in a circle, written by hand, the last one before it closes."""
    seen = {event_id}
    while (following := corrected.get(event_id)) and following not in seen:
        seen.add(following)
        event_id = following
    return event_id


def in_its_place(correction: Void, not_void: Iterable[Event]) -> Event | None:
    """The event that replaces one that was corrected, perhaps more than once; None where none does."""
    kept = {event.id: event for event in not_void}
    new = correction.replaced_by
    return kept.get(last_id(new, corrections(kept.values()))) if new else None


def in_a_circle(events: Iterable[Event]) -> set[str]:
    """The ids of the voids whose corrections lead back to the event they void."""
    voids = [event for event in events if type(event) is Void and event.replaced_by]
    corrected = corrections(voids)
    return {event.id for event in voids if corrected.get(last_id(event.event, corrected)) == event.event}


def first_ids(events: Iterable[Event]) -> dict[str, str]:
    """For each event recorded in the place of another, the id of the one that stood there first."""
    found: dict[str, str] = {}
    for event in events:
        if type(event) is Void and event.replaced_by:
            found[event.replaced_by] = found.get(event.event, event.event)
    return found


def file_places(events: Sequence[Event]) -> dict[str, int]:
    """The place of each event in the file, by id; one that corrects another takes its place."""
    places = {event.id: place for place, event in enumerate(events)}
    return places | {new: places[first] for new, first in first_ids(events).items() if first in places}


def days_corrected(events: Sequence[Event]) -> dict[str, int]:
    """By the id of an event whose day was corrected: the place in the file where that was done last."""
    by_id = {event.id: (place, event) for place, event in enumerate(events)}
    found: dict[str, int] = {}
    for void in events:
        if type(void) is not Void or void.replaced_by not in by_id or void.event not in by_id:
            continue
        (place, new), (_, old) = by_id[void.replaced_by], by_id[void.event]
        if new.date != old.date:
            found[new.id] = place
        elif old.id in found:
            found[new.id] = found[old.id]
    return found


def _as_tuple(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)
