"""What a correction of a booking leaves as it was: the notice and the invitations that went out before, and what staff were notified of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casemgr.casefile.events import Event, MeetingScheduled, StaffNotified
from casemgr.casefile.saying import joined, long_date, phrase, time_words
from casemgr.state.heard import notices_sent
from casemgr.state.meetings import place_of

_SHOWN = ("meeting_date", "time", "place")
"""What the parent reads in the notice."""


def booking_corrected(
    old: Event, corrected: Event, student: str, events: tuple[Event, ...], today: date
) -> Iterator[str]:
    """That a notice on file may hold what was wrong: a correction asks for no new one, as moving the meeting does."""
    if not isinstance(old, MeetingScheduled) or not isinstance(corrected, MeetingScheduled):
        return
    if all(getattr(old, field) == getattr(corrected, field) for field in _SHOWN):
        return
    was = phrase(
        long_date(old.meeting_date, today), time_words(old.time) if old.time else "", old.place or ""
    )
    if notices := notices_sent(corrected, events):
        yield (
            f"The notice of {long_date(notices[-1].date, today)} counts for the corrected booking. If it said {was}, send a "
            f"new one: casemgr sent {student} meeting-notice. If the meeting was moved: casemgr undo {student}, then "
            "casemgr reschedule"
        )
    if names := _notified(corrected, events):
        to = " ".join(f'--to "{name}"' for name in names)
        yield (
            f"Notified that the parent will come: {joined(names)}. If they heard {was}: "
            f"casemgr notify {student} confirmation {to}"
        )


def _notified(booked: MeetingScheduled, events: tuple[Event, ...]) -> list[str]:
    """Of the staff: who heard since the booking that the parent will come."""
    since = events[place_of(booked, events) :]
    heard = [each for each in since if isinstance(each, StaffNotified) and each.topic == "confirmation"]
    return list(dict.fromkeys(name for each in heard for name in each.to))
