"""Who the student is to the caseload: joined, exited, with or without an IEP, assigned to whom."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date
from typing import NamedTuple

from casemgr.casefile.events import (
    CaseManagerAssigned,
    ConsentRevoked,
    Event,
    Exited,
    HandedOff,
    IepAnswered,
    MeetingHeld,
    ReferralReceived,
    StudentAdded,
    TransferredIn,
)
from casemgr.casefile.names import fold
from casemgr.casefile.student import Identity

WITH_IEP = ("student_added", "transferred_in")
"""The events with which a student comes who has an IEP."""
JOINING = (*WITH_IEP, "referral_received", "early_start_referral")


def joinings(events: tuple[Event, ...], file: Iterable[Event] = ()) -> list[tuple[date, int]]:
    """Each time the student joined the caseload (added, transferred in or first referred, by Early Start too), and once more after every
    exit or finding of no eligibility: the day, and the event's place. `events` as `known` gives them.

    In a file that never says how the student joined, it is the first event; where `file` holds a joining that is not known
    yet, the student has not joined.
    """
    found: list[tuple[date, int]] = []
    is_out = True
    for place, event in enumerate(events):
        if is_out and event.type in JOINING:
            found.append((event.date, place))
            is_out = False
        elif event.type == "exited" or (type(event) is MeetingHeld and event.eligible is False):
            is_out = True
    if found or any(event.type in JOINING for event in file):
        return found
    return [(event.date, place) for place, event in enumerate(events[:1])]


def has_iep(events: Iterable[Event]) -> bool:
    """Whether the student has an IEP: came with one, or was found eligible, and has not left or lost it since. Who is
    without all services, as consent to them was revoked, has none: EC 56346(d), 34 CFR 300.300(b)(4)."""
    found = False
    for event in events:
        if event.type in WITH_IEP:
            found = True
        elif type(event) is MeetingHeld and event.eligible is not None:
            found = event.eligible
        elif event.type in ("exited", "consent_revoked"):
            found = False
    return found


def exit_of(events: tuple[Event, ...]) -> Exited | None:
    """The exit of a student who has left and not come back."""
    last = next((e for e in reversed(events) if e.type == "exited" or e.type in JOINING), None)
    return last if isinstance(last, Exited) else None


def since_exit(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events since the student last left; all of one who never did."""
    return _since(events, lambda event: isinstance(event, Exited))


def brought(events: tuple[Event, ...], field: str) -> bool:
    """Whether a date that a student may come with (`last_annual`, `last_evaluation`) is on file, and the student has not left
    since."""
    came = (event for event in since_exit(events) if isinstance(event, (StudentAdded, TransferredIn)))
    return any(getattr(event, field) for event in came)


def _since(events: tuple[Event, ...], ends: Callable[[Event], bool]) -> tuple[Event, ...]:
    """The events after the last one that ends what went before."""
    last = next((place for place in reversed(range(len(events))) if ends(events[place])), None)
    return events if last is None else events[last + 1 :]


def has_left(events: tuple[Event, ...]) -> bool:
    """Whether the student has exited and not come back."""
    return exit_of(events) is not None


def is_here(events: tuple[Event, ...], place: int) -> bool:
    """Whether the student had not left before the event at a place, or joins again with it."""
    return events[place].type in JOINING or not has_left(events[:place])


def last_assignment(events: tuple[Event, ...]) -> CaseManagerAssigned | None:
    """The last assignment of a case manager; None where none is on file."""
    return next((e for e in reversed(events) if type(e) is CaseManagerAssigned), None)


def may_have_iep(events: Iterable[Event]) -> bool:
    """Whether the student came with an IEP, was found eligible for one, or the parent answered one, at any time."""
    return any(
        isinstance(event, (StudentAdded, TransferredIn, IepAnswered))
        or (isinstance(event, MeetingHeld) and bool(event.eligible))
        for event in events
    )


def since_case_closed(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events since the student last left, was found not eligible, or lost all services to a revocation: what went before
    is another case."""
    return _since(
        events,
        lambda event: (
            isinstance(event, (Exited, ConsentRevoked))
            or (isinstance(event, MeetingHeld) and event.eligible is False)
        ),
    )


def manager_of(events: tuple[Event, ...], default: str) -> str:
    """Who manages the case: whoever was assigned it or has confirmed a hand-off, the later of the two; else `default`, the
    caseload's own case manager. A hand-off that waits changes nothing yet."""
    return _whose(events).manager or default


def manager_before(events: tuple[Event, ...], default: str) -> str:
    """Who had the case before whoever has it now, or is to have it next: who has had it from the start is before nobody; else
    the caseload's own case manager where no other did."""
    now = hand_off_waiting(events) or manager_of(events, default)
    if has_had_it_from_the_start(events) and not hand_off_waiting(events):
        return now
    earlier = (manager_of(events[:place], default) for place in range(len(events) - 1, -1, -1))
    return next((name for name in earlier if fold(name) != fold(now)), default)


def has_had_it_from_the_start(events: tuple[Event, ...]) -> bool:
    """Whether whoever was assigned the case had it when the student came with an IEP: nobody handed it over."""
    return _whose(events).from_start


def may_be_with_another(events: tuple[Event, ...]) -> bool:
    """Whether a hand-off is in the file at all: cheaper to ask than whether it holds."""
    return any(event.type == "handed_off" for event in events)


def receiver_of(events: tuple[Event, ...]) -> str | None:
    """Who has the case by a hand-off that the receiver has acknowledged; until then it is still the old one's to follow up.
    None too where the case was handed off again, or assigned to another: nobody has confirmed that."""
    return _whose(events).receiver


def hand_off_waiting(events: tuple[Event, ...]) -> str | None:
    """To whom the case was handed off, where the receiver has not acknowledged it yet."""
    whose = _whose(events)
    return None if whose.receiver else whose.offered


def is_to_be_handed_off(events: tuple[Event, ...], name: str | None) -> bool:
    """Whether somebody was assigned the case and has not been handed it yet."""
    whose = _whose(events)
    is_theirs = name is not None and fold(whose.manager or "") == fold(name)
    return is_theirs and not has_left(events) and whose.offered is None and not whose.from_start


def waits_for_confirmation(events: tuple[Event, ...], name: str | None) -> bool:
    """Whether a hand-off to somebody, or to anybody, waits for the receiver to confirm it."""
    waiting = hand_off_waiting(events)
    is_meant = waiting is not None and (name is None or fold(waiting) == fold(name))
    return is_meant and not has_left(events)


class _Whose(NamedTuple):
    """Who has a case, as far as the events say."""

    manager: str | None = None
    """Whoever was assigned it, or has confirmed a hand-off, the later of the two."""
    offered: str | None = None
    """To whom it was last handed off."""
    receiver: str | None = None
    """Who has confirmed that hand-off."""
    from_start: bool = False
    """Whether the manager was assigned it on the day on which the student came with an IEP, and before that nobody was."""


def _whose(events: tuple[Event, ...]) -> _Whose:
    assigned: str | None = None
    came: date | None = None
    now = _Whose()
    for event in events:
        if type(event) is HandedOff:
            now = now._replace(offered=event.to, receiver=None)
        elif event.type == "hand_off_acknowledged" and now.offered:
            now = _Whose(now.offered, now.offered, now.offered)
        elif type(event) is CaseManagerAssigned:
            is_first, assigned = assigned is None and event.date == came, event.case_manager
            now = _assigned(now, assigned)._replace(from_start=is_first)
        elif event.type in JOINING:
            now = _Whose(assigned)
            came = event.date if event.type in WITH_IEP else None
    return now


def _assigned(now: _Whose, name: str) -> _Whose:
    """After an assignment. Of a hand-off that waits, whoever is assigned takes the receiver's place. One that was confirmed is
    over, unless it is the receiver who is assigned: nobody else has confirmed the deadlines."""
    if now.receiver is None:
        return _Whose(name, now.offered and name)
    return now if fold(name) == fold(now.receiver) else _Whose(name)


def suspected_areas(identity: Identity, events: tuple[Event, ...]) -> frozenset[str]:
    """Every area of suspected disability: those at the head of the file, and those of the referrals."""
    referred = {area for e in events if type(e) is ReferralReceived for area in e.areas}
    return frozenset(referred | set(identity.suspected))


def is_english_learner(identity: Identity, codes: Collection[str]) -> bool:
    """Whether the student's status is one of the codes of English learners."""
    return identity.language is not None and identity.language.status in codes


def age_on(born: date, day: date) -> int:
    """Whole years; someone born on 29 February is a year older on 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
