"""Booked meetings and what became of each: a booking that is moved stays the same meeting."""

from typing import Literal, NamedTuple

from casemgr.casefile.events import Event, MeetingCancelled, MeetingHeld, MeetingScheduled

Fate = Literal["ahead", "held", "cancelled"]


class Booking(NamedTuple):
    """A meeting as last booked. `root` is the id of its first booking, which stays when it is moved."""

    root: str
    meeting: MeetingScheduled
    fate: Fate
    ended_by: Event | None = None
    """What it was held or cancelled by."""


def bookings(events: tuple[Event, ...]) -> list[Booking]:
    """Every meeting ever booked, by meeting date. `events` as `Student.known` gives them."""
    ahead: list[Booking] = []
    past: list[Booking] = []
    for event in events:
        if not isinstance(event, (MeetingScheduled, MeetingHeld, MeetingCancelled)):
            continue
        touched = [booking for booking in ahead if _concerns(event, booking.meeting)]
        ahead = [booking for booking in ahead if booking not in touched]
        if isinstance(event, MeetingScheduled):
            root = touched[0].root if touched else event.id
            ahead.append(Booking(root, event, "ahead"))
            past += [booking._replace(fate="cancelled", ended_by=event) for booking in touched[1:]]
        else:
            fate: Fate = "held" if isinstance(event, MeetingHeld) else "cancelled"
            past += [booking._replace(fate=fate, ended_by=event) for booking in touched]
    return sorted([*past, *ahead], key=lambda booking: (booking.meeting.meeting_date, booking.root))


def _concerns(event: MeetingScheduled | MeetingHeld | MeetingCancelled, meeting: MeetingScheduled) -> bool:
    if isinstance(event, MeetingCancelled) and event.meeting_date != meeting.meeting_date:
        return False
    return not set(event.purposes).isdisjoint(meeting.purposes)
