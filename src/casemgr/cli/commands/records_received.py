"""Where the interim placement is counted from the records, its 30 days start here.

Example: `casemgr records-received leo-t --on 12/7`
"""

from __future__ import annotations

import typer

from casemgr.cli.common import By, DryRun, Force, Note, On, StudentWords, session
from casemgr.cli.transaction import recording


def run(
    ctx: typer.Context,
    student: StudentWords,
    on: On = None,
    by: By = None,
    note: Note = None,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    from casemgr.casefile.events import RecordsReceived

    with recording(session(ctx), student, dry_run=dry_run, force=force) as work:
        work.add(RecordsReceived, work.happened(on), by=by, note=note)
