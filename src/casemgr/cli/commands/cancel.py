"""To move a meeting to another day, use `casemgr reschedule`.

Example: `casemgr cancel ana-r --why "the referral was taken back" --on 11/16`
"""

from __future__ import annotations

from typing import Annotated

import typer

from casemgr.cli.common import By, DryRun, Force, Note, On, StudentWords, session
from casemgr.cli.meetings import WhichMeeting, the_booked
from casemgr.cli.transaction import recording
from casemgr.errors import Refused
from casemgr.reports.words import long_date


def run(
    ctx: typer.Context,
    student: StudentWords,
    why: Annotated[str, typer.Option(metavar="TEXT", help="The reason.")],
    meeting: WhichMeeting = None,
    on: On = None,
    by: By = None,
    note: Note = None,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    from casemgr.casefile.events import MeetingCancelled

    with recording(session(ctx), student, dry_run=dry_run, force=force) as work:
        booked = the_booked(work, meeting)
        if booked is None:
            raise Refused(
                f"{work.student.id}: not recorded: no meeting is booked{f' for {meeting}' if meeting else ''}"
            )
        work.add(
            MeetingCancelled,
            work.happened(on),
            purposes=booked.purposes,
            meeting_date=booked.meeting_date,
            why=why,
            by=by,
            note=note,
        )
        work.warn(
            f"calls off the {' and '.join(booked.purposes)} meeting booked for {long_date(booked.meeting_date)}"
        )
