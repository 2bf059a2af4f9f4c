"""The new booking, on another day or at another hour, keeps the purposes, the time, the place and the interpreter of the old one. The meeting notice's date
follows.

Example: `casemgr reschedule ana-r 2026-12-02 --why "the parent works that day"`
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from casemgr.casefile.saying import long_date, phrase, time_words
from casemgr.casefile.typed import dates
from casemgr.casefile.typed.times import time_of
from casemgr.cli.given import Given, Work
from casemgr.cli.meetings import ShortNotice, WhichMeeting, book, member_words, the_booked
from casemgr.cli.options import Maybe, StudentWords, argument, text
from casemgr.errors import Refused, UsageError

if TYPE_CHECKING:
    from datetime import date

    from casemgr.casefile.events import MeetingScheduled


def run(
    given: Given,
    student: StudentWords,
    new_date: Annotated[str, argument("DATE", "The new day of the meeting.")],
    why: Annotated[str, text("TEXT", "The reason.")],
    time: Annotated[Maybe, text("TIME", "When it begins, if that changes.")] = None,
    place: Annotated[Maybe, text("TEXT", "Where, if that changes.")] = None,
    purpose: Annotated[
        Maybe, text("P", "The purpose of the meeting meant, where several are booked.")
    ] = None,
    meeting: WhichMeeting = None,
    short_notice_agreed: ShortNotice = False,
) -> None:
    from casemgr.checks.meeting_notes import forms_missing
    from casemgr.state.team import to_invite_again

    with given.recording(student) as work:
        booked = _booked(work, purpose, meeting)
        day = work.planned(new_date)
        at, room = time_of(time) if time else booked.time, place or booked.place
        if (day, at, room) == (booked.meeting_date, booked.time, booked.place):
            work.refuse(
                f"the meeting is booked for {long_date(day)} already; another hour: --time; another place: --place"
            )
        needs = "the student and the parent need" if work.holder == "student" else "the parent needs"
        work.warn(f"moved from {_former(booked, day, work.today)}; {needs} a new notice")
        moved = book(
            given,
            work,
            booked.purposes,
            day,
            time=at,
            place=room,
            interpreter=booked.interpreter,
            short_notice_agreed=short_notice_agreed,
            why=why,
        )
        # The notice tells the parent.
        team = [each for each in to_invite_again(moved, work.known) if each.role != "parent"]
        if team:
            members = " ".join(map(member_words, team))
            what = "day" if day != booked.meeting_date else "hour" if at != booked.time else "place"
            work.say(f"Tell the team the new {what}, then: casemgr invite {work.student.id} {members}")
        work.warn_each(forms_missing(work.clocks, booked.purposes, day, work.today))


def _former(booked: MeetingScheduled, day: date, today: date) -> str:
    """The day that a meeting was booked for; its hour too, where it stays on the day."""
    hour = time_words(booked.time) if booked.time and day == booked.meeting_date else ""
    return phrase(long_date(booked.meeting_date, today), hour)


def _booked(work: Work, purpose: str | None, day: str | None) -> MeetingScheduled:
    """The meeting of a purpose or of a day, or the only one booked. Refused where there is none."""
    from casemgr.state.meetings import booked_meetings

    if purpose and day:
        raise UsageError("say --meeting or --purpose, not both")
    if purpose:
        booked = next((each for each in booked_meetings(work.known) if purpose in each.purposes), None)
    else:
        booked = the_booked(work, day)
    if booked is None:
        what = f"{purpose} meeting" if purpose else "meeting"
        when = f" for {long_date(dates.nearest(day, work.today))}" if day else ""
        raise Refused(
            f"{work.student.id}: not recorded: no {what} is booked{when}; book one with casemgr schedule-iep "
            f"{work.student.id} DATE"
        )
    return booked
