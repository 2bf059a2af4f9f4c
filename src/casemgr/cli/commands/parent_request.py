"""Only prior written notice answers it. A written request for a meeting (--meeting) also starts 30 days to hold one.

Example: `casemgr parent-request ana-r --on 12/8 --what "more reading support" --meeting`
"""

from __future__ import annotations

from typing import Annotated

import typer

from casemgr.cli.common import By, DryRun, Force, Note, On, StudentWords, session
from casemgr.cli.transaction import recording


def run(
    ctx: typer.Context,
    student: StudentWords,
    what: Annotated[str, typer.Option(metavar="TEXT", help="What is asked for.")],
    on: On = None,
    meeting: Annotated[bool, typer.Option("--meeting", help="An IEP meeting is asked for.")] = False,
    oral: Annotated[bool, typer.Option("--oral", help="By word of mouth.")] = False,
    by: By = None,
    note: Note = None,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    from casemgr.casefile.events import ParentRequestReceived

    with recording(session(ctx), student, dry_run=dry_run, force=force) as work:
        work.add(
            ParentRequestReceived,
            work.happened(on),
            what=what,
            meeting=meeting,
            form="oral" if oral else "written",
            by=by,
            note=note,
        )
