"""Records that are collected, place by place."""

from collections.abc import Sequence

from casemgr.casefile.events import RecordsRequested, RecordsSource
from casemgr.casefile.named import id_where_needed
from casemgr.casefile.saying import joined
from casemgr.checks.recording.which import which
from casemgr.checks.recording.work import Work
from casemgr.checks.records import (
    EVERY_REQUEST,
    WHICH,
    closed_requests,
    not_said_yet,
    place_taken,
    places_left,
)
from casemgr.state.requests import open_records_requests


def collect(
    work: Work, sources: Sequence[str] | None, step: str, request: str | None, *, others: bool
) -> Sequence[RecordsRequested]:
    """Record how far the places are; the requests for which the records are."""
    waiting = open_records_requests(work.known)
    is_every = request == EVERY_REQUEST
    one = None if is_every else which(work, waiting, request, *WHICH, closed_requests(work.known))
    meant = waiting if is_every else [one] if one else []
    of = id_where_needed(one, waiting, request)
    day, meanings = work.day, work.context.law.meanings
    named = [work.take(place_taken(words, work.known, meanings)) for words in sources or ()]
    left = places_left(work.student.id, meant, work.known, named, step) if others else ()
    new, again = not_said_yet([*named, *left], work.known, day, step, of)
    if new and again:
        work.warn(f"recorded already: {joined(again)}")
    for source in new or again:
        work.record(RecordsSource, day, source=source, step=step, request=of)
    return meant
