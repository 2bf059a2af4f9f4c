"""A second booking of the same purpose replaces the first; one for the same day completes it: what is not typed stays as it
was, and so do the notice, the invitations and the reply. Another hour or place asks for a new notice. The meeting notice's
date follows from the booking.

Example: `casemgr schedule-iep ana-r 2026-11-20 --time 2:15pm --purpose annual --place "Room 12"`
"""

from datetime import date
from typing import Annotated

from casemgr.casefile.typed.times import time_of
from casemgr.casefile.vocabulary import Purpose
from casemgr.cli.meetings.booking import PURPOSES, Purposes, ShortNotice, book, purposes_typed
from casemgr.cli.options.kinds import Maybe, StudentWords, argument, text, words_of
from casemgr.cli.recording.given import Given, Work
from casemgr.cli.terminal.asking import ask


def run(
    given: Given,
    student: StudentWords,
    meeting_date: Annotated[str, argument("DATE", "The day of the meeting.")],
    purpose: Purposes = None,
    time: Annotated[Maybe, text("TIME", "When it begins: 14:15, 2:15pm …")] = None,
    place: Annotated[Maybe, text("TEXT", "Where, or how: Room 12, by video …")] = None,
    interpreter: Annotated[Maybe, text("TEXT", "The language, or who interprets.")] = None,
    short_notice_agreed: ShortNotice = False,
) -> None:
    from casemgr.checks.meeting_notes import replaced_by
    from casemgr.cli.meetings.booked_again import book_again
    from casemgr.state.bookings import typed_again
    from casemgr.state.meetings import booked_meetings
    from casemgr.state.team import invited_before

    with given.recording(student) as work:
        day = work.planned(meeting_date, given.day(work))
        said = purposes_typed(purpose)
        at = time_of(time) if time else None
        if booked := typed_again(work.known, day, said, given.day(work)):
            typed = {"purposes": said, "time": at, "place": place, "interpreter": interpreter}
            book_again(given, work, booked, {**typed, "short_notice_agreed": short_notice_agreed})
            return
        purposes = said or _purposes(work, day)
        stood = booked_meetings(work.known)
        booking = book(
            given,
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
    from casemgr.checks.purposes import due_by_words, purposes_to_book
    from casemgr.docket.to_book import meetings_wanted

    wanted = meetings_wanted(work.clocks)
    if found := purposes_to_book(work.known, wanted, day):
        return found
    return (ask(f"What is the meeting for?{due_by_words(wanted, day)}", words_of(Purpose), PURPOSES),)
