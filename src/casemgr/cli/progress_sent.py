"""The next report's date runs from this one.

Example: `casemgr progress-sent ben-k --on 11/4`
"""

from __future__ import annotations

import typer

from casemgr.cli.common import By, DryRun, Force, Note, On, StudentWords, session
from casemgr.cli.recording import recording


def run(
    context: typer.Context,
    student: StudentWords,
    on: On = None,
    by: By = None,
    note: Note = None,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    from casemgr.casefile.events import ProgressReportSent
    from casemgr.docket.progress import not_reported

    with recording(session(context), student, dry_run=dry_run, force=force) as work:
        missing = not_reported(work.student, work.known)
        if missing:
            work.warn(f"not reported yet: {', '.join(missing)}")
        work.add(ProgressReportSent, work.happened(on), by=by, note=note)
