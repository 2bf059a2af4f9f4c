"""The 60 days run from the day the signed plan is received, not from the signature. --agreed records consent to
some areas only; the clock starts for those.

Example: `casemgr consent ana-r --on 10/5 --signed 10/2`
"""

from __future__ import annotations

from typing import Annotated

import typer

from casemgr.cli.common import By, DryRun, Force, Note, On, StudentWords, session
from casemgr.cli.recording import recording
from casemgr.errors import UsageError


def run(
    context: typer.Context,
    student: StudentWords,
    on: On = None,
    signed: Annotated[str | None, typer.Option(metavar="DATE", help="The date beside the signature.")] = None,
    refused: Annotated[bool, typer.Option("--refused", help="The parent does not consent.")] = False,
    agreed: Annotated[
        list[str] | None,
        typer.Option("--agreed", metavar="AREA", help="Consent to this area only (repeatable)."),
    ] = None,
    by: By = None,
    note: Note = None,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    from casemgr.casefile.events import ConsentReceived, ConsentRefused
    from casemgr.casefile.sequence import unanswered_plan
    from casemgr.casefile.vocabulary import area_from_words

    if refused and agreed:
        raise UsageError(
            "--refused and --agreed contradict each other; to refuse some areas, name the others with --agreed"
        )
    with recording(session(context), student, dry_run=dry_run, force=force) as work:
        day = work.happened(on)
        signed_on = work.happened(signed) if signed else None
        if signed_on and signed_on > day:
            work.refuse(f"signed {signed_on} is later than received {day}")
        plan = unanswered_plan(tuple(e for e in work.known if e.date <= day))
        purpose = plan.purpose if plan else None
        areas = tuple(area_from_words(words) for words in agreed or ())
        if plan and plan.areas and (unknown := set(areas) - {a.area for a in plan.areas}):
            work.refuse(f"{', '.join(sorted(unknown))} is not an area of the plan of {plan.date}")
        if refused:
            work.add(ConsentRefused, day, purpose=purpose, signed=signed_on, by=by, note=note)
        else:
            work.add(ConsentReceived, day, purpose=purpose, signed=signed_on, areas=areas, by=by, note=note)
