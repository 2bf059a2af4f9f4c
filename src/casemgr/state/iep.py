"""The IEP in effect: the last one that the parent agreed to, whatever has been offered since."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from casemgr.casefile.events import (
    ConsentRevoked,
    Event,
    Exited,
    IepAnswered,
    MeetingHeld,
    StudentAdded,
    TransferredIn,
)
from casemgr.casefile.vocabulary import Purpose

_WHOLE = frozenset({"initial", "annual", "triennial", "interim"})
"""The purposes of a meeting that makes a whole IEP, with the goals that are reported on; others change one."""


class Iep(NamedTuple):
    """An IEP: the day of its meeting, where it is known, and of the one that set its goals."""

    day: date | None
    goals_day: date | None


class Ieps(NamedTuple):
    """The IEP in effect, and the one offered since that the parent has not agreed to."""

    in_effect: Iep | None = None
    offered: Iep | None = None
    is_refused: bool = False


def ieps_of(events: Iterable[Event]) -> Ieps:
    """An IEP offered takes effect once the parent agrees to it, in whole or in part; until then the last one goes on
    (EC 56346). Until the parent has agreed, a first IEP is not in effect."""
    found = Ieps()
    for event in events:
        found = _after(event, found)
    return found


def _after(event: Event, before: Ieps) -> Ieps:
    match event:
        case StudentAdded() | TransferredIn():
            return Ieps(Iep(event.last_annual, event.last_annual))
        case MeetingHeld(eligible=False) | Exited() | ConsentRevoked():
            return Ieps()
        case MeetingHeld() if event.outcome == "completed" and _makes_iep(event.purposes):
            return Ieps(before.in_effect, _offered(event, before.in_effect))
        case IepAnswered(answer="agreed" | "partly") if before.offered:
            return Ieps(before.offered)
        case IepAnswered() if before.offered:
            return before._replace(is_refused=event.answer == "disagreed")
    return before


def _makes_iep(purposes: Iterable[Purpose]) -> bool:
    return any(purpose not in ("manifestation", "exit") for purpose in purposes)


def _offered(meeting: MeetingHeld, last: Iep | None) -> Iep:
    if last is None or not _WHOLE.isdisjoint(meeting.purposes):
        return Iep(meeting.date, meeting.date)
    return Iep(meeting.date, last.goals_day)
