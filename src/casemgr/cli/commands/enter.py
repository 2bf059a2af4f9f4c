"""WHAT is referral, consent, iep or progress.

Example: `casemgr enter ana-r referral --on 10/15`
"""

from __future__ import annotations

from typing import Annotated

import typer

from casemgr.cli.asking import choose
from casemgr.cli.common import By, DryRun, Force, Note, On, StudentWords, session
from casemgr.cli.transaction import recording


def run(
    ctx: typer.Context,
    student: StudentWords,
    what: Annotated[
        str | None, typer.Argument(metavar="WHAT", help="referral, consent, iep or progress.")
    ] = None,
    on: On = None,
    by: By = None,
    note: Note = None,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    from casemgr.casefile.events import EnteredInSystem

    entry = choose(what, "What was entered?", ("referral", "consent", "iep", "progress"))
    with recording(session(ctx), student, dry_run=dry_run, force=force) as work:
        work.add(EnteredInSystem, work.happened(on), what=entry, by=by, note=note)
