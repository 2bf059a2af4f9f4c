"""Parent and district agree to it in writing (34 CFR 300.324(a)(4)). The annual and triennial dates stay.

Example: `casemgr amend ben-k --what "30 minutes more of speech a week" --agreed 11/18`
"""

from __future__ import annotations

from typing import Annotated

import typer

from casemgr.cli.common import By, DryRun, Force, Note, On, StudentWords, session
from casemgr.cli.transaction import recording


def run(
    ctx: typer.Context,
    student: StudentWords,
    what: Annotated[str, typer.Option(metavar="TEXT", help="What is changed.")],
    agreed: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day it was agreed in writing.")
    ] = None,
    on: On = None,
    by: By = None,
    note: Note = None,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    from casemgr.casefile.events import IepAmended

    with recording(session(ctx), student, dry_run=dry_run, force=force) as work:
        day = work.happened(on)
        work.add(IepAmended, day, what=what, agreed=work.signed(agreed, day), by=by, note=note)
        work.say("An amendment moves no date: the annual review and the triennial stay as they are.")
