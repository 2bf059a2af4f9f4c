"""Only a triennial that the parent refused is done on records alone; its date stays.

Example: `casemgr records-review ben-k --result "the data on file are enough" --on 11/20`
"""

from __future__ import annotations

from typing import Annotated

import typer

from casemgr.cli.common import By, DryRun, Force, Note, On, StudentWords, session
from casemgr.cli.transaction import recording


def run(
    ctx: typer.Context,
    student: StudentWords,
    result: Annotated[str | None, typer.Option(metavar="TEXT", help="What the review found.")] = None,
    on: On = None,
    by: By = None,
    note: Note = None,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    from casemgr.casefile.events import RecordsReviewHeld

    with recording(session(ctx), student, dry_run=dry_run, force=force) as work:
        work.add(RecordsReviewHeld, work.happened(on), result=result, by=by, note=note)
