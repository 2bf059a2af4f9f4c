"""Booking an IEP meeting: its purposes, and whether its day is one on which people are at school."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, Annotated

from casemgr.casefile.saying import long_date
from casemgr.casefile.vocabulary import Outcome
from casemgr.checks.clashes import Booked, clashes, minimum_day
from casemgr.cli.asking import choose
from casemgr.cli.options import Several, flag, listed, text, words_of
from casemgr.state.enrollment import case_manager_of

if TYPE_CHECKING:
    from casemgr.casefile.events import MeetingScheduled
    from casemgr.casefile.student import Student
    from casemgr.cli.work import Work

PURPOSES = "--purpose P (initial, annual, triennial, supplemental …)"
Purposes = Annotated[
    Several, text("P", "initial, annual, triennial, supplemental … (repeatable)", "--purpose")
]
ShortNotice = Annotated[bool, flag("--short-notice-agreed", "The parent agreed to less notice than usual.")]


def warn_of_day(work: Work, day: date) -> None:
    calendar = work.context.calendar(work.student.identity)
    if calendar.is_school_day(day) is False:
        work.warn(f"{long_date(day)} is not a school day ({calendar.why_away(day)})")
    years = work.context.tracks.get(work.student.identity.track or "", work.context.main_years)
    work.warn_each(minimum_day(day, years))


def warn_of_clashes(work: Work, booking: MeetingScheduled) -> None:
    """Note whom and what the meeting shares with others of that day. It is recorded anyway."""
    from casemgr.state.meetings import booked_meetings

    others = [
        _booked(work, student, each)
        for student in work.caseload.all_students()[0]
        if student.id != work.student.id
        for each in booked_meetings(student.known(work.today))
        if each.meeting_date == booking.meeting_date
    ]
    minutes = work.caseload.settings.meeting_minutes
    work.warn_each(clashes(_booked(work, work.student, booking), others, minutes))


def _booked(work: Work, student: Student, meeting: MeetingScheduled) -> Booked:
    """A booking with those who are expected: the student's case manager and providers."""
    manager = case_manager_of(student.known(work.today), work.caseload.settings.case_manager.name)
    people = frozenset({manager, *(provider.name for provider in student.identity.providers)})
    return Booked(student.id, meeting.meeting_date, meeting.time, meeting.place, people)


def plan_may_wait(purposes: Collection[str]) -> bool:
    """Whether a meeting may have left the IEP itself for another day: a triennial that is not the annual review too."""
    return "triennial" in purposes and not {"initial", "annual"} & set(purposes)


def choose_outcome(said: str | None, question: str) -> str:
    """Whether the meeting was completed or is to be continued; asked for where it was not said."""
    return choose(said, question, words_of(Outcome), f"--outcome {listed(words_of(Outcome))}")
