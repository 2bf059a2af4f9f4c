"""WHAT is iep, progress-report, assessment-plan, consent, hand-off or other.

Example: `casemgr file ana-r iep --on 12/4`
"""

from __future__ import annotations

from typing import Annotated, get_args

import typer

from casemgr.cli.asking import choose
from casemgr.cli.common import By, DryRun, Force, Note, On, StudentWords, session
from casemgr.cli.transaction import recording


def run(
    ctx: typer.Context,
    student: StudentWords,
    what: Annotated[
        str | None, typer.Argument(metavar="WHAT", help="iep, progress-report, consent …")
    ] = None,
    on: On = None,
    by: By = None,
    note: Note = None,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    from casemgr.casefile.events import Filed
    from casemgr.casefile.vocabulary import FiledPaper

    paper = choose(what, "What was filed?", get_args(FiledPaper))
    with recording(session(ctx), student, dry_run=dry_run, force=force) as work:
        work.add(Filed, work.happened(on), what=paper, by=by, note=note)
