"""Papers and invitations to a meeting that is not booked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from casemgr.casefile.events import DocumentSent, MeetingScheduled, TeamInvited
from casemgr.casefile.saying import long_date
from casemgr.checks.case import Case, Note
from casemgr.state.bookings import bookings_by
from casemgr.state.sessions import day_to_book

SHOWN = 3
"""So many of the meetings held are named."""


def meeting_meant(event: DocumentSent | TeamInvited, case: Case) -> MeetingScheduled | None:
    """The booking that an event is about: that of the day which it names, or the first that was booked by then."""
    booked = bookings_by(case.events, event.date)
    if event.meeting:
        every = (*booked, *bookings_by(case.events, None))
        booked = [each for each in every if each.meeting_date == event.meeting]
    return booked[0] if booked else None


def not_booked(event: DocumentSent | TeamInvited, case: Case) -> Iterator[Note]:
    """That the meeting which people hear of is not booked yet."""
    is_about_one = isinstance(event, TeamInvited) or event.document == "meeting-notice"
    if not is_about_one or meeting_meant(event, case) is not None:
        return
    booked = bookings_by(case.events, event.date)
    if event.meeting and booked:
        yield Note(none_for(event.meeting, booked), "refuse")
    else:
        to_book = day_to_book(case.events, event.date)
        yield Note(f"no meeting is booked yet: casemgr schedule-iep {case.id} {to_book}")


def none_for(day: date, booked: Iterable[MeetingScheduled]) -> str:
    """That no meeting is booked for a day, with the days for which some are."""
    return f"no meeting is booked for {long_date(day)} (booked: {days_booked(booked)})"


def none_then(day: date, booked: Iterable[MeetingScheduled], held: Collection[date]) -> str:
    """The same, where none was held then either, with the last days on which some were."""
    there_are = f"booked: {days_booked(booked)}"
    if held:
        there_are += f"; held: {', '.join(map(long_date, sorted(held)[-SHOWN:]))}"
    return f"no meeting is booked for {long_date(day)}, and none was held then ({there_are})"


def days_booked(booked: Iterable[MeetingScheduled]) -> str:
    """The days of booked meetings, for saying that another has none."""
    return ", ".join(long_date(meeting.meeting_date) for meeting in booked) or "none"
