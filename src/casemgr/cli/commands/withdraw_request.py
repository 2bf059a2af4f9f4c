"""The parent's open request; where there are several, --request says which.

Example: `casemgr withdraw-request ana-r --by parent --on 12/10`
"""

from __future__ import annotations

from typing import Annotated

import typer

from casemgr.cli.common import By, DryRun, Force, Note, On, StudentWords, session
from casemgr.cli.transaction import recording
from casemgr.cli.work import Work
from casemgr.errors import Refused, UsageError


def run(
    ctx: typer.Context,
    student: StudentWords,
    request: Annotated[
        str | None, typer.Option(metavar="EVENT", help="The id of the request, where several are open.")
    ] = None,
    on: On = None,
    by: By = None,
    note: Note = None,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    from casemgr.casefile.events import ParentRequestWithdrawn

    with recording(session(ctx), student, dry_run=dry_run, force=force) as work:
        work.add(
            ParentRequestWithdrawn,
            work.happened(on),
            request=request or _the_open_one(work),
            by=by,
            note=note,
        )


def _the_open_one(work: Work) -> str:
    from casemgr.state.requests import open_parent_requests

    waiting = open_parent_requests(work.known)
    if len(waiting) > 1:
        listed = "; ".join(f"{e.id} of {e.date}: {e.what}" for e in waiting)
        raise UsageError(f"{work.student.id} has several open requests: say --request with its id ({listed})")
    if not waiting:
        raise Refused(f"{work.student.id}: not recorded: no parent request is open")
    return waiting[0].id
