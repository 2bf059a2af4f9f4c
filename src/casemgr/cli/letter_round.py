"""One kind of letter for every student to whom it applies, each in a file of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from casemgr.cli.gather import students_of
from casemgr.cli.letter_pages import Page, UnfoundedError, Wish, page_of
from casemgr.cli.session import Session
from casemgr.errors import Refused, UsageError

if TYPE_CHECKING:
    from casemgr.paper.letters.catalogue import Catalogue


def print_round(here: Session, catalogue: Catalogue, wish: Wish, ending: str, folder: Path | None) -> None:
    """The letters of all students who have not left, and by student what is missing or why there is none."""
    from casemgr.cli.narrowing import Only
    from casemgr.paper.letters.making import FORMATS
    from casemgr.reports.words import printable
    from casemgr.state.enrollment import has_left
    from casemgr.store.files import write_output

    if catalogue.choose(wish.kind, "en").subject == "caseload":
        raise UsageError(f"{wish.kind} is about the whole caseload; leave --all out")
    target = _new_folder(folder, wish)
    present = [each.id for each in students_of(here, Only()) if not has_left(each.known(here.today))]
    pages = {student: _page(here, catalogue, wish._replace(student=student)) for student in present}
    made = {student: page for student, page in pages.items() if page}
    if not made:
        raise Refused(f"{wish.kind}: of no student is on file what the letter says; nothing was printed")
    target.mkdir(parents=True, exist_ok=True)
    for student, page in made.items():
        drawn = FORMATS[ending](page.letter)
        data = drawn.encode() if isinstance(drawn, str) else drawn
        write_output(target / f"{wish.kind}-{student}.{ending}", data)
    typer.echo(f"Wrote {len(made)} of {len(present)} letters into {printable(str(target))}", err=True)


def _new_folder(folder: Path | None, wish: Wish) -> Path:
    if wish.student or wish.record:
        raise UsageError("--all prints for every student and records nothing; leave out STUDENT and --record")
    if folder is None:
        raise UsageError(f"--all writes a file for each student into a folder: say -o {wish.kind}s")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(f"{folder}: is there already and not empty; name a new folder")
    return folder


def _page(here: Session, catalogue: Catalogue, wish: Wish) -> Page | None:
    """A student's letter; what is missing is said with the student, and so is why there is none."""
    try:
        page = page_of(here, catalogue, wish)
    except UnfoundedError as error:
        typer.echo(error.short, err=True)
        return None
    except Refused as error:
        typer.echo(str(error), err=True)
        return None
    for note in page.notes:
        typer.echo(f"{wish.student}: {note}", err=True)
    return page
