"""An IEP meeting booked, or moved to another day."""

from collections.abc import Sequence
from datetime import date
from typing import get_args

from casemgr.casefile.saying import long_date
from casemgr.casefile.typed import dates
from casemgr.casefile.typed.times import time_of
from casemgr.casefile.vocabulary import Purpose
from casemgr.checks.meeting_notes import replaced_by
from casemgr.checks.purposes import due_by_words, purposes_to_book
from casemgr.docket.to_book import meetings_wanted
from casemgr.errors import Refused
from casemgr.recording.booked_again import book_again, move, refuse_the_same
from casemgr.recording.booking import PURPOSES, book, purposes_typed, the_booked
from casemgr.recording.work import Work
from casemgr.state.bookings import is_alike, typed_again
from casemgr.state.meetings import booked_meetings
from casemgr.state.team import invited_before


def schedule(
    work: Work,
    meeting_date: str,
    purpose: Sequence[str] | None,
    time: str | None,
    place: str | None,
    interpreter: str | None,
    *,
    short_notice_agreed: bool,
) -> None:
    """Book a meeting, or complete one that is booked for the day."""
    day = work.planned(meeting_date, work.day)
    said = purposes_typed(purpose)
    at = time_of(time) if time else None
    if booked := typed_again(work.known, day, said, work.day):
        typed = {"purposes": said, "time": at, "place": place, "interpreter": interpreter}
        book_again(work, booked, {**typed, "short_notice_agreed": short_notice_agreed})
        return
    purposes = said or _purposes(work, day)
    stood = booked_meetings(work.known)
    booking = book(
        work,
        purposes,
        day,
        time=at,
        place=place,
        interpreter=interpreter,
        short_notice_agreed=short_notice_agreed,
    )
    work.warn_each(replaced_by(booking, stood, work.known, work.today))
    if invited_before(booking, work.known):
        work.say(f"The same team as before: casemgr invite {work.student.id} --as-before")


def _purposes(work: Work, day: date) -> tuple[str, ...]:
    """As the file says it; asked for otherwise, with the meetings that are due by then."""
    wanted = meetings_wanted(work.clocks)
    if found := purposes_to_book(work.known, wanted, day):
        return found
    return (
        work.asker.ask(f"What is the meeting for?{due_by_words(wanted, day)}", get_args(Purpose), PURPOSES),
    )


def reschedule(
    work: Work,
    new_date: str,
    meeting: str | None,
    purpose: str | None,
    time: str | None,
    place: str | None,
    *,
    short_notice_agreed: bool,
    why: str,
) -> None:
    """Move the meeting that is meant to another day, hour or place."""
    of_purpose = (each for each in booked_meetings(work.known) if purpose in each.purposes)
    booked = next(of_purpose, None) if purpose else the_booked(work, meeting)
    if booked is None:
        when = f" for {long_date(dates.nearest(meeting, work.today))}" if meeting else ""
        raise Refused(
            f"{work.student.id}: not recorded: no {purpose + ' ' if purpose else ''}meeting is booked{when}; book one "
            f"with casemgr schedule-iep {work.student.id} DATE"
        )
    day = work.planned(new_date, work.day)
    at, room = time_of(time) if time else booked.time, place or booked.place
    if (day, at) == (booked.meeting_date, booked.time) and is_alike(room, booked.place):
        refuse_the_same(work, booked)
    move(work, booked, day, time=at, place=room, short_notice_agreed=short_notice_agreed, why=why)
