"""What a format is: which header holds which field, and which headers tell it from the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from casemgr.exchange.cells.daycell import Order
from casemgr.exchange.questions import Asked
from casemgr.exchange.rosters.pupil import Pupil
from casemgr.exchange.table import Table, plain_header

OWN = "table"
"""A table of somebody's own, as a person types it."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a reader needs besides the table."""

    as_of: date
    asked: Asked
    area_words: Mapping[str, str] = field(default_factory=dict)
    """The field's words for areas of disability, folded, and the area each means."""


Reader = Callable[["Format", Table, Setting], list[Pupil]]


@dataclass(frozen=True, slots=True)
class Format:
    """One export. A header is found by any of its names, in any order and case."""

    name: str
    """What a person types."""
    title: str
    columns: Mapping[str, tuple[str, ...]]
    """Field → the headers that may hold it."""
    needs: tuple[str, ...]
    """The fields without which it is not this format."""
    read: Reader
    lists_students: bool = True
    """Whether a student of whom nothing is on file yet can come from it."""
    order: Order | None = None
    """How this system writes days, where that is known."""
    lacks: str = ""
    """What it never holds, as a sentence."""
    marks: tuple[str, ...] = ()
    """Headers that only this format has: any of them is enough to tell it from one with the same fields."""
    open_grades: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Grades that mean something else in this system."""
    is_completed: bool = False
    """Whether people choose or add columns, so that those it does not know are read by the words that teachers use."""
    also: str = ""
    """A pattern of the headers that it has besides, in small letters: its reader takes them in a way of its own, or nothing here
    needs them. Others in it are somebody's own."""

    @property
    def headers(self) -> set[str]:
        return {plain_header(name) for names in self.columns.values() for name in names} | set(
            map(plain_header, self.marks)
        )

    def missing(self, table: Table) -> list[str]:
        """The headers that it needs and the table lacks, by their first names."""
        return [self.columns[name][0] for name in self.needs if table.column_of(self.columns[name]) is None]

    def held(self, table: Table) -> frozenset[str]:
        """The fields for which the table has a column."""
        return frozenset(n for n, headers in self.columns.items() if table.column_of(headers) is not None)

    def found(self, table: Table) -> int:
        """How many of its headers the table has."""
        own = {plain_header(header) for header in table.headers}
        return len(own & self.headers)

    def is_marked(self, table: Table) -> bool:
        return not self.marks or table.column_of(self.marks) is not None
