"""Parents' requests, the notices that answer them, and who was consulted: what an event of these cannot say."""

from __future__ import annotations

from casemgr.casefile.events import Consulted, Event, ParentRequestReceived, PriorWrittenNoticeSent
from casemgr.casefile.saying import joined
from casemgr.checks.earlier import Check


def _put_in_writing(event: ParentRequestReceived, _before: tuple[Event, ...]) -> str | None:
    if event.same_as and event.form == "oral":
        return "what puts an oral request in writing is a request in writing"
    return None


def _notice(event: PriorWrittenNoticeSent, _before: tuple[Event, ...]) -> str | None:
    if both := [each for each in event.missing if each in event.elements]:
        return f"{joined(both)} cannot be in the notice and missing from it"
    return None


def _consulted(event: Consulted, _before: tuple[Event, ...]) -> str | None:
    if event.request and event.topic != "written-notice":
        return "only a consult about a written-notice names a request"
    return None


CHECKS: dict[type[Event], Check] = {
    ParentRequestReceived: _put_in_writing,
    PriorWrittenNoticeSent: _notice,
    Consulted: _consulted,
}
