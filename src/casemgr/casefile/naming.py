"""Events that name others by their ids: the clock ticked, the request answered, the proposal carried out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casemgr.casefile.events import Event, Void
from casemgr.casefile.events.everyday import BIRTHDAY

_FIELDS = ("clock", "answers", "request", "carries_out")
"""The fields in which an event names others."""


def ids_named(event: Event) -> tuple[str, ...]:
    """The ids of the other events that an event names."""
    if isinstance(event, Void):
        return (event.event, event.replaced_by) if event.replaced_by else (event.event,)
    named = [name for field in _FIELDS for name in _as_tuple(getattr(event, field, None))]
    return tuple(name for name in named if name != BIRTHDAY)


def naming_anew(event: Event, corrected: Mapping[str, str]) -> Event:
    """The event with the ids of corrected events replaced by those that stand in their place; old id → new id."""
    if corrected.keys().isdisjoint(ids_named(event)):
        return event
    changes = {
        field: _anew(value, corrected)
        for field in _FIELDS
        if (value := getattr(event, field, None)) is not None
    }
    return event.model_copy(update=changes)


def _anew(value: Any, corrected: Mapping[str, str]) -> Any:
    if isinstance(value, tuple):
        return tuple(_anew(each, corrected) for each in value)
    while value in corrected:
        value = corrected[value]
    return value


def _as_tuple(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)
