"""Example: `casemgr records-provided ana-r --on 10/14 --method "in person" --pages 214 --proof "signed for"`"""

from __future__ import annotations

from typing import Annotated

import typer

from casemgr.cli.common import By, DryRun, Force, Note, On, StudentWords, session
from casemgr.cli.recording import Recording, recording
from casemgr.cli.records_request import party
from casemgr.errors import UsageError


def run(
    context: typer.Context,
    student: StudentWords,
    on: On = None,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="WHO", help="Who received them; needed where several have asked."),
    ] = None,
    method: Annotated[str | None, typer.Option(metavar="HOW", help="mail, in person, e-mail …")] = None,
    pages: Annotated[str | None, typer.Option(metavar="N", help="How many pages.")] = None,
    proof: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What shows that they arrived: a signature, a receipt.")
    ] = None,
    by: By = None,
    note: Note = None,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    from casemgr.casefile.events import RecordsProvided

    with recording(session(context), student, dry_run=dry_run, force=force) as work:
        receiver = party(to) if to else _receiver(work)
        work.add(
            RecordsProvided,
            work.happened(on),
            to=receiver,
            method=method,
            pages=pages,
            proof=proof,
            by=by,
            note=note,
        )


def _receiver(work: Recording) -> str:
    """Whoever has an open request; the parent where no one has."""
    from casemgr.casefile.events import RecordsRequested
    from casemgr.docket.derive import derive

    waiting = {
        d.start.event.requester
        for d in derive(work.student, work.caseload.basis, work.today)
        if d.is_open and isinstance(d.start.event, RecordsRequested)
    }
    if len(waiting) > 1:
        raise UsageError(f"several have asked ({', '.join(sorted(waiting))}): say --to")
    return next(iter(waiting), "parent")
