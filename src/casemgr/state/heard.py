"""What was sent and answered about one booking of a meeting, and not about one that it has moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casemgr.casefile.events import DocumentSent, Event, MeetingScheduled, ParentReplied
from casemgr.state.meetings import NO_MEETING, earlier_bookings, meeting_day_said, meeting_ties, place_of


def about_booking(booked: MeetingScheduled, events: tuple[Event, ...]) -> Iterator[Event]:
    """What names its day, or no day at all. On the day of a move what came before it was about the former booking.
    `events` as `Student.known` gives them."""
    booked_at, is_moved = place_of(booked, events), bool(earlier_bookings(booked, events))
    for place, event in enumerate(events):
        if day := meeting_day_said(event):
            is_about = day == booked.meeting_date and not was_of_former(booked, place, events)
        else:
            is_about = place > booked_at or (event.date == booked.date and not is_moved)
        if is_about:
            yield event


def was_of_former(booked: MeetingScheduled, place: int, events: Sequence[Event]) -> bool:
    """Whether what names the day of a booking came before it, and the meeting was booked for another hour or place of that
    day."""
    return place < place_of(booked, events) and any(
        former.meeting_date == booked.meeting_date for former in earlier_bookings(booked, events)
    )


def notices_sent(booked: MeetingScheduled, events: tuple[Event, ...]) -> list[DocumentSent]:
    """The notices of a booking that have been sent."""
    return [
        event
        for event in about_booking(booked, events)
        if isinstance(event, DocumentSent) and event.document == "meeting-notice"
    ]


def replies_since(booked: MeetingScheduled, events: tuple[Event, ...]) -> list[ParentReplied]:
    """What was answered about a meeting since it was booked so."""
    ties = meeting_ties(events)
    return [
        event
        for event in events[place_of(booked, events) + 1 :]
        if isinstance(event, ParentReplied)
        and not ties.booked[booked.id].isdisjoint(ties.about.get(event.id, NO_MEETING))
    ]


def while_in_force(
    booked: MeetingScheduled, events: tuple[Event, ...]
) -> Iterator[tuple[MeetingScheduled, tuple[Event, ...]]]:
    """Each booking of a meeting, the last first, with the events up to the one that moved it."""
    end = len(events)
    for each in (booked, *earlier_bookings(booked, events)):
        yield each, events[:end]
        end = place_of(each, events)
