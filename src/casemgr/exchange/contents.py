"""The contents of IEPs from a sheet: a row a student, or several; a cell holds several where lines or semicolons part them."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from casemgr.exchange.table import Table
from casemgr.exchange.text import refuse

STUDENT = ("Student", "Student ID", "Id", "Name")
HEADERS: dict[str, tuple[str, ...]] = {
    "accommodations": ("Accommodations", "Accommodation", "Classroom accommodations"),
    "test_accommodations": ("Test accommodations", "Testing accommodations", "Accommodations in tests"),
    "modifications": ("Modifications", "Modification"),
    "supports": ("Supports", "Supports for staff", "Support"),
    "goals": ("Goals", "Goals in short", "Annual goal", "Goal"),
    "behavior": ("Behavior", "Behavior notes", "Behavior plan"),
    "health": ("Health", "Health notes"),
}
KNOWN = (*STUDENT, *(name for names in HEADERS.values() for name in names))


class Line(NamedTuple):
    """A row: where it is, whom it is about, and the parts that it has something of."""

    number: int
    student: str
    parts: dict[str, tuple[str, ...]]


def lines_of(table: Table) -> Iterator[Line]:
    """The rows that name a student. BadFile where a sheet has no column for students, or none of contents."""
    who = table.column_of(STUDENT)
    columns = {
        part: place for part, names in HEADERS.items() if (place := table.column_of(names)) is not None
    }
    if who is None or not columns:
        wanted = ", ".join(names[0] for names in HEADERS.values())
        raise refuse(table.file, f"needs a column Student, and of these at least one: {wanted}")
    for number, row in zip(table.lines, table.rows, strict=True):
        parts = {part: items for part, place in columns.items() if (items := _items(row[place]))}
        if row[who].strip() and parts:
            yield Line(number, row[who].strip(), parts)


def put_together(lines: Iterable[tuple[str, Line]]) -> dict[str, dict[str, tuple[str, ...]]]:
    """All that the lines of each student hold, each thing once."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for student, line in lines:
        parts = found.setdefault(student, {})
        for part, items in line.parts.items():
            parts[part] = tuple(dict.fromkeys((*parts.get(part, ()), *items)))
    return found


def _items(cell: str) -> tuple[str, ...]:
    pieces = cell.replace(";", "\n").splitlines()
    return tuple(text for piece in pieces if (text := " ".join(piece.split()).lstrip("-•* ").strip()))
