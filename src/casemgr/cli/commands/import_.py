"""The other system is the state's IEP system, a student information system, or a table of your own (--kind table). Columns that you
added are read too, and those that are not taken are named. First it lists what is
new, changed, the same and left out; then, on a terminal, what the file leaves open is asked, each question once,
and the changes of students on file are offered: all, each or none. A second import of the same file changes nothing, and
a blank cell never erases what is on file.

With --yes nothing is asked: what is certain is written, and what is left is listed with its line; exit 1 then.

Example: `casemgr import iep-dates.csv`, `casemgr import roster.xlsx goals.csv --case-manager "Dana Whitfield" --yes`
"""

from pathlib import Path
from typing import Annotated

import typer

from casemgr.cli.moving_in.comparing import Columns, Files, Kind, Manager, School, incoming
from casemgr.cli.moving_in.own_table import keep_columns
from casemgr.cli.options.kinds import Maybe, text
from casemgr.cli.recording.given import Given, Takes
from casemgr.cli.terminal.asking import asker
from casemgr.cli.terminal.lines import aside


def run(
    given: Annotated[Given, Takes("yes", "dry_run")],
    files: Files,
    kind: Kind = None,
    case_manager: Manager = None,
    column: Columns = None,
    school: School = None,
    last_progress: Annotated[
        Maybe, text("DATE", "When the last progress reports of the new students went home.")
    ] = None,
    fill_in: Annotated[
        Path | None, text("FILE.xlsx", "Write a sheet of what is still missing; import it when it is filled.")
    ] = None,
) -> None:
    from casemgr.cli.moving_in.fillin import write_fill_in
    from casemgr.cli.moving_in.taking import record_plan, tell_rest
    from casemgr.cli.recording.transaction import recording_many
    from casemgr.exchange.asked.yearcount import settled
    from casemgr.exchange.lacking import missing_words

    here = given.session
    ask = asker(given=given.yes)
    with recording_many(here, dry_run=given.dry_run) as recorder:
        sources = incoming(here, files, kind, column, case_manager, school, ask)
        readings, found, note = settled(ask, sources, here.context.readings, here.today)
        if note:
            aside(f"Note: {note}")
        plan = record_plan(given, recorder, found, readings, last_progress, ask)
        is_of_use = bool(plan.count or found.comparison.same)
        for columns in sources.own_tables if is_of_use and not given.dry_run else ():
            keep_columns(here, columns)
    tell_rest(given, found, plan)
    if fill_in and given.dry_run:
        typer.echo(f"{fill_in} was not written either: it comes with the import, or after it.")
    elif fill_in:
        write_fill_in(here, found, plan, fill_in)
    elif not given.dry_run and (missing := missing_words(new.pupil for new in plan.new.values())):
        typer.echo(
            f"Not in the file: {missing}. For a sheet to fill in, import again with --fill-in missing.xlsx"
        )
    if plan.left:
        raise typer.Exit(1)
