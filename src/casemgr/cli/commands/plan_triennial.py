"""One meeting with the assessment team may settle several students'. A triennial is left out only where parent and
district agree in writing; --waiver-signed is that day.

Example: `casemgr plan-triennial ben-k kou-v --scope comprehensive --on 9/3`
"""

from __future__ import annotations

from typing import Annotated, get_args

import typer

from casemgr.cli.asking import ask_text, choose
from casemgr.cli.common import By, DryRun, Force, Note, On, Yes, session
from casemgr.cli.transaction import recording_each


def run(
    ctx: typer.Context,
    students: Annotated[
        list[str], typer.Argument(metavar="STUDENT", help="Each an id, or enough of an id or name.")
    ],
    scope: Annotated[
        str | None,
        typer.Option(
            metavar="SCOPE", help="comprehensive, limited, records-review or not-needed.", show_default=False
        ),
    ] = None,
    waiver_signed: Annotated[
        str | None, typer.Option(metavar="DATE", help="not-needed: the day the agreement was signed.")
    ] = None,
    on: On = None,
    by: By = None,
    note: Note = None,
    force: Force = False,
    yes: Yes = False,
    dry_run: DryRun = False,
) -> None:
    from casemgr.casefile.events import TriennialPlanned
    from casemgr.casefile.vocabulary import TriennialScope

    here = session(ctx)
    chosen = choose(scope, "How is the triennial done?", get_args(TriennialScope), "--scope")
    if chosen == "not-needed" and not force:
        waiver_signed = waiver_signed or ask_text("When was the agreement signed?", "--waiver-signed DATE")
    ids = [*dict.fromkeys(here.find(words).id for words in students)]
    with recording_each(here, ids, dry_run=dry_run, force=force, yes=yes) as works:
        for work in works:
            day = work.happened(on)
            work.add(
                TriennialPlanned,
                day,
                scope=chosen,
                waiver_signed=work.signed(waiver_signed, day),
                by=by,
                note=note,
            )
