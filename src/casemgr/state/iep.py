"""The IEP in effect: the last one that the parent agreed to, whatever has been offered since."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import reduce
from itertools import accumulate
from typing import NamedTuple

from casemgr.casefile.events import (
    ConsentRevoked,
    Event,
    Exited,
    IepAmended,
    IepAnswered,
    MeetingHeld,
    StaffJoined,
    StudentAdded,
    TransferredIn,
)
from casemgr.casefile.purposes import WHOLE_IEP, may_offer_iep


class Iep(NamedTuple):
    """An IEP: the day of its meeting, where it is known, and of the one that set its goals."""

    day: date | None
    goals_day: date | None


class Partly(NamedTuple):
    """A parent's agreement to part of an IEP: its day, and what was agreed to, or not, where that is on file."""

    day: date
    items: str | None


class Ieps(NamedTuple):
    """The IEP in effect, and the one offered since that the parent has not agreed to."""

    in_effect: Iep | None = None
    offered: Iep | None = None
    is_refused: bool = False
    partly: Partly | None = None
    """Where the parent agreed to part of the one in effect: what was refused is not carried out (EC 56346(e))."""


def ieps_of(events: Iterable[Event]) -> Ieps:
    """An IEP offered takes effect once the parent agrees to it, in whole or in part; until then the last one goes on
    (EC 56346). Until the parent has agreed, a first IEP is not in effect."""
    return reduce(_after, events, Ieps())


def ieps_before_each(events: Iterable[Event]) -> list[Ieps]:
    """The same before each of the events, and after the last."""
    return list(accumulate(events, _after, initial=Ieps()))


def had_iep(events: Iterable[Event], day: date) -> bool:
    """Whether there was an IEP on a day: in effect, or offered and not refused."""
    return is_there(ieps_of(event for event in events if event.date <= day))


def first_iep_after(events: Sequence[Event], day: date) -> int | None:
    """The place of the first event after a day with which there was an IEP, where there was none on that day."""
    found = Ieps()
    for place, event in enumerate(events):
        found = _after(found, event)
        if event.date > day and is_there(found):
            return place
    return None


def is_there(ieps: Ieps) -> bool:
    """Whether there is an IEP to speak of: in effect, or offered and not refused."""
    return ieps.in_effect is not None or (ieps.offered is not None and not ieps.is_refused)


def first_iep_refused(ieps: Ieps) -> bool:
    """Whether the parent refused the first IEP whole, and has agreed to none of it since."""
    return ieps.is_refused and ieps.in_effect is None


def made_on(event: Event, before: Ieps) -> date | None:
    """The day since which there has been the IEP, or the change of it, that an event is about: the meeting of the one answered, the
    agreement to an amendment, the meeting of the one that somebody new is to carry out. None where that is not on file."""
    match event:
        case IepAnswered():
            return before.offered.day if before.offered else None
        case IepAmended():
            return event.agreed
        case StaffJoined():
            return before.in_effect.day if before.in_effect else None
    return None


def agreed_in_part(event: Event, before: Ieps) -> date | None:
    """Where an event agrees to the rest of an IEP that the parent had agreed to in part: the day of its meeting."""
    if isinstance(event, IepAnswered) and before.partly and before.in_effect and not before.offered:
        return before.in_effect.day
    return None


def is_offered(events: Iterable[Event]) -> bool:
    """Whether an IEP is being offered that the parent has not answered: since its first session, and until the answer, or an
    amendment that was agreed to after it. A parent who is undecided has not answered."""
    offered = False
    for event in events:
        match event:
            case MeetingHeld(eligible=False) | Exited() | ConsentRevoked() | IepAmended() | TransferredIn():
                offered = False
            case MeetingHeld():
                offered = offered or may_offer_iep(event.purposes)
            case IepAnswered():
                offered = offered and event.answer == "undecided"
            case _:
                pass
    return offered


_CHANGES = frozenset(
    {"student_added", "transferred_in", "meeting_held", "exited", "consent_revoked", "iep_answered"}
)
"""The types of event after which it is another IEP: cheaper to ask than which of them it is."""


def _after(before: Ieps, event: Event) -> Ieps:
    if event.type not in _CHANGES:
        return before
    match event:
        case StudentAdded() | TransferredIn():
            return Ieps(Iep(event.last_annual, event.last_annual))
        case MeetingHeld(eligible=False) | Exited() | ConsentRevoked():
            return Ieps()
        case MeetingHeld() if event.outcome == "completed" and may_offer_iep(event.purposes):
            return Ieps(before.in_effect, _offered(event, before.in_effect), partly=before.partly)
        case IepAnswered():
            return _answered(event, before)
    return before


def _answered(event: IepAnswered, before: Ieps) -> Ieps:
    """After the parent's answer to the IEP offered, or another one to that agreed to in part. A change of an IEP leaves
    refused what was refused of it."""
    offered = before.offered
    taken = offered or before.in_effect
    if event.answer == "partly":
        return Ieps(taken, partly=Partly(event.date, event.items)) if taken else before
    if event.answer == "agreed":
        is_change = offered is not None and offered.day != offered.goals_day
        return Ieps(taken, partly=before.partly if is_change else None)
    return before._replace(is_refused=event.answer == "disagreed") if offered else before


def _offered(meeting: MeetingHeld, last: Iep | None) -> Iep:
    if last is None or not WHOLE_IEP.isdisjoint(meeting.purposes):
        return Iep(meeting.date, meeting.date)
    return Iep(meeting.date, last.goals_day)
