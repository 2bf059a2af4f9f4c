"""A table out of bytes or pasted text: its header, wherever it is, and its rows with their line numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from casemgr.errors import Problem
from casemgr.exchange.sheet import is_sheet, read_sheets
from casemgr.exchange.text import MOST_COLUMNS, SEPARATORS, Row, decode, refuse, split

SEARCHED = 40
"""Rows in which the header is looked for."""
SEARCHED_LETTERS = 200_000
"""And letters, as a file may be long and what separates its cells shows at its beginning."""


@dataclass(frozen=True)
class Table:
    """Rows of cells below a header. Every row has a cell for each header."""

    file: str
    headers: tuple[str, ...]
    """As they are in the file, without blanks around."""
    header_line: int
    rows: Sequence[Sequence[str]]
    lines: Sequence[int]
    """The line of the file on which each row begins."""
    above: tuple[Row, ...] = ()
    """What is above the header: titles, banners."""
    is_sheet: bool = False
    remarks: tuple[Problem, ...] = field(default=())

    @cached_property
    def _columns(self) -> list[tuple[str, ...]]:
        return list(zip(*self.rows, strict=True)) or [()] * len(self.headers)

    def cells(self, place: int) -> tuple[str, ...]:
        """The cells below a header."""
        return self._columns[place]

    @cached_property
    def _places(self) -> dict[str, int]:
        own = [plain_header(header) for header in self.headers]
        return {name: own.index(name) for name in own}

    def column_of(self, names: Sequence[str]) -> int | None:
        """The place of the first of these headers that the table has."""
        return next((self._places[name] for name in map(plain_header, names) if name in self._places), None)


def plain_header(text: str) -> str:
    """A header for comparing: its words, in small letters."""
    return " ".join(re.sub(r"[\ufeff\u200b]", "", text).lower().split())


def read_table(data: bytes | str, *, file: str, known: Collection[str] = ()) -> Table:
    """A table from a file's bytes, or from pasted text. `known`: headers by which its header row is found.

    BadFile says why there is none.
    """
    wanted = frozenset(map(plain_header, known))
    if isinstance(data, bytes) and is_sheet(data):
        sheets = [rows for rows in read_sheets(data, file) if any(any(row.cells) for row in rows)]
        if not sheets:
            raise refuse(file, "is empty")
        return _made(max(sheets, key=lambda rows: _best(rows, wanted)), wanted, file, is_sheet=True)
    text = decode(data, file) if isinstance(data, bytes) else data
    if not text.strip():
        raise refuse(file, "is empty")
    return _made(split(text, _separator(text, wanted), file), wanted, file)


def _separator(text: str, wanted: frozenset[str]) -> str | None:
    """The one under which most known headers are found in a row, else under which most rows are alike and widest."""
    head = "".join(text[:SEARCHED_LETTERS].splitlines(keepends=True)[:SEARCHED])
    scored = []
    for separator in SEPARATORS:
        if separator not in head:
            continue
        rows = _loosely(head, separator)
        widths = Counter(len(row.cells) for row in rows if len(row.cells) > 1)
        width, often = widths.most_common(1)[0] if widths else (0, 0)
        scored.append((_best(rows, wanted)[0], often * (width > 1), width, separator))
    best = max(scored, key=lambda each: each[:3], default=(0, 0, 0, ""))
    if best[1]:
        return best[3]
    return None if re.search(r"\S {2,}\S", head) else ","


def _loosely(head: str, separator: str) -> list[Row]:
    import csv
    import io

    try:
        return [Row(0, cells) for cells in csv.reader(io.StringIO(head, newline=""), delimiter=separator)]
    except csv.Error:
        return []


def _best(rows: Sequence[Row], wanted: frozenset[str]) -> tuple[int, int]:
    """How many known headers the best row has, and how many cells are filled in the fullest."""
    head = rows[:SEARCHED]
    return (
        max((_known_in(row, wanted) for row in head), default=0),
        max((sum(map(bool, row.cells)) for row in head), default=0),
    )


def _known_in(row: Row, wanted: frozenset[str]) -> int:
    return len(wanted.intersection(map(plain_header, row.cells)))


def _made(rows: list[Row], wanted: frozenset[str], file: str, *, is_sheet: bool = False) -> Table:
    place = _header_place(rows, wanted)
    header = rows[place]
    headers = tuple(" ".join(cell.replace("\ufeff", "").split()) for cell in header.cells)
    while headers and not headers[-1]:
        headers = headers[:-1]
    if not headers:
        raise refuse(file, "holds no table: no cell is filled", header.line)
    if len(headers) > MOST_COLUMNS:
        raise refuse(file, f"has more than {MOST_COLUMNS} columns; export fewer", header.line)
    width = len(headers)
    body, remarks = _fitted(rows[place + 1 :], headers, file)
    lines = [row.line for row in body]
    cells = [row.cells if len(row.cells) == width else _padded(row.cells, width) for row in body]
    return Table(file, headers, header.line, cells, lines, tuple(rows[:place]), is_sheet, tuple(remarks))


def _header_place(rows: Sequence[Row], wanted: frozenset[str]) -> int:
    """The row with most known headers; with none known, the first that fills as many cells as most rows."""
    head = rows[:SEARCHED]
    if wanted and (most := max(_known_in(row, wanted) for row in head)):
        return next(place for place, row in enumerate(head) if _known_in(row, wanted) == most)
    filled = [sum(bool(cell.strip()) for cell in row.cells) for row in head]
    return filled.index(max(filled))


def _padded(cells: Sequence[str], width: int) -> Sequence[str]:
    return [*cells[:width], *[""] * (width - len(cells))]


def _fitted(rows: list[Row], headers: tuple[str, ...], file: str) -> tuple[list[Row], list[Problem]]:
    """The rows that hold something and have no more cells than the header; a longer one is left out and named."""
    width = len(headers)
    first = headers[0] if headers else ""
    kept: list[Row] = []
    remarks: list[Problem] = []
    if rows and len(rows[-1].cells) < width and any(rows[-1].cells):
        words = (
            f"the last row has {len(rows[-1].cells)} cells and the header {width}; the file may be cut short"
        )
        remarks.append(Problem(file, rows[-1].line, words))
    for row in rows:
        cells = row.cells
        if len(cells) == width and cells[0].strip() and cells[0] != first:
            kept.append(row)
            continue
        if not any(cells) or not "".join(cells).strip():
            continue
        if len(cells) > width and "".join(cells[width:]).strip():
            words = f"has {len(cells)} cells where the header has {width}; a comma may be in a cell without quotation marks. This row is left out"
            remarks.append(Problem(file, row.line, words))
        elif cells[0] != first or [" ".join(cell.split()) for cell in cells[:width]] != list(headers):
            kept.append(row)
    return kept, remarks
