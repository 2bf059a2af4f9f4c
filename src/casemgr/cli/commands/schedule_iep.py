"""A second booking of the same purpose replaces the first; one for the same day completes it: what is not typed stays as it
was, and so do the notice, the invitations and the reply. Another hour or place asks for a new notice. The meeting notice's
date follows from the booking.

Example: `casemgr schedule-iep ana-r 2026-11-20 --time 2:15pm --purpose annual --place "Room 12"`
"""

from typing import Annotated

from casemgr.cli.meetings.options import Purposes, ShortNotice
from casemgr.cli.options.kinds import Maybe, StudentWords, argument, text
from casemgr.cli.recording.given import Given


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
    from casemgr.recording.scheduled import schedule

    with given.recording(student) as work:
        schedule(
            work,
            meeting_date,
            purpose,
            time,
            place,
            interpreter,
            short_notice_agreed=short_notice_agreed,
        )
