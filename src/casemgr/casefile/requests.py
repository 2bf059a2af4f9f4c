"""Requests that still wait for their answer."""

from __future__ import annotations

from collections.abc import Iterable

from casemgr.casefile.events import (
    Event,
    ParentRequestReceived,
    ParentRequestWithdrawn,
    PriorWrittenNoticeSent,
    RecordsProvided,
    RecordsRequested,
)


def open_parent_requests(events: Iterable[Event]) -> list[ParentRequestReceived]:
    """The parent's requests that no complete prior written notice has answered and nobody has taken back."""
    waiting: dict[str, ParentRequestReceived] = {}
    closed: set[str] = set()
    for event in events:
        if isinstance(event, ParentRequestReceived):
            waiting[event.id] = event
        elif isinstance(event, PriorWrittenNoticeSent) and not event.missing:
            closed |= set(event.answers)
        elif isinstance(event, ParentRequestWithdrawn):
            closed.add(event.request)
    return [request for name, request in waiting.items() if name not in closed]


def open_records_requests(events: Iterable[Event]) -> list[RecordsRequested]:
    """The requests for records that were not answered since; providing them answers all of one requester's."""
    waiting: list[RecordsRequested] = []
    for event in events:
        if isinstance(event, RecordsRequested):
            waiting.append(event)
        elif isinstance(event, RecordsProvided):
            waiting = [request for request in waiting if request.requester != event.to]
    return waiting
