"""Accommodations, modifications, supports, goals in short, and what to know about behavior and health: entered once for each
IEP, and printed by `casemgr letter at-a-glance`. What is given again replaces what was kept of that part.

With no option you are asked, on a terminal. --file takes a sheet (CSV, XLSX) with a row for each student: a column Student,
and columns named for the parts.

Example: `casemgr iep-contents ben-k --accommodation "Seat near the board" --goal "Read 90 words a minute"`
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from casemgr.cli.options.kinds import Group, Maybe, Several, argument, text
from casemgr.cli.recording.chosen import Chosen
from casemgr.cli.recording.given import FOR_MANY, Given
from casemgr.cli.terminal.asking import KEYBOARD
from casemgr.errors import BadFile, CasemgrError, Problem, Refused, UsageError

Parts = dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Contents(Group):
    """The parts, each with its lines."""

    accommodations: Annotated[Several, text("TEXT", "In class (repeatable).", "--accommodation")] = None
    test_accommodations: Annotated[
        Several, text("TEXT", "In tests (repeatable).", "--test-accommodation")
    ] = None
    modifications: Annotated[Several, text("TEXT", "Of what is taught (repeatable).", "--modification")] = (
        None
    )
    supports: Annotated[Several, text("TEXT", "A support for staff (repeatable).", "--support")] = None
    goals: Annotated[Several, text("TEXT", "A goal in short (repeatable).", "--goal")] = None
    behavior: Annotated[Several, text("TEXT", "What to know about behavior (repeatable).")] = None
    health: Annotated[Several, text("TEXT", "What to know about health (repeatable).")] = None

    @property
    def parts(self) -> Parts:
        """Those of which something was typed."""
        return {name: tuple(lines) for name, lines in vars(self).items() if lines}


def run(
    given: Annotated[Given, FOR_MANY],
    *,
    student: Annotated[Maybe, argument("[STUDENT]", "An id, or enough of an id or name.")] = None,
    contents: Contents,
    iep: Annotated[Maybe, text("DATE", "The day of the IEP meeting; without it, the IEP in effect.")] = None,
    file: Annotated[Path | None, text("FILE", "A sheet with a row for each student.")] = None,
) -> None:
    from casemgr.casefile.events import IepContents
    from casemgr.checks.meant import iep_meant
    from casemgr.recording.portions import contents_asked

    parts = contents.parts
    if file and (parts or iep):
        raise UsageError("--file goes without the contents themselves and without --iep")
    if not file and student is None:
        raise UsageError("say of which student, or --file FILE")
    if not file and not parts:
        _id(given, student)  # nobody answers for a student who is not found
    typed = {} if file else parts or contents_asked(KEYBOARD)

    def meant() -> Chosen[Parts]:
        return Chosen(_from_file(given, file, student) if file else {_id(given, student): typed})

    with given.recording_each(meant) as works:
        for work, each in works:
            day = work.happened(iep) if iep else None
            fields: dict[str, Any] = {"iep": work.take(iep_meant(day, work.known, work.to_correct)), **each}
            work.record(IepContents, **fields)


def _id(given: Given, words: str | None) -> str:
    assert words is not None
    return given.session.find(words).id


def _from_file(given: Given, file: Path, only: str | None) -> dict[str, Parts]:
    """The contents by student; a student's rows are put together. BadFile with the line of a row whose student is not found."""
    from casemgr.exchange.contents import KNOWN, lines_of, put_together
    from casemgr.exchange.table import read_table
    from casemgr.store.incoming import read_incoming

    name, data = read_incoming(file)
    wanted = _id(given, only) if only else None
    lines = []
    for line in lines_of(read_table(data, file=name, known=KNOWN)):
        try:
            lines.append((_id(given, line.student), line))
        except CasemgrError as error:
            raise BadFile((Problem(name, line.number, str(error)),)) from None
    found = put_together(pair for pair in lines if wanted in (None, pair[0]))
    if not found:
        raise Refused(f"{name}: nothing in it is about {only or 'a student of this caseload'}")
    return found
