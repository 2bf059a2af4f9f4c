"""The new booking keeps the purposes, the time, the place and the interpreter of the old one. The meeting notice's date
follows.

Example: `casemgr reschedule ana-r 2026-12-02 --why "the parent works that day"`
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from casemgr.cli.commands.schedule_iep import warn_of_day
from casemgr.cli.common import By, DryRun, Force, Note, On, StudentWords, session
from casemgr.cli.meetings import WhichMeeting, note_forms, the_booked, warn_of_due
from casemgr.cli.transaction import recording
from casemgr.cli.work import Work
from casemgr.errors import Refused, UsageError
from casemgr.reports.words import long_date

if TYPE_CHECKING:
    from casemgr.casefile.events import MeetingScheduled


def run(
    ctx: typer.Context,
    student: StudentWords,
    new_date: Annotated[str, typer.Argument(metavar="DATE", help="The new day of the meeting.")],
    why: Annotated[str, typer.Option(metavar="TEXT", help="The reason.")],
    time: Annotated[
        str | None, typer.Option(metavar="HH:MM", help="When it begins, if that changes.")
    ] = None,
    place: Annotated[str | None, typer.Option(metavar="TEXT", help="Where, if that changes.")] = None,
    purpose: Annotated[
        str | None, typer.Option(metavar="P", help="The meeting of which purpose, where several are booked.")
    ] = None,
    meeting: WhichMeeting = None,
    on: On = None,
    by: By = None,
    note: Note = None,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    from casemgr.casefile.events import MeetingScheduled

    with recording(session(ctx), student, dry_run=dry_run, force=force) as work:
        booked = _booked(work, purpose, meeting)
        day = work.planned(new_date)
        if day == booked.meeting_date:
            work.refuse(f"the meeting is booked for {day} already")
        work.warn(f"moved from {long_date(booked.meeting_date)}; the parent needs a new notice")
        warn_of_day(work, day)
        warn_of_due(work, booked.purposes, day)
        work.add(
            MeetingScheduled,
            min(work.happened(on), day),
            purposes=booked.purposes,
            meeting_date=day,
            time=time or booked.time,
            place=place or booked.place,
            interpreter=booked.interpreter,
            why=why,
            by=by,
            note=note,
        )
        note_forms(work, booked.purposes, day)


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
        when = f" for {day}" if day else ""
        raise Refused(
            f"{work.student.id}: not recorded: no {what} is booked{when}; book one with casemgr schedule-iep "
            f"{work.student.id} DATE"
        )
    return booked
