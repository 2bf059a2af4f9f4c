"""Every open clock ends, but for records that were asked for.

Example: `casemgr exit ana-r --on 2026-06-04 --reason moved-in-state`
"""

from __future__ import annotations

from typing import Annotated

import typer

from casemgr.cli.common import By, DryRun, Force, Note, On, StudentWords, session
from casemgr.cli.recording import recording


def run(
    context: typer.Context,
    student: StudentWords,
    reason: Annotated[
        str,
        typer.Option(
            metavar="REASON", help="moved-in-state, graduated-diploma, no-longer-eligible, parent-revoked …"
        ),
    ],
    on: On = None,
    by: By = None,
    note: Note = None,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    from casemgr.casefile.events import Exited

    with recording(session(context), student, dry_run=dry_run, force=force) as work:
        work.add(Exited, work.happened(on), reason=reason, by=by, note=note)
