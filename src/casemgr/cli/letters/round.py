"""One kind of letter for every student to whom it applies, or for every teacher: in one PDF, or each in a file of its own."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from casemgr.casefile.names import as_slug
from casemgr.characters import printable
from casemgr.cli.letters.sources import page_of, present
from casemgr.cli.lists.output import put
from casemgr.cli.program.session import Session
from casemgr.cli.terminal.lines import aside
from casemgr.errors import Refused, UsageError
from casemgr.paper.letters.as_pdf import as_one_pdf
from casemgr.paper.letters.catalogue import Catalogue
from casemgr.paper.letters.grounds import UnfoundedError
from casemgr.paper.letters.making import drawn
from casemgr.paper.letters.notes import in_a_line, other_copies
from casemgr.paper.letters.pages import Page
from casemgr.paper.letters.teachers import EACH_TEACHER, teachers
from casemgr.paper.letters.wish import Wish
from casemgr.store.files import write_output


def print_round(here: Session, catalogue: Catalogue, wish: Wish, ending: str, place: Path | None) -> None:
    """The letters of all students who have not left, and by student what is missing or why there is none."""
    wishes = _wishes(here, catalogue, wish)
    target = _target(place, wish)
    pages = {name: _page(here, catalogue, each, name) for name, each in wishes.items()}
    made = {name: page for name, page in pages.items() if page}
    if not made:
        raise Refused(f"{wish.kind}: of no student is on file what the letter says; nothing was printed")
    written = (
        _write_one(made, target) if _is_one_file(target) else _write_each(made, wish.kind, ending, target)
    )
    aside(f"Wrote {written} of {len(pages)} letters into {printable(str(target))}")


def _wishes(here: Session, catalogue: Catalogue, wish: Wish) -> dict[str, Wish]:
    """The letter of each student who has not left, or of each teacher."""
    if wish.choices.teacher == EACH_TEACHER:
        names = teachers(present(here), here.caseload.settings.case_manager.name)
        return {name: wish._replace(choices=replace(wish.choices, teacher=name)) for name in names}
    if catalogue.choose(wish.kind, "en").subject == "caseload":
        raise UsageError(f"{wish.kind} is about the whole caseload; leave --all out")
    ids = [facts.student.id for facts in present(here)]
    return {student: wish._replace(student=student) for student in ids}


def _write_one(made: Mapping[str, Page], target: Path) -> int:
    """One PDF; without the letters whose names no font of this computer draws, and how many are in it."""
    letters = [page.letter for page in made.values()]
    try:
        data = as_one_pdf(letters)
    except Refused:
        letters = [made[name].letter for name in _drawn(made, "pdf")]
        data = as_one_pdf(letters)
    put(data, target)
    return len(letters)


def _write_each(made: Mapping[str, Page], kind: str, ending: str, folder: Path) -> int:
    drawn = _drawn(made, ending)
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in drawn.items():
        write_output(folder / f"{kind}-{as_slug(name)}.{ending}", data)
    return len(drawn)


def _drawn(made: Mapping[str, Page], ending: str) -> dict[str, bytes]:
    """The letters that can be drawn; of each other one, why not. Refused where there is none."""
    found, refused = drawn({name: page.letter for name, page in made.items()}, ending)
    for name, reason in refused.items():
        aside(f"{name}: {reason}")
    return found


def _is_one_file(target: Path) -> bool:
    return target.suffix.lower() == ".pdf"


def _target(folder: Path | None, wish: Wish) -> Path:
    """The PDF or the new folder."""
    if wish.student or wish.record:
        raise UsageError("--all prints for every student and records nothing; leave out STUDENT and --record")
    if folder is None:
        raise UsageError(
            f"--all writes one PDF, or a file for each student into a folder: say -o {wish.kind}.pdf or -o {wish.kind}s"
        )
    if _is_one_file(folder):
        return folder
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(f"{folder}: is there already and not empty; name a new folder")
    return folder


def _page(here: Session, catalogue: Catalogue, wish: Wish, name: str) -> Page | None:
    """A student's letter; what is missing is said with the student, and so is why there is none."""
    try:
        page = page_of(here, catalogue, wish)
    except UnfoundedError as error:
        aside(error.short)
        return None
    except Refused as error:
        aside(str(error))
        return None
    for note in in_a_line((*page.notes, *other_copies(page.template, page.facts))):
        aside(f"{name}: {note}")
    return page
