"""The event recorded last in the student's file becomes void; it stays in the file with the reason.

Example: `casemgr undo ana-r`, `casemgr undo ana-r --why "wrong student"`
"""

from __future__ import annotations

from typing import Annotated

import typer

from casemgr.cli.common import By, DryRun, StudentWords, session
from casemgr.cli.recording import recording
from casemgr.errors import UsageError


def run(
    context: typer.Context,
    student: StudentWords,
    why: Annotated[str, typer.Option(metavar="TEXT", help="The reason, kept on file.")] = "undone",
    by: By = None,
    dry_run: DryRun = False,
) -> None:
    from casemgr.casefile.events import Void, label

    with recording(session(context), student, dry_run=dry_run) as work:
        known = {event.id for event in work.known}
        standing = [event for event in work.student.events if event.id in known]
        if len(standing) < 2:
            raise UsageError(f"{work.student.id}: there is nothing to undo but the student's first event")
        last = standing[-1]
        work.warn(f"undone: {label(last)} of {last.date} ({last.id})")
        work.add(Void, work.today, event=last.id, why=why, by=by)
