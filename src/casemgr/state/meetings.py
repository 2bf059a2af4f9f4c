"""Which booked meeting an event is about: the notice, the reply, the session held, the booking that moves it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from casemgr.casefile.events import (
    Event,
    Exited,
    IepDrafted,
    MeetingCancelled,
    MeetingHeld,
    MeetingScheduled,
    said,
)

Meetings = frozenset[str]
"""Meetings, each by the id of its first booking: one moved to another day stays the same meeting."""
NO_MEETING: Meetings = frozenset()
Fate = Literal["ahead", "held", "cancelled"]
"""What became of a booked meeting."""


class MeetingTies(NamedTuple):
    """Events and the meetings they belong to, by event id."""

    booked: dict[str, Meetings]
    """The meeting that a booking books."""
    about: dict[str, Meetings]
    """The meetings that an event is about; of a booking, those that it moves to another day."""

    def of_start(self, event: Event) -> Meetings:
        """The meetings that a clock is about which this event started."""
        return self.booked.get(event.id) or self.about.get(event.id, NO_MEETING)


def answered_by(event: Event, ahead: Sequence[MeetingScheduled]) -> list[MeetingScheduled]:
    """The bookings ahead that an event moves, calls off or holds; an exit calls off those for a later day.

    They share a purpose with it; calling off is for one day. A session that shares none with any is the meeting booked
    for its day, whatever was recorded as its purpose.
    """
    if type(event) is Exited:
        return [booking for booking in ahead if booking.meeting_date > event.date]
    purposes = set(said(event, "purposes"))
    shared = [booking for booking in ahead if not purposes.isdisjoint(booking.purposes)]
    if type(event) is MeetingCancelled:
        return [booking for booking in shared if booking.meeting_date == event.meeting_date]
    if type(event) is MeetingHeld and not shared:
        return [booking for booking in ahead if booking.meeting_date == event.date]
    return shared


class _Step(NamedTuple):
    """An event that changes what is booked, the bookings it answers, and those still ahead after it."""

    event: Event
    answered: list[MeetingScheduled]
    left: list[MeetingScheduled]


def _steps(events: Iterable[Event]) -> Iterator[_Step]:
    ahead: list[MeetingScheduled] = []
    for event in events:
        if event.type in _MOVES:
            step = _step(event, ahead)
            yield step
            ahead = step.left


def _step(event: Event, ahead: list[MeetingScheduled]) -> _Step:
    answered = answered_by(event, ahead)
    left = [booking for booking in ahead if booking not in answered]
    return _Step(event, answered, [*left, event] if type(event) is MeetingScheduled else left)


class Booking(NamedTuple):
    """A meeting as last booked. `root` is the id of its first booking, which stays when it is moved."""

    root: str
    meeting: MeetingScheduled
    fate: Fate
    ended_by: Event | None = None
    """What it was held or called off by."""


def bookings(events: tuple[Event, ...]) -> list[Booking]:
    """Every meeting ever booked and what became of it, by the day it was last booked for."""
    found: dict[str, Booking] = {}
    for event, answered, _ in _steps(events):
        if type(event) is MeetingScheduled:
            root = found.pop(answered.pop(0).id).root if answered else event.id
            found[event.id] = Booking(root, event, "ahead")
        fate: Fate = "held" if type(event) is MeetingHeld else "cancelled"
        for each in answered:
            found[each.id] = found[each.id]._replace(fate=fate, ended_by=event)
    return sorted(found.values(), key=lambda booking: (booking.meeting.meeting_date, booking.root))


def booked_meetings(events: tuple[Event, ...]) -> list[MeetingScheduled]:
    """Meetings booked and neither moved, called off nor held since, by meeting date."""
    return _ahead_after([*_steps(events)])


def _ahead_after(steps: Sequence[_Step]) -> list[MeetingScheduled]:
    return sorted(steps[-1].left, key=lambda booking: booking.meeting_date) if steps else []


class MeetingDay(NamedTuple):
    """A meeting, held or still ahead."""

    day: date
    purposes: frozenset[str]
    booked_for: frozenset[date]
    """The days by which events may name it: its own, and the one that it was booked for."""


def meeting_days(events: tuple[Event, ...]) -> list[MeetingDay]:
    """Each session by the day on which it was held, and each meeting that is still ahead by the day it is booked for."""
    steps = [*_steps(events)]
    held = [
        MeetingDay(
            step.event.date,
            frozenset(step.event.purposes).union(*(each.purposes for each in step.answered)),
            frozenset({step.event.date, *(each.meeting_date for each in step.answered)}),
        )
        for step in steps
        if isinstance(step.event, MeetingHeld)
    ]
    ahead = [
        MeetingDay(each.meeting_date, frozenset(each.purposes), frozenset({each.meeting_date}))
        for each in _ahead_after(steps)
    ]
    return [*held, *ahead]


def day_now(day: date, events: tuple[Event, ...]) -> date:
    """The day of the meeting once booked for a day, wherever it has been moved to since."""
    for step in _steps(events):
        if isinstance(step.event, MeetingScheduled) and any(
            each.meeting_date == day for each in step.answered
        ):
            day = step.event.meeting_date
    return day


def earlier_bookings(booking: MeetingScheduled, events: Iterable[Event]) -> list[MeetingScheduled]:
    """The bookings of the same meeting that a booking has moved, for another day, or for another hour or place of its day; the last
    first."""
    moved = {step.event.id: step.answered for step in _steps(events)}
    found: list[MeetingScheduled] = []
    ahead = [*moved.get(booking.id, ())]
    while ahead:
        former = ahead.pop()
        found.append(former)
        ahead += moved.get(former.id, ())
    return found


def bookings_gone(events: tuple[Event, ...]) -> frozenset[str]:
    """The ids of the bookings that a later event moved to another day or called off: they hold no more."""
    return frozenset(
        booking.id
        for step in _steps(events)
        if step.event.type != "meeting_held"
        for booking in step.answered
    )


def meeting_ties(events: tuple[Event, ...]) -> MeetingTies:
    """Which meetings each event is about. `events` as `Student.known` gives them.

    An event that names no day is about every meeting that stood booked then, or else about the next one booked: a
    notice may go out, and the booking be entered, only afterwards. What the team revised after a finished meeting is
    the IEP of that one, and no draft for the next.
    """
    booked: dict[str, Meetings] = {}
    about: dict[str, Meetings] = {}
    ahead: list[MeetingScheduled] = []
    unplaced: list[Event] = []
    finished: Meetings | None = None
    for event in events:
        if event.type in _MOVES:
            _, meant, ahead = _step(event, ahead)
            if type(event) is MeetingHeld:
                held = NO_MEETING.union(*(booked[booking.id] for booking in meant))
                finished = held if event.outcome == "completed" else None
        elif finished is not None and not ahead and _revises(event):
            about[event.id] = finished
            continue
        elif not (meant := ahead and _named_by(event, ahead)):
            unplaced.append(event)
        if meant:
            about[event.id] = NO_MEETING.union(*(booked[booking.id] for booking in meant))
        if type(event) is MeetingScheduled:
            booked[event.id] = about.get(event.id) or frozenset({event.id})
    bookings = [event for event in events if type(event) is MeetingScheduled]
    for event in unplaced if bookings else ():
        if (next_booked := _booked_next(event, bookings)) is not None:
            about[event.id] = booked[next_booked.id]
    return MeetingTies(booked, about)


def _revises(event: Event) -> bool:
    """Whether it is the draft revised with the team, and no meeting is named."""
    return type(event) is IepDrafted and (event.step, event.portion, event.meeting) == (
        "revised",
        "whole",
        None,
    )


_MOVES = frozenset({"meeting_scheduled", "meeting_cancelled", "meeting_held", "exited"})
"""The types of event that hold a booked meeting, move it to another day or call it off."""


def _booked_next(event: Event, bookings: list[MeetingScheduled]) -> MeetingScheduled | None:
    """The first booking of the day that an event names, or else of those entered for its own day or a later one."""
    day = meeting_day_said(event)
    for each in bookings:
        if each.meeting_date == day if day else each.date >= event.date:
            return each
    return None


def _named_by(event: Event, ahead: list[MeetingScheduled]) -> list[MeetingScheduled]:
    """Those of the bookings ahead that an event may be about: of the day it names, or all."""
    day = meeting_day_said(event)
    return ahead if day is None else [booking for booking in ahead if booking.meeting_date == day]


def meeting_day_said(event: Event) -> date | None:
    """The day of the meeting that an event says it is about."""
    day = said(event, "meeting")
    return day if isinstance(day, date) else None


def place_of(booking: MeetingScheduled, events: Sequence[Event]) -> int:
    """Where a booking is among the events; -1 for one that is not on file."""
    return next((place for place, event in enumerate(events) if event.id == booking.id), -1)
