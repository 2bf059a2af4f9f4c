"""The new booking, on another day or at another hour, keeps the purposes, the time, the place and the interpreter of the old one. The meeting notice's date
follows.

Example: `casemgr reschedule ana-r 2026-12-02 --why "the parent works that day"`
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from casemgr.casefile.saying import long_date
from casemgr.casefile.typed import dates
from casemgr.casefile.typed.times import time_of
from casemgr.cli.meetings.booking import ShortNotice, WhichMeeting, the_booked
from casemgr.cli.options.kinds import Maybe, StudentWords, argument, text
from casemgr.cli.recording.given import Given, Work
from casemgr.errors import Refused, UsageError

if TYPE_CHECKING:
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
    from casemgr.cli.meetings.booked_again import move, refuse_the_same
    from casemgr.state.bookings import is_alike

    with given.recording(student) as work:
        booked = _booked(work, purpose, meeting)
        day = work.planned(new_date, given.day(work))
        at, room = time_of(time) if time else booked.time, place or booked.place
        if (day, at) == (booked.meeting_date, booked.time) and is_alike(room, booked.place):
            refuse_the_same(work, booked)
        move(given, work, booked, day, time=at, place=room, short_notice_agreed=short_notice_agreed, why=why)


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
