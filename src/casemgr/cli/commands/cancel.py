"""To move a meeting to another day, use `casemgr reschedule`.

Example: `casemgr cancel ana-r --why "the referral was withdrawn" --on 11/16`
"""

from __future__ import annotations

from typing import Annotated

from casemgr.casefile.saying import long_date
from casemgr.casefile.typed import dates
from casemgr.cli.given import Given
from casemgr.cli.meetings import WhichMeeting, the_booked
from casemgr.cli.options import StudentWords, text
from casemgr.errors import Refused


def run(
    given: Given,
    student: StudentWords,
    why: Annotated[str, text("TEXT", "The reason.")],
    meeting: WhichMeeting = None,
) -> None:
    from casemgr.casefile.events import MeetingCancelled

    with given.recording(student) as work:
        booked = the_booked(work, meeting)
        if booked is None:
            when = f" for {long_date(dates.nearest(meeting, work.today))}" if meeting else ""
            raise Refused(f"{work.student.id}: not recorded: no meeting is booked{when}")
        given.add(work, MeetingCancelled, purposes=booked.purposes, meeting_date=booked.meeting_date, why=why)
        work.warn(
            f"calls off the {' and '.join(booked.purposes)} meeting booked for {long_date(booked.meeting_date)}"
        )
