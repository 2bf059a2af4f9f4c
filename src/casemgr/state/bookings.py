"""Which of the booked meetings a recording may mean, and in what two bookings of a meeting differ."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from casemgr.casefile.events import Event, MeetingScheduled
from casemgr.casefile.names import fold
from casemgr.state.meetings import booked_meetings

ON_THE_NOTICE = ("meeting_date", "time", "place", "purposes")
"""What the parent reads in the notice of a meeting (34 CFR 300.322(b)): where it changes, a new one is needed."""
CARRIED_OVER = (*ON_THE_NOTICE, "interpreter")
"""What a booking that is moved takes over from the former one."""


def bookings_by(events: tuple[Event, ...], on: date | None) -> list[MeetingScheduled]:
    """The meetings that stood booked on a day, and others that do now: a booking may be entered late."""
    then = booked_meetings(tuple(event for event in events if event.date <= on)) if on else []
    now = booked_meetings(events)
    return [*then, *(each for each in now if all(set(each.purposes).isdisjoint(t.purposes) for t in then))]


def typed_again(
    events: tuple[Event, ...], day: date, purposes: Collection[str], on: date
) -> MeetingScheduled | None:
    """The booking of a day that is typed again on a day: the only one that has a purpose typed, or where none is, the only
    one."""
    found = [each for each in booked_meetings(events) if each.meeting_date == day and each.date <= on]
    if purposes:
        found = [each for each in found if not set(purposes).isdisjoint(each.purposes)]
    return found[0] if len(found) == 1 else None


def plan_may_wait(purposes: Collection[str]) -> bool:
    """Whether a meeting may have left the IEP itself for another day: a triennial that is not the annual review too."""
    return "triennial" in purposes and not {"initial", "annual"} & set(purposes)


def differing(booked: MeetingScheduled, former: MeetingScheduled) -> list[str]:
    """The fields in which two bookings of a meeting differ for those who come to it, in the order in which they are read."""
    return [name for name in CARRIED_OVER if not is_alike(getattr(booked, name), getattr(former, name))]


def changed(booked: MeetingScheduled, former: MeetingScheduled) -> list[str]:
    """The same, of what both have on file: what was added is no change."""
    return [name for name in differing(booked, former) if getattr(booked, name) and getattr(former, name)]


def is_alike(value: Any, former: Any) -> bool:
    """Whether a field of two bookings holds the same, however it is spelled or ordered."""
    return bool(_plain(value) == _plain(former))


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return fold(value)
    return frozenset(value) if isinstance(value, tuple) else value
