"""A second booking of the same purpose replaces the first. The meeting notice's date follows from it.

Example: `casemgr schedule-iep ana-r 2026-11-20 --time 2:15pm --purpose annual --place "Room 12"`
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

from casemgr.casefile.saying import long_date
from casemgr.casefile.typed.times import time_of
from casemgr.cli.asking import ask
from casemgr.cli.given import Given, Work
from casemgr.cli.meetings import PURPOSES, Purposes, ShortNotice, book
from casemgr.cli.options import Maybe, StudentWords, argument, text, words_of

if TYPE_CHECKING:
    from casemgr.docket.deadline import Deadline

LONG_AGO_DAYS = 61
SOON_DAYS = 30
"""A meeting that another deadline asks for within so many days may as well be the one that is booked."""


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
    from casemgr.checks.meeting_notes import forms_missing, interpreter_missing
    from casemgr.state.meetings import booked_meetings
    from casemgr.state.team import invited_before

    with given.recording(student) as work:
        day = work.planned(meeting_date)
        purposes = tuple(purpose or _purposes(work, day))
        booking = book(
            given,
            work,
            purposes,
            day,
            booked_meetings(work.known),
            time=time_of(time) if time else None,
            place=place,
            interpreter=interpreter,
            short_notice_agreed=short_notice_agreed,
        )
        if (work.today - day).days > LONG_AGO_DAYS:
            work.warn(f"{long_date(day)} is {(work.today - day).days} days ago. Check the date.")
        work.warn_each(interpreter_missing(work.student.identity, interpreter, work.context.law))
        work.warn_each(forms_missing(work.clocks, purposes, day, work.today))
        if invited_before(booking, work.known):
            work.say(f"The same team as before: casemgr invite {work.student.id} --as-before")


def _purposes(work: Work, day: date) -> list[str]:
    """Those of the meeting to be continued, where no other deadline asks for a meeting by then, or the one purpose that the
    student's open deadlines ask for; asked for otherwise."""
    from casemgr.casefile.vocabulary import Purpose
    from casemgr.state.meetings import to_continue

    open_ones = [d for d in work.clocks if d.is_open]
    if continued := to_continue(work.known):
        due = (on for d in open_ones if _is_due_by(d, day) for on in d.rule.meetings_that_meet_it)
        if not any(on.purposes and on.purposes.isdisjoint(continued) for on in due):
            return [*continued]
    else:
        met = (on for d in open_ones for on in d.rule.met_by)
        only = {purpose for on in met if len(on.purposes) == 1 for purpose in on.purposes}
        if len(only) == 1:
            return [*only]
    return [ask("What is the meeting for?", words_of(Purpose), PURPOSES)]


def _is_due_by(deadline: Deadline, day: date) -> bool:
    """Whether it is due before a day, or within weeks of it."""
    return deadline.due is not None and (deadline.due - day).days <= SOON_DAYS
