"""The new booking, on another day or at another hour, keeps the purposes, the time, the place and the interpreter of the old one. The meeting notice's date
follows.

Example: `casemgr reschedule ana-r 2026-12-02 --why "the parent works that day"`
"""

from typing import Annotated

from casemgr.casefile.saying import long_date
from casemgr.casefile.typed import dates
from casemgr.casefile.typed.times import time_of
from casemgr.cli.meetings.booking import ShortNotice, WhichMeeting, the_booked
from casemgr.cli.options.kinds import Maybe, StudentWords, argument, text
from casemgr.cli.recording.given import Given
from casemgr.errors import Refused, UsageError


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
    from casemgr.state.meetings import booked_meetings

    if purpose and meeting:
        raise UsageError("say --meeting or --purpose, not both")
    with given.recording(student) as work:
        of_purpose = (each for each in booked_meetings(work.known) if purpose in each.purposes)
        booked = next(of_purpose, None) if purpose else the_booked(work, meeting)
        if booked is None:
            when = f" for {long_date(dates.nearest(meeting, work.today))}" if meeting else ""
            raise Refused(
                f"{work.student.id}: not recorded: no {purpose + ' ' if purpose else ''}meeting is booked{when}; book one "
                f"with casemgr schedule-iep {work.student.id} DATE"
            )
        day = work.planned(new_date, given.day(work))
        at, room = time_of(time) if time else booked.time, place or booked.place
        if (day, at) == (booked.meeting_date, booked.time) and is_alike(room, booked.place):
            refuse_the_same(work, booked)
        move(given, work, booked, day, time=at, place=room, short_notice_agreed=short_notice_agreed, why=why)
