"""Which booked meeting an event is about: the notice, the reply, the session held, the booking that moves it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from casemgr.casefile.events import Event, MeetingCancelled, MeetingHeld, MeetingScheduled

Meetings = frozenset[str]
"""Meetings, each by the id of its first booking: one moved to another day stays the same meeting."""


class MeetingTies(NamedTuple):
    """Events and the meetings they belong to, by event id."""

    booked: dict[str, Meetings]
    """The meeting that a booking books."""
    about: dict[str, Meetings]
    """The meetings that an event is about; of a booking, those that it moves to another day."""

    def of_start(self, event: Event) -> Meetings:
        """The meetings that a clock is about which this event started."""
        return self.booked.get(event.id) or self.about.get(event.id, frozenset())


def answers_booking(event: Event, booking: MeetingScheduled) -> bool:
    """Whether an event moves, calls off or holds a booked meeting.

    They share a purpose. A session held on the very day of a booking is that meeting whatever was recorded as its
    purpose; calling off is for one day.
    """
    match event:
        case MeetingHeld():
            return event.date == booking.meeting_date or _share_purpose(event, booking)
        case MeetingCancelled():
            return event.meeting_date == booking.meeting_date and _share_purpose(event, booking)
        case MeetingScheduled():
            return _share_purpose(event, booking)
        case _:
            return False


def _share_purpose(
    event: MeetingHeld | MeetingCancelled | MeetingScheduled, booking: MeetingScheduled
) -> bool:
    return not set(event.purposes).isdisjoint(booking.purposes)


def standing_meetings(events: tuple[Event, ...]) -> tuple[list[MeetingScheduled], list[MeetingScheduled]]:
    """Bookings neither moved to another day nor called off: those held since, and those still ahead, by meeting
    date."""
    held: list[MeetingScheduled] = []
    ahead: list[MeetingScheduled] = []
    for event in events:
        answered = [booking for booking in ahead if answers_booking(event, booking)]
        ahead = [booking for booking in ahead if booking not in answered]
        if isinstance(event, MeetingHeld):
            held += answered
        if isinstance(event, MeetingScheduled):
            ahead.append(event)
    return held, sorted(ahead, key=lambda booking: booking.meeting_date)


def booked_meetings(events: tuple[Event, ...]) -> list[MeetingScheduled]:
    """Meetings booked and neither moved, called off nor held since, by meeting date."""
    return standing_meetings(events)[1]


def meeting_ties(events: tuple[Event, ...]) -> MeetingTies:
    """Which meetings each event is about. `events` as `Student.known` gives them.

    An event that names no day is about every meeting that stood booked then, or else about the next one booked: a
    notice may go out, and the booking be entered, only afterwards.
    """
    bookings = [event for event in events if isinstance(event, MeetingScheduled)]
    booked: dict[str, Meetings] = {}
    about: dict[str, Meetings] = {}
    later: list[Event] = []
    ahead: list[MeetingScheduled] = []
    for event in events:
        answered = [booking for booking in ahead if answers_booking(event, booking)]
        if answered or isinstance(event, (MeetingScheduled, MeetingCancelled, MeetingHeld)):
            about[event.id] = _meetings(answered, booked)
            ahead = [booking for booking in ahead if booking not in answered]
        elif meant := [booking for booking in ahead if _day_named(event) in (None, booking.meeting_date)]:
            about[event.id] = _meetings(meant, booked)
        else:
            later.append(event)
        if isinstance(event, MeetingScheduled):
            booked[event.id] = about[event.id] or frozenset({event.id})
            ahead.append(event)
    for event in later:
        day = _day_named(event)
        fitting = [b for b in bookings if (b.meeting_date == day if day else b.date >= event.date)]
        about[event.id] = _meetings(fitting[:1], booked)
    return MeetingTies(booked, about)


def _day_named(event: Event) -> date | None:
    day = getattr(event, "meeting", None)
    return day if isinstance(day, date) else None


def _meetings(bookings: list[MeetingScheduled], booked: dict[str, Meetings]) -> Meetings:
    return frozenset().union(*(booked[booking.id] for booking in bookings))
