"""Parents may read what stands in a record: write what happened.

Example: `casemgr note ana-r "brings her own interpreter to meetings" --on yesterday`
"""

from __future__ import annotations

from typing import Annotated

import typer

from casemgr.cli.common import By, DryRun, Force, On, StudentWords, session
from casemgr.cli.transaction import recording


def run(
    ctx: typer.Context,
    student: StudentWords,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What is worth remembering.")],
    on: On = None,
    by: By = None,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    from casemgr.casefile.events import NoteMade

    with recording(session(ctx), student, dry_run=dry_run, force=force) as work:
        work.add(NoteMade, work.happened(on), text=text, by=by)
