"""Files from other systems beside the caseload, as `import` and `drift` take them: their options, and what is asked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from casemgr.cli.moving_in.own_table import columns_of
from casemgr.cli.options.kinds import Maybe, Several, argument, text
from casemgr.cli.program.session import Session
from casemgr.errors import BadFile

if TYPE_CHECKING:
    from casemgr.casefile.typed.asker import Asker
    from casemgr.exchange.beside import Incoming

Files = Annotated[list[Path], argument("FILE…", "CSV, XLSX or text; - is standard input.")]
Kind = Annotated[
    Maybe,
    text(
        "KIND",
        "What the file is, where its headers do not say: table (your own), seis-iep-dates … (guide moving-in).",
    ),
]
Columns = Annotated[
    Several,
    text(
        "FIELD=HEADER",
        "Which column holds what, in a table of your own or beside what an export has (repeatable).",
        "--column",
    ),
]
Manager = Annotated[Maybe, text("NAME", "Only this case manager's students; all takes everyone's.")]
School = Annotated[Maybe, text("NAME", "The school of new students whose file does not say it.")]


def incoming(
    here: Session,
    files: Sequence[Path],
    kind: str | None,
    columns: Sequence[str] | None,
    case_manager: str | None,
    school: str | None = None,
    asker: Asker | None = None,
) -> Incoming:
    """The files, read once. BadFile where a student on file cannot be read: the roster may mean just that one."""
    from casemgr.exchange.beside import Incoming, Ours, mapping_of, said_of
    from casemgr.store.incoming import read_incoming

    students, problems = here.caseload.all_students()
    if problems:
        raise BadFile(tuple(problems))
    sources = tuple(map(read_incoming, files))
    said = mapping_of(columns or ()) or {}
    mappings = tuple(
        own if said else columns_of(here, data, name, kind, asker)
        for (name, data), own in zip(sources, said_of(said, sources), strict=True)
    )
    settings = here.caseload.settings
    ours = Ours(
        tuple(students),
        here.today,
        here.context.law,
        settings.case_manager.name,
        settings.school_names,
        tuple(person.name for person in settings.staff),
    )
    return Incoming(ours, sources, kind, mappings, case_manager, school)
