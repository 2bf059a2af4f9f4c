"""Releases, requests, records, services, discipline, hand-offs: what answers or goes on with something earlier."""

from __future__ import annotations

from casemgr.casefile.events import (
    ComplaintFiled,
    Event,
    HandedOff,
    HandOffAcknowledged,
    IepAmended,
    IepAnswered,
    ParentRequestWithdrawn,
    ReleaseOfInformation,
    ResolutionSessionHeld,
    ServicePlanned,
    ServiceStarted,
    TransferredIn,
)
from casemgr.casefile.names import fold
from casemgr.casefile.saying import long_date
from casemgr.checks.earlier import Check
from casemgr.state.requests import open_complaints, open_parent_requests


def _release(event: ReleaseOfInformation, before: tuple[Event, ...]) -> str | None:
    if event.expires and event.expires < event.date:
        return f"a release that ends on {long_date(event.expires)} is over on {long_date(event.date)}"
    if event.step not in ("revoked", "records-received"):
        return None
    source = fold(event.source)
    earlier = [e for e in before if isinstance(e, ReleaseOfInformation) and fold(e.source) == source]
    if not any(e.step in ("asked", "signed") for e in earlier):
        return f"no release for {event.source} was asked for or signed on or before {long_date(event.date)}"
    return _not_released(event, earlier) if event.step == "records-received" else None


def _not_released(event: ReleaseOfInformation, earlier: list[ReleaseOfInformation]) -> str | None:
    """Whether the last signature still holds on the day."""
    last: ReleaseOfInformation | None = None
    for step in earlier:
        if step.step in ("signed", "revoked"):
            last = step
    if last is None:
        return None  # required by the law files
    if last.step == "revoked":
        return f"the release for {event.source} was revoked on {long_date(last.date)}"
    if last.expires and last.expires < event.date:
        return f"the release for {event.source} ended on {long_date(last.expires)}"
    return None


def _withdrawn(event: ParentRequestWithdrawn, before: tuple[Event, ...]) -> str | None:
    if any(request.id == event.request for request in open_parent_requests(before)):
        return None
    return f"no parent request {event.request} is open on {long_date(event.date)}"


def _started(event: ServiceStarted, before: tuple[Event, ...]) -> str | None:
    service = fold(event.service)
    same = [
        e for e in before if isinstance(e, (ServicePlanned, ServiceStarted)) and fold(e.service) == service
    ]
    if not same:
        if any(isinstance(e, TransferredIn) for e in before):
            return None  # a service of the former IEP
        return f"{event.service} was not planned on or before {long_date(event.date)}; add --starts DATE, the start in the IEP"
    if isinstance(same[-1], ServiceStarted) and not _is_of_another_iep(same[-1], before):
        return f"{event.service} started on {long_date(same[-1].date)} already"
    return None


def _is_of_another_iep(started: ServiceStarted, before: tuple[Event, ...]) -> bool:
    """Whether a new IEP, the rest of one, or an amendment was agreed to since a service started: it runs on under that."""
    return any(
        isinstance(event, TransferredIn | IepAmended)
        or (isinstance(event, IepAnswered) and event.answer in ("agreed", "partly"))
        for event in before[before.index(started) + 1 :]
    )


def _acknowledged(event: Event, before: tuple[Event, ...]) -> str | None:
    steps = [e for e in before if isinstance(e, (HandedOff, HandOffAcknowledged))]
    if steps and isinstance(steps[-1], HandedOff):
        return None
    return f"no hand-off waits to be acknowledged on {long_date(event.date)}"


def _resolved(event: ResolutionSessionHeld, before: tuple[Event, ...]) -> str | None:
    if not any(isinstance(e, ComplaintFiled) and e.kind == "due-process" for e in before):
        return f"no due process complaint is on file on or before {long_date(event.date)}"
    held = [e for e in before if isinstance(e, ResolutionSessionHeld) and e.outcome in _HELD]
    waiting = {complaint.id for complaint in open_complaints(before)}
    is_waiting = event.complaint in waiting if event.complaint else bool(waiting)
    if event.outcome == "waived" and held and not is_waiting:
        return (
            f"the resolution session was held on {long_date(held[-1].date)}; one that was held is not waived"
        )
    return None


_HELD = ("agreement", "no-agreement")
"""What came of a session that took place."""


CHECKS: dict[type[Event], Check] = {
    ReleaseOfInformation: _release,
    ParentRequestWithdrawn: _withdrawn,
    ServiceStarted: _started,
    HandOffAcknowledged: _acknowledged,
    ResolutionSessionHeld: _resolved,
}
