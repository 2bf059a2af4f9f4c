"""The first complaint of a school year asks for the Notice of Procedural Safeguards (34 CFR 300.504(a)(2)).

Example: `casemgr complaint ana-r --kind state --by parent --on 12/10`
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
    kind: Annotated[
        str | None, typer.Option(metavar="KIND", help="state or due-process.", show_default=False)
    ] = None,
    on: On = None,
    by: By = None,
    note: Note = None,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    from casemgr.casefile.events import ComplaintFiled

    chosen = choose(kind, "What was filed?", ("state", "due-process"), "--kind state or due-process")
    with recording(session(ctx), student, dry_run=dry_run, force=force) as work:
        work.add(ComplaintFiled, work.happened(on), kind=chosen, by=by, note=note)
