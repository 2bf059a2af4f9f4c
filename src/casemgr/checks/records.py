"""Records that are collected and provided: the place, the request and the parties that words and the file mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from casemgr.casefile.events import Event, RecordsRequested, RecordsSource
from casemgr.casefile.names import names_meant
from casemgr.casefile.saying import long_date
from casemgr.casefile.vocabulary import RECORD_SOURCES
from casemgr.errors import Refused, UsageError
from casemgr.law.words import Words, source_of
from casemgr.state.requests import foster_transfer_waits, open_records_requests, places_not_asked


def place_meant(words: str, events: Iterable[Event], meanings: Words) -> str:
    """The place that part of its name means, a usual one or one named before; any other as typed."""
    if usual := source_of(words, meanings):
        return usual
    named = (event.source for event in events if isinstance(event, RecordsSource))
    found = names_meant(words, (*RECORD_SOURCES, *named))
    if len(found) > 1:
        raise UsageError(f"{words}: more than one place is called that ({', '.join(found)})")
    return found[0] if found else words.strip()


def request_meant(student_id: str, events: Sequence[Event], named: str | None) -> RecordsRequested | None:
    """The request that records are collected for: the one of the id, or the only one open."""
    if named:
        return request_of_id(student_id, events, named)
    waiting = open_records_requests(events)
    if len(waiting) > 1:
        listed = ", ".join(f"{e.id} of {long_date(e.date)} by {e.requester}" for e in waiting)
        raise UsageError(f"several requests for records are open: say --request with its id ({listed})")
    return waiting[0] if waiting else None


def request_of_id(student_id: str, events: Iterable[Event], named: str) -> RecordsRequested:
    for event in events:
        if isinstance(event, RecordsRequested) and event.id == named:
            return event
    raise UsageError(f"{named}: no request for records has this id; see `casemgr show {student_id}`")


def places_left(
    student_id: str, request: RecordsRequested | None, events: Iterable[Event], named: Sequence[str]
) -> Iterator[str]:
    """The places of the checklist that nothing is on file about, besides those named; refused where there are none."""
    if request is None:
        raise Refused(f"{student_id}: not recorded: no request for records is open; name the places")
    left = [place for place in places_not_asked(request, events) if place not in named]
    if not left and not named:
        raise Refused(f"{student_id}: not recorded: every place of the checklist has been asked")
    yield from left


def parties_waiting(events: Sequence[Event]) -> set[str]:
    """Who waits for the records."""
    parties: set[str] = {each.requester for each in open_records_requests(events)}
    return parties | ({"district"} if foster_transfer_waits(events) else set())
