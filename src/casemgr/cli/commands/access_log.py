"""With --who, a line of the log; without, the log itself (EC 49064, 34 CFR 99.32). Write down those the parent consented
to as well.

Example: `casemgr access-log ana-r --who "Fernbrook Clinic" --why "release signed 11/16" --records "hearing tests"`
"""

from __future__ import annotations

from typing import Annotated

import typer

from casemgr.cli.asking import ask_text
from casemgr.cli.common import By, DryRun, Force, FormatName, Note, On, Output, StudentWords, session
from casemgr.cli.showing import show
from casemgr.cli.transaction import recording
from casemgr.errors import UsageError


def run(
    ctx: typer.Context,
    student: StudentWords,
    who: Annotated[str | None, typer.Option(metavar="NAME", help="The person or agency.")] = None,
    why: Annotated[
        str | None, typer.Option(metavar="TEXT", help="The legitimate interest, or the consent.")
    ] = None,
    records: Annotated[str | None, typer.Option(metavar="TEXT", help="Which records.")] = None,
    on: On = None,
    by: By = None,
    note: Note = None,
    force: Force = False,
    dry_run: DryRun = False,
    format_name: FormatName = None,
    output: Output = None,
) -> None:
    from casemgr.casefile.events import RecordAccessed
    from casemgr.reports.access_log import log_report

    here = session(ctx)
    if who is None:
        if why or records:
            raise UsageError("--why and --records are about somebody: say --who")
        show(here, log_report(here.find(student), here.today), format_name, output)
        return
    reason = why or ask_text("What is the legitimate interest, or the consent?", "--why")
    with recording(here, student, dry_run=dry_run, force=force) as work:
        work.add(
            RecordAccessed,
            work.happened(on),
            who=work.anyones_name(who),
            why=reason,
            records=records,
            by=by,
            note=note,
        )
