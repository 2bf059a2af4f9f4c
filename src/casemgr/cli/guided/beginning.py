"""A new caseload, from the first question to the first page of `today`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import typer

from casemgr.casefile.schoolwords import schools_typed
from casemgr.casefile.typed.schools import schools_asked
from casemgr.cli.loading.command import run_as_typed
from casemgr.cli.options.kinds import at_home
from casemgr.cli.program.session import Session
from casemgr.cli.terminal.asking import KEYBOARD, can_ask, typed, yes_or_no
from casemgr.cli.terminal.lines import aside, say_next
from casemgr.errors import CasemgrError
from casemgr.store.example import copy_example
from casemgr.store.folders import SETTINGS
from casemgr.store.newfolder import create
from casemgr.store.plainfiles import change_file

_PRIVACY = (
    "Everything stays in this folder on your computer; nothing is sent anywhere.",
    "It holds student records: keep it on an encrypted disk that your district approves, not in a private cloud.",
    "Parents may ask to see what is in a record; write what happened.",
)


@dataclass(frozen=True)
class Beginning:
    """What is said of the new caseload."""

    folder: Path | None
    district: str | None
    case_manager: str | None
    schools: Sequence[str] = ()
    calendar: Path | None = None
    students: Path | None = None
    git: bool = False


def copy(folder: Path) -> None:
    count = copy_example(folder)
    typer.echo(
        f"Copied the example to {folder}: {count} files, all of them invented. Its today is 2026-11-23."
    )
    say_next(folder, "today")


def ask_for(wanted: Beginning) -> Beginning:
    """A short conversation about what was not said."""
    for sentence in _PRIVACY:
        aside(sentence)
    folder = wanted.folder or at_home(Path(typed("The folder to make", "caseload")))
    district = wanted.district or typed("Your district's name")
    case_manager = wanted.case_manager or typed("Your name")
    return replace(
        wanted,
        folder=folder,
        district=district,
        case_manager=case_manager,
        schools=wanted.schools or schools_asked(KEYBOARD),
        calendar=wanted.calendar or _file("The school calendar: a feed, table or text file"),
        students=wanted.students or _file("Your students: an export, like IEP Dates of SEIS"),
        git=wanted.git or yes_or_no("Keep every change in a git history?"),
    )


def _file(question: str) -> Path | None:
    """A file that is there; None for later."""
    while said := typed(question, "", hint="Enter = later"):
        path: Path = at_home(Path(said.strip("'\"")))
        if path.is_file():
            return path
        aside(f"  {said}: there is no such file")
    return None


def begin(here: Session, wanted: Beginning) -> None:
    """Make the folder, take in the calendar and the students, and show the first page."""
    folder = wanted.folder
    assert folder
    schools = schools_typed(wanted.schools)
    kept, trouble = create(folder, wanted.district or "", wanted.case_manager or "", git=wanted.git)
    if schools and SETTINGS not in kept:
        change_file(folder, SETTINGS, {("schools", place): each for place, each in enumerate(schools)})
    typer.echo(f"Finished {folder}; as they were: {', '.join(kept)}" if kept else f"Made {folder}")

    def run(*words: str) -> None:
        """In a session of its own, as what came before is read again."""
        run_as_typed(Session(folder, here.as_of_words, ledger=here.ledger), words)

    year, students = wanted.calendar, wanted.students
    unasked = [] if can_ask() else ["--yes"]
    has_year = year is not None and _tried(lambda: run("year", f"--from={year}", *unasked))
    has_students = students is not None and _tried(lambda: run("import", *unasked, "--", str(students)))
    if has_students:
        typer.echo()
        run("today")
    _say_next(folder, has_year=has_year, has_students=has_students)
    if trouble:
        aside(f"Note: the folder is there, but git has no history of it: {trouble}")


def _tried(take: Callable[[], None]) -> bool:
    """Whether it worked; what went wrong is said, and the folder is there anyway."""
    try:
        take()
    except CasemgrError as error:
        aside(str(error))
        return False
    except typer.Exit:  # all that is certain was taken, and what is left was said
        return True
    return True


def _say_next(folder: Path, *, has_year: bool, has_students: bool) -> None:
    """The next steps, as commands."""
    commands = []
    if not has_year:
        commands.append('year --first DATE --last DATE --break "DATE..DATE NAME", or year --from FILE')
    if not has_students:
        commands.append('import FILE, or add ar1 --name "Ana Rivera" --born DATE --grade 4 --school NAME')
    say_next(folder, *commands, "check" if has_year and has_students else "today")
