"""A second booking of the same purpose replaces the first. The meeting notice's date follows from it.

Example: `casemgr schedule-iep ana-r 2026-11-20 --time 2:15pm --purpose annual --place "Room 12"`
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from casemgr.casefile.saying import long_date
from casemgr.casefile.typed.times import time_of
from casemgr.cli.asking import ask
from casemgr.cli.booking import PURPOSES, Purposes, ShortNotice, warn_of_clashes, warn_of_day
from casemgr.cli.given import Given
from casemgr.cli.meetings import warn_of_due
from casemgr.cli.options import Maybe, StudentWords, argument, text, words_of

if TYPE_CHECKING:
    from casemgr.casefile.events import MeetingScheduled
    from casemgr.cli.work import Work

LONG_AGO_DAYS = 61


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
    from casemgr.casefile.events import MeetingScheduled
    from casemgr.checks.meeting_notes import forms_missing, interpreter_missing
    from casemgr.state.meetings import booked_meetings

    with given.recording(student) as work:
        day = work.planned(meeting_date)
        purposes = tuple(purpose or _purposes(work))
        stood = booked_meetings(work.known)
        warn_of_day(work, day)
        warn_of_due(work, purposes, day)
        booking = given.add(
            work,
            MeetingScheduled,
            # A meeting entered after it took place was booked by then.
            min(given.day(work), day),
            purposes=purposes,
            meeting_date=day,
            time=time_of(time) if time else None,
            place=place,
            interpreter=interpreter,
            short_notice_agreed=short_notice_agreed,
        )
        _tell_replaced(work, booking, stood)
        warn_of_clashes(work, booking)
        if (work.today - day).days > LONG_AGO_DAYS:
            work.warn(f"{long_date(day)} is {(work.today - day).days} days ago. Check the date.")
        work.warn_each(interpreter_missing(work.student.identity, interpreter))
        work.warn_each(forms_missing(work.clocks, purposes, day, work.today))


def _tell_replaced(work: Work, booking: MeetingScheduled, stood: list[MeetingScheduled]) -> None:
    """Which meeting a booking takes the place of; one dated before another booking of its purpose does not."""
    from casemgr.state.meetings import answered_by, booked_meetings

    now = booked_meetings(work.known)
    for other in stood:
        what = f"{' and '.join(other.purposes)} meeting booked for {long_date(other.meeting_date)}"
        if other not in now:
            work.warn(f"replaces the {what}")
        elif booking not in now and answered_by(booking, [other]):
            work.warn(
                f"booked on {long_date(booking.date, work.today)}, before the {what} was ({long_date(other.date, work.today)}): that one is kept"
            )


def _purposes(work: Work) -> list[str]:
    """The purpose that the student's open deadlines ask for, where there is just one; asked for otherwise."""
    from casemgr.casefile.vocabulary import Purpose

    open_ones = [d for d in work.clocks if d.is_open]
    found = sorted(
        {p for d in open_ones for on in d.rule.met_by if len(on.purposes) == 1 for p in on.purposes}
    )
    return found if len(found) == 1 else [ask("What is the meeting for?", words_of(Purpose), PURPOSES)]
