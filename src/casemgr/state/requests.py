"""Requests that still wait for their answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from casemgr.casefile.events import (
    ComplaintFiled,
    Event,
    FosterTransferRequested,
    IndependentAssessmentAnswered,
    IndependentAssessmentRequested,
    ParentRequestReceived,
    ParentRequestWithdrawn,
    PriorWrittenNoticeSent,
    RecordsProvided,
    RecordsRequested,
    RecordsSource,
    ResolutionSessionHeld,
)
from casemgr.casefile.vocabulary import RECORD_SOURCES


def open_parent_requests(events: Iterable[Event]) -> list[ParentRequestReceived]:
    """The parent's requests that no complete prior written notice has answered and nobody has withdrawn. One that puts another
    in writing is that one."""
    waiting: dict[str, ParentRequestReceived] = {}
    closed: set[str] = set()
    for event in events:
        if isinstance(event, ParentRequestReceived) and event.same_as is None:
            waiting[event.id] = event
        elif isinstance(event, PriorWrittenNoticeSent) and not event.missing:
            closed |= set(event.answers)
        elif isinstance(event, ParentRequestWithdrawn):
            closed.add(event.request)
    return [request for name, request in waiting.items() if name not in closed]


def requests_to_answer(events: Sequence[Event], day: date, *, is_named: bool) -> list[ParentRequestReceived]:
    """The requests that a written notice of a day may answer: those open by then, or where they are named all there are."""
    if is_named:
        return [event for event in events if isinstance(event, ParentRequestReceived)]
    return [event for event in open_parent_requests(events) if event.date <= day]


def open_independent_requests(events: Iterable[Event]) -> list[IndependentAssessmentRequested]:
    """The requests for an independent assessment that nobody has answered or withdrawn. An answer that names none is to
    the oldest."""
    waiting: list[IndependentAssessmentRequested] = []
    for event in events:
        if isinstance(event, IndependentAssessmentRequested):
            waiting.append(event)
        elif isinstance(event, IndependentAssessmentAnswered) and waiting:
            named = event.request or waiting[0].id
            waiting = [request for request in waiting if request.id != named]
    return waiting


def open_complaints(events: Iterable[Event]) -> list[ComplaintFiled]:
    """The parent's due process complaints that wait for their resolution session. A session that names none is on the
    oldest of each kind, the ordinary and the expedited (34 CFR 300.510(a), 300.532(c)(3))."""
    waiting: list[ComplaintFiled] = []
    for event in events:
        if isinstance(event, ComplaintFiled) and (event.kind, event.filed_by) == ("due-process", "parent"):
            waiting.append(event)
        elif isinstance(event, ResolutionSessionHeld):
            oldest = {complaint.expedited: complaint.id for complaint in reversed(waiting)}
            held_on = {event.complaint} if event.complaint else set(oldest.values())
            waiting = [complaint for complaint in waiting if complaint.id not in held_on]
    return waiting


def open_records_requests(events: Iterable[Event]) -> list[RecordsRequested]:
    """The requests for records that were not answered since. Providing them answers the one named, or all of one
    requester's."""
    waiting: list[RecordsRequested] = []
    for event in events:
        if isinstance(event, RecordsRequested):
            waiting.append(event)
        elif isinstance(event, RecordsProvided):
            waiting = [
                request
                for request in waiting
                if (request.id != event.request if event.request else request.requester != event.to)
            ]
    return waiting


def foster_transfer_waits(events: Iterable[Event]) -> bool:
    """Whether the records of a student in foster care were asked for with the transfer, and not sent since."""
    waits = False
    for event in events:
        waits = isinstance(event, FosterTransferRequested) or (
            waits and not isinstance(event, RecordsProvided)
        )
    return waits


def source_steps(request: Event, events: Iterable[Event]) -> dict[str, list[RecordsSource]]:
    """Each place's steps for a request, in order; those from before the request belong to an earlier one. A place is the same
    whether written with capitals or without."""
    places = {place.casefold(): place for place in RECORD_SOURCES}
    found: dict[str, list[RecordsSource]] = {}
    for event in events:
        if isinstance(event, RecordsSource) and (
            event.request == request.id or (event.request is None and event.date >= request.date)
        ):
            place = places.setdefault(event.source.casefold(), event.source)
            found.setdefault(place, []).append(event)
    return found


def places_not_asked(request: Event, events: Iterable[Event]) -> list[str]:
    """The places of the checklist for which nothing is on file about a request."""
    steps = source_steps(request, events)
    return [place for place in RECORD_SOURCES if place not in steps]


def places_silent(request: Event, events: Iterable[Event]) -> list[str]:
    """The places asked for the records of a request that have not answered."""
    steps = source_steps(request, events)
    return [place for place, taken in steps.items() if taken[-1].step == "asked"]


def all_collected(request: Event, events: Iterable[Event]) -> bool:
    """Whether every place of the checklist, and every other place asked, has given its records, or holds none."""
    known = tuple(events)
    return not places_silent(request, known) and not places_not_asked(request, known)
