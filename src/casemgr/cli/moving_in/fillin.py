"""What is still missing after an import, written as a sheet to fill in."""

from pathlib import Path

import typer

from casemgr.casefile.saying import plural
from casemgr.cli.lists.output import put
from casemgr.cli.program.session import Session
from casemgr.errors import Refused, UsageError
from casemgr.exchange.beside import Compared
from casemgr.exchange.lacking import rows_not_taken, rows_on_file
from casemgr.exchange.plan import Plan
from casemgr.exchange.reviews import Cycles
from casemgr.store.caseload import Caseload


def write_fill_in(here: Session, found: Compared, plan: Plan, path: Path) -> None:
    """Write the sheet; nothing where nothing is missing."""
    from casemgr.paper.fillin import fill_in_book

    if path.suffix.lower() != ".xlsx":
        raise UsageError(f"--fill-in {path}: name a file that ends in .xlsx")
    if path.exists():
        raise Refused(f"{path}: already exists; name another file")
    taken = {new.pupil.sources for new in plan.new.values()}
    settings, context = here.caseload.settings, here.context
    students = Caseload(here.caseload.root).all_students()[0]  # as they are after the import
    cycles = Cycles.of(context.law, context.readings)
    rows = [
        *rows_not_taken(new for new in found.comparison.new if new.pupil.sources not in taken),
        *rows_on_file(students, here.today, cycles, settings.case_manager.name),
    ]
    if not rows:
        typer.echo("Nothing is missing: no sheet to fill in.")
        return
    areas = context.law.areas
    put(fill_in_book(rows, settings.school_names, tuple(areas.names) if areas else ()), path)
    typer.echo(f"{plural(len(rows), 'student')} to fill in; then: casemgr import {path}")
