"""The new booking, on another day or at another hour, keeps the purposes, the time, the place and the interpreter of the old one. The meeting notice's date
follows.

Example: `casemgr reschedule ana-r 2026-12-02 --why "the parent works that day"`
"""

from typing import Annotated

from casemgr.cli.meetings.options import ShortNotice, WhichMeeting
from casemgr.cli.options.kinds import Maybe, StudentWords, argument, text
from casemgr.cli.recording.given import Given
from casemgr.errors import UsageError


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
    from casemgr.recording.scheduled import reschedule

    if purpose and meeting:
        raise UsageError("say --meeting or --purpose, not both")
    with given.recording(student) as work:
        reschedule(
            work,
            new_date,
            meeting,
            purpose,
            time,
            place,
            short_notice_agreed=short_notice_agreed,
            why=why,
        )
