"""They answer the open request. Records that nobody asked for need --to, and --force; --note says why, for the access log.

Example: `casemgr records-provided ana-r --on 10/14 --method "in person" --pages 214 --proof "signed for"`
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from casemgr.cli.commands.records_request import party
from casemgr.cli.common import By, DryRun, Force, Note, On, StudentWords, session
from casemgr.cli.transaction import recording
from casemgr.cli.work import Work
from casemgr.errors import UsageError


def run(
    ctx: typer.Context,
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

    with recording(session(ctx), student, dry_run=dry_run, force=force) as work:
        day = work.happened(on)
        receiver = _receiver(work, day, party(to) if to else None)
        work.add(
            RecordsProvided,
            day,
            to=receiver,
            method=method,
            pages=pages,
            proof=proof,
            by=by,
            note=note,
        )


def _receiver(work: Work, day: date, named: str | None) -> str:
    """The party named, or the only one that waits. Records that nobody asked for go out only where it is forced."""
    from casemgr.state.requests import open_records_requests

    waiting = {each.requester for each in open_records_requests(e for e in work.known if e.date <= day)}
    if named is None and len(waiting) > 1:
        raise UsageError(f"several have asked ({', '.join(sorted(waiting))}): say --to")
    if named is None and waiting:
        return waiting.pop()
    if named is None:
        work.refuse(
            f"no request for records is open on {day}; records sent unasked need --to WHO and --note WHY"
        )
        raise UsageError("nobody has asked: say --to parent, adult-student, representative or district")
    if named not in waiting:
        work.refuse(
            f"no request for records by the {named} is open on {day}; sent unasked, they need --note WHY"
        )
        work.warn(f"no request by the {named} was open on {day}: recorded as sent unasked")
    return named
