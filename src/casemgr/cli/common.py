"""What the commands share: the session, finding a student, options, and showing a report."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from casemgr.casefile.names import WORTH_SUGGESTING, fits, likeness
from casemgr.cli.ledger import Ledger
from casemgr.errors import BadFile, CasemgrError, NotFound, Problem, Refused, UsageError

if TYPE_CHECKING:
    from casemgr.casefile.student import Student
    from casemgr.docket.context import Context
    from casemgr.store.caseload import Caseload

AS_OF_VARIABLE = "CASEMGR_AS_OF"

StudentWords = Annotated[
    str,
    typer.Argument(
        metavar="STUDENT", help="An id, or enough of a name, a contact, a phone number or a label."
    ),
]
On = Annotated[
    str | None,
    typer.Option(
        "--on", metavar="DATE", help="The day it happened: 2026-09-14, 9/14, today, yesterday, a weekday."
    ),
]
By = Annotated[str | None, typer.Option("--by", metavar="WHO", help="Who did it.")]
Note = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="A note kept with the event.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would change; write nothing.")]
Full = Annotated[
    bool, typer.Option("--full", help="List everything that it started, moved or ended, line by line.")
]
Yes = Annotated[bool, typer.Option("--yes", help="Record without asking first.")]
Force = Annotated[bool, typer.Option("--force", help="Record it although it does not fit what is on file.")]
FormatName = Annotated[
    str | None,
    typer.Option("--format", metavar="FORMAT", help="table, json, csv or xlsx.", show_default=False),
]


def _free_to_write(ctx: typer.Context, output: Path | None) -> Path | None:
    """The file named by -o. Refused before any work if it is there already and --overwrite does not give it up."""
    if output is not None and output.is_file() and not ctx.meta.get(_OVERWRITE):
        raise Refused(f"{output}: already exists; add --overwrite to replace it, or name another file")
    return output


def _give_up_old_file(ctx: typer.Context, overwrite: bool) -> bool:
    ctx.meta[_OVERWRITE] = overwrite
    return overwrite


def _give_up_fuller_file(ctx: typer.Context, incomplete: bool) -> bool:
    if incomplete:
        session(ctx).replaces_fuller = True
    return incomplete


_OVERWRITE = "casemgr.overwrite"
Output = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help="Write to a file; its ending chooses the format.",
        callback=_free_to_write,
    ),
]
Overwrite = Annotated[
    bool,
    typer.Option(
        "--overwrite", help="Replace the file of -o if it exists.", is_eager=True, callback=_give_up_old_file
    ),
]
Incomplete = Annotated[
    bool,
    typer.Option(
        "--incomplete",
        help="With --overwrite: even if files of the caseload cannot be read.",
        is_eager=True,
        callback=_give_up_fuller_file,
    ),
]


@dataclass
class Session:
    """One run of the program: which caseload, and what day it is. Both are settled once."""

    folder: Path | None
    as_of_words: str | None
    noted: set[str] = field(default_factory=set)
    """The notes said already: a command that records for many says each once."""
    days: dict[str, date] = field(default_factory=dict)
    """The days typed that had to be asked about, with the answers: each is asked once."""
    ledger: Ledger = field(default_factory=Ledger)
    replaces_fuller: bool = False
    """Whether a file may be replaced by a list with gaps."""
    elsewhere: set[str] = field(default_factory=set)
    """The students whom a list left out because another case manager has them."""
    is_full: bool = False
    """Whether a recording lists everything that it changed: --full."""
    is_brief: bool = False
    """Whether each recording is reported on a line: where one run records many times."""
    damage: list[Problem] = field(default_factory=list)
    """What was wrong with the files of students, and the journal, that this run has read for what it shows."""

    @cached_property
    def caseload(self) -> Caseload:
        from casemgr.store.caseload import Caseload

        return Caseload.find(self.folder)

    @cached_property
    def context(self) -> Context:
        """What every deadline of the caseload is computed from."""
        from casemgr.cli.context import context_of

        return context_of(self.caseload)

    @property
    def has_caseload(self) -> bool:
        try:
            _ = self.caseload
        except NotFound:
            return False
        return True

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that may make what this run shows incomplete: in calendars and law, which touch every date, and in what it
        has read besides."""
        shared = self.caseload.shared_problems if self.has_caseload else ()
        return tuple(dict.fromkeys((*shared, *self.damage)))

    @cached_property
    def today(self) -> date:
        """`--as-of`, else the environment, else the settings, else the system's date."""
        words = self.as_of_words or os.environ.get(AS_OF_VARIABLE)
        if words:
            from casemgr.cli.dates import happened

            return happened(words, date.today())  # noqa: DTZ011 - a person's calendar date
        frozen = self.caseload.settings.as_of if self.has_caseload else None
        return frozen or date.today()  # noqa: DTZ011 - a person's calendar date

    @property
    def day_known(self) -> date | None:
        """The same; None where the settings cannot be read."""
        try:
            return self.today
        except BadFile:
            return None

    def find(self, words: str) -> Student:
        """The one student these words mean. NotFound names the near ones; a damaged file is never passed over."""
        return find_student(self.caseload, words)


def with_overwrite(command: Any) -> Any:
    """A command that writes to a file takes --overwrite and --incomplete too; `-o` asks for them, the command need not
    know."""
    places = [place for place, param in enumerate(command.params) if param.name == "output"]
    for place in places:
        carrier = typer.Typer(add_completion=False)
        carrier.command()(_options_alone)
        options = typer.main.get_command(carrier).params
        for option in options:
            option.expose_value = False
        command.params[place + 1 : place + 1] = options
    return command


def _options_alone(overwrite: Overwrite = False, incomplete: Incomplete = False) -> None:
    """A command of two options, for typer to make those options of."""


def session(ctx: typer.Context) -> Session:
    found = ctx.find_root().obj
    assert isinstance(found, Session)
    return found


def find_student(caseload: Caseload, words: str) -> Student:
    from casemgr.casefile.student import CASELOAD_ID, check_student_id
    from casemgr.cli.finding import students_meant
    from casemgr.store.folders import is_there

    path: Path | None
    try:
        path = caseload.path_of(check_student_id(words))
    except ValueError:
        path = None
    if words == CASELOAD_ID or (path and is_there(path)):
        file = caseload.read_student(path) if path else caseload.journal()
        if file.student is None:
            raise CasemgrError("\n".join(str(problem) for problem in file.problems))
        return file.student
    if path and (lost := caseload.lost(path)):
        raise BadFile(lost)
    students, problems = caseload.all_students()
    if hidden := tuple(
        p for p in problems if p.file.startswith("students/") and fits(words, Path(p.file).stem)
    ):
        raise BadFile(hidden)
    matches = students_meant(words, students, caseload.settings.printing.label)
    if len(matches) == 1:
        return matches[0]
    damaged = " (files that cannot be read may hide some students; see `casemgr check`)" if problems else ""
    if matches:
        raise NotFound(f'"{words}" matches more than one student: {_listed(matches)}. Use the id.{damaged}')
    near = _near(words, students)
    hint = (
        f"Did you mean {_listed(near)}?" if near else "`casemgr list` shows everyone; `casemgr add` adds one."
    )
    raise NotFound(f'No student matches "{words}". {hint}{damaged}')


def _near(words: str, students: Iterable[Student]) -> list[Student]:
    """The students whose name or id is near these words, the likeliest first, three at most."""
    known = {student.id: student for student in students}
    scores = {key: max(likeness(words, s.name), likeness(words, key)) for key, s in known.items()}
    near = sorted(
        (key for key in known if scores[key] >= WORTH_SUGGESTING), key=lambda key: (-scores[key], key)
    )
    return [known[key] for key in near[:3]]


def _listed(students: Iterable[Student]) -> str:
    return ", ".join(f"{student.id} ({student.name})" for student in students)


def is_terminal() -> bool:
    return sys.stdout.isatty()


def complain(problems: Iterable[Problem]) -> None:
    """Problems on standard error, one line each."""
    for problem in problems:
        typer.echo(str(problem), err=True)


def format_of(name: str | None, output: Path | None, offered: Iterable[str]) -> str:
    """The format asked for by name, or by the file's ending. Raises UsageError naming those there are."""
    offered = list(dict.fromkeys(offered))
    wanted = name or (output.suffix.lstrip(".").lower() if output else "") or "table"
    wanted = "table" if wanted == "txt" and "text" not in offered else wanted
    wanted = "text" if wanted == "txt" else wanted
    if wanted not in offered:
        raise UsageError(f"{wanted}: no such format here; choose {', '.join(offered)}")
    return wanted


def put(printed: str | bytes | Iterator[str], output: Path | None) -> None:
    """Text, whole or in pieces, or the bytes of a page, to standard output or to a file."""
    if output is None:
        for piece in [printed] if isinstance(printed, (str, bytes)) else printed:
            typer.echo(piece, nl=False)
        return
    from casemgr.reports.words import printable
    from casemgr.store.files import write_output

    pieces = [printed] if isinstance(printed, (str, bytes)) else printed
    write_output(output, b"".join(p.encode() if isinstance(p, str) else p for p in pieces))
    typer.echo(f"Wrote {printable(str(output))}", err=True)
