"""What is still missing after an import, as a sheet to fill in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from casemgr.casefile.saying import plural
from casemgr.cli.output import put
from casemgr.cli.session import Session
from casemgr.errors import Refused, UsageError
from casemgr.exchange.onfile import on_file
from casemgr.exchange.reviews import Cycles
from casemgr.exchange.rosters.casemgr_export import ID_HEADER
from casemgr.exchange.rosters.pupil import Pupil
from casemgr.state.enrollment import has_iep
from casemgr.store.caseload import Caseload

if TYPE_CHECKING:
    from casemgr.cli.moving_in.comparing import Compared
    from casemgr.cli.moving_in.plan import Plan
    from casemgr.paper.fillin import Row

_DATES = ("last_annual", "last_evaluation")


def write_fill_in(here: Session, found: Compared, plan: Plan, path: Path) -> None:
    """Write the sheet; nothing where nothing is missing."""
    from casemgr.paper.fillin import fill_in_book

    if path.suffix.lower() != ".xlsx":
        raise UsageError(f"--fill-in {path}: name a file that ends in .xlsx")
    if path.exists():
        raise Refused(f"{path}: already exists; name another file")
    rows = [*_not_taken(found, plan), *_on_file(here)]
    if not rows:
        typer.echo("Nothing is missing: no sheet to fill in.")
        return
    areas = here.context.law.areas
    schools = [school.name for school in here.caseload.settings.schools]
    put(fill_in_book(rows, schools, tuple(areas.names) if areas else ()), path)
    typer.echo(f"{plural(len(rows), 'student')} to fill in; then: casemgr import {path}")


def _not_taken(found: Compared, plan: Plan) -> Iterator[Row]:
    """New students of whom something is missing that their file needs."""
    taken = {id(new) for new in plan.new.values()}
    for new in found.comparison.new:
        if id(new) not in taken:
            pupil = new.pupil._replace(**{name: getattr(new.reviews, name) for name in _DATES})
            yield _row("", pupil, " ".join(new.lacks) or "referral consent")


def _on_file(here: Session) -> Iterator[Row]:
    """Students on file whose last dates are not known."""
    cycles = Cycles.of(here.context.law, here.context.readings)
    own = here.caseload.settings.case_manager.name
    for student in Caseload(here.caseload.root).all_students()[0]:
        known = on_file(student, here.today, cycles, own)
        lacks = [name for name in _DATES if getattr(known.pupil, name) is None]
        if lacks and known.left is None and has_iep(student.known(here.today)):
            yield _row(student.id, known.pupil, " ".join(lacks))


def _row(student_id: str, pupil: Pupil, ask: str) -> Row:
    said = {name: getattr(pupil, name) for name in ("last", "first", "born", "grade", "school", "language")}
    more = {
        name: getattr(pupil, name)
        for name in ("home_language", "referral", "consent", "seis", "ssid", *_DATES)
    }
    return {ID_HEADER: student_id, **said, **more, "area": next(iter(pupil.areas), ""), "ask": ask}
