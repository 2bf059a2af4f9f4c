"""Papers and invitations to a meeting that is not booked."""

from __future__ import annotations

from collections.abc import Iterator

from casemgr.casefile.events import DocumentSent, MeetingScheduled, TeamInvited
from casemgr.checks.case import Case
from casemgr.state.bookings import bookings_by
from casemgr.state.sessions import day_to_book


def meeting_meant(event: DocumentSent | TeamInvited, case: Case) -> MeetingScheduled | None:
    """The booking that an event is about: that of the day which it names, or the first that was booked by then."""
    booked = bookings_by(case.events, event.date)
    if event.meeting:
        every = (*booked, *bookings_by(case.events, None))
        booked = [each for each in every if each.meeting_date == event.meeting]
    return booked[0] if booked else None


def not_booked(event: DocumentSent | TeamInvited, case: Case) -> Iterator[str]:
    """That the meeting which people hear of is not booked yet."""
    is_about_one = isinstance(event, TeamInvited) or event.document == "meeting-notice"
    if is_about_one and meeting_meant(event, case) is None:
        to_book = day_to_book(case.events, event.date)
        yield f"no meeting is booked yet: casemgr schedule-iep {case.id} {to_book}"
