"""A parent's request in writing that may be one made by word of mouth before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from casemgr.casefile.events import Event, ParentRequestReceived
from casemgr.casefile.names import fold
from casemgr.casefile.saying import long_date
from casemgr.state.requests import open_parent_requests

_KINDS = ("meeting", "assessment")
ToCorrect = Callable[[str], str]
"""The command that makes a change of the request that is recorded."""


def oral_requests(events: Sequence[Event]) -> list[ParentRequestReceived]:
    """The open requests that came by word of mouth and are not in writing yet."""
    written = {event.same_as for event in events if isinstance(event, ParentRequestReceived)}
    waiting = open_parent_requests(events)
    return [request for request in waiting if request.form == "oral" and request.id not in written]


def same_words(requests: Sequence[ParentRequestReceived], what: str) -> list[ParentRequestReceived]:
    return [request for request in requests if fold(request.what) == fold(what)]


def alike(
    requests: Sequence[ParentRequestReceived], chosen: Mapping[str, Any], to_correct: ToCorrect, today: date
) -> Iterator[str]:
    """That an open oral request asks for the same kind of thing, an assessment or a meeting, and how to say that it is this
    one."""
    for request in requests:
        if (request.assessment and chosen["assessment"]) or (request.meeting and chosen["meeting"]):
            more = [f"{field}=yes" for field in _KINDS if getattr(request, field) and not chosen[field]]
            yield (
                f"The oral request of {long_date(request.date, today)} is open too ({request.what}). If this is the same, now in "
                f"writing: {to_correct(' '.join((f'same_as={request.id}', *more)))}"
            )


def taken_as(
    oral: ParentRequestReceived, chosen: Mapping[str, Any], to_correct: ToCorrect, today: date
) -> str:
    """That a request in writing is taken as an oral one of the same words, and how to say that it is another."""
    more = [f"{field}=no" for field in _KINDS if getattr(oral, field) and not chosen[field]]
    return (
        f"taken as the oral request of {long_date(oral.date, today)}, now in writing: one prior written notice answers both. "
        f"If it is another: {to_correct(' '.join(('same_as=', *more)))}"
    )


def asked_for(oral: ParentRequestReceived, chosen: Mapping[str, Any]) -> dict[str, Any]:
    """What a request in writing asks for: what was said of it, and all that the oral one asked for."""
    asked = {field: chosen[field] or getattr(oral, field) for field in _KINDS}
    return asked | {"same_as": oral.id}
