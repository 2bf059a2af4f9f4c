"""REPLY is attending, by-phone, by-video, not-attending, go-on-without-me or reschedule.

Example: `casemgr reply ana-r attending --on 11/12`
"""

from __future__ import annotations

from typing import Annotated, get_args

import typer

from casemgr.cli.asking import choose
from casemgr.cli.common import By, DryRun, Force, Note, On, StudentWords, session
from casemgr.cli.meetings import WhichMeeting, day_named
from casemgr.cli.transaction import recording


def run(
    ctx: typer.Context,
    student: StudentWords,
    reply: Annotated[
        str | None, typer.Argument(metavar="REPLY", help="attending, by-phone, reschedule …")
    ] = None,
    meeting: WhichMeeting = None,
    on: On = None,
    by: By = None,
    note: Note = None,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    from casemgr.casefile.events import ParentReplied
    from casemgr.casefile.vocabulary import ParentReply

    said = choose(reply, "What does the parent say?", get_args(ParentReply))
    with recording(session(ctx), student, dry_run=dry_run, force=force) as work:
        day = work.happened(on)
        work.add(
            ParentReplied,
            day,
            reply=said,
            meeting=day_named(work, meeting, day),
            by=by,
            note=note,
        )
        if said == "reschedule":
            work.warn(f"a new day: casemgr reschedule {work.student.id} DATE --why TEXT")
