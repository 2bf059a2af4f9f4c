"""In writing only. Prior written notice comes first, then the services end (34 CFR 300.300(b)(4)).

Example: `casemgr revoke-consent ben-k --signed 11/17 --on 11/18 --by parent`
"""

from __future__ import annotations

from typing import Annotated

import typer

from casemgr.cli.common import By, DryRun, Force, Note, On, StudentWords, session
from casemgr.cli.transaction import recording


def run(
    ctx: typer.Context,
    student: StudentWords,
    signed: Annotated[str | None, typer.Option(metavar="DATE", help="The date beside the signature.")] = None,
    on: On = None,
    by: By = None,
    note: Note = None,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    from casemgr.casefile.events import ConsentRevoked

    with recording(session(ctx), student, dry_run=dry_run, force=force) as work:
        day = work.happened(on)
        work.add(ConsentRevoked, day, signed=work.signed(signed, day), by=by, note=note)
