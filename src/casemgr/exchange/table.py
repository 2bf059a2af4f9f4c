"""A table out of bytes or pasted text: its header, wherever it is, and its rows with their line numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from casemgr.errors import Problem
from casemgr.exchange.misfit import misfit
from casemgr.exchange.sheet import is_sheet, read_sheets
from casemgr.exchange.text import MOST_COLUMNS, SEPARATORS, Rows, decode, refuse, split

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
    above: Sequence[Sequence[str]] = ()
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


@lru_cache(maxsize=4096)
def plain_header(text: str) -> str:
    """A header for comparing: its words, in small letters."""
    return " ".join(re.sub(r"[\ufeff\u200b]", "", text).lower().split())


def read_table(data: bytes | str, *, file: str, known: Collection[str] = ()) -> Table:
    """A table from a file's bytes, or from pasted text. `known`: headers by which its header row is found.

    BadFile says why there is none.
    """
    wanted = frozenset(map(plain_header, known))
    if isinstance(data, bytes) and is_sheet(data):
        sheets = [rows for rows in read_sheets(data, file) if any(map(any, rows.cells))]
        if not sheets:
            raise refuse(file, "is empty; export it again")
        return _made(max(sheets, key=lambda rows: _best(rows.cells, wanted)), wanted, file, is_sheet=True)
    text = decode(data, file) if isinstance(data, bytes) else data
    if not text.strip():
        raise refuse(file, "is empty; export it again")
    return _made(split(text, _separator(text, wanted), file), wanted, file)


def _separator(text: str, wanted: frozenset[str]) -> str | None:
    """The one under which most known headers are found in a row, else under which most rows are alike and widest."""
    head = "".join(text[:SEARCHED_LETTERS].splitlines(keepends=True)[:SEARCHED])
    scored = []
    for separator in SEPARATORS:
        if separator not in head:
            continue
        rows = _loosely(head, separator)
        widths = Counter(len(row) for row in rows if len(row) > 1)
        width, often = widths.most_common(1)[0] if widths else (0, 0)
        scored.append((_best(rows, wanted)[0], often * (width > 1), width, separator))
    best = max(scored, key=lambda each: each[:3], default=(0, 0, 0, ""))
    if best[1]:
        return best[3]
    return None if re.search(r"\S {2,}\S", head) else ","


def _loosely(head: str, separator: str) -> list[list[str]]:
    import csv
    import io

    try:
        return list(csv.reader(io.StringIO(head, newline=""), delimiter=separator))
    except csv.Error:
        return []


def _best(rows: Sequence[Sequence[str]], wanted: frozenset[str]) -> tuple[int, int]:
    """How many known headers the best row has, and how many cells are filled in the fullest."""
    head = rows[:SEARCHED]
    return (
        max((_known_in(row, wanted) for row in head), default=0),
        max((sum(map(bool, row)) for row in head), default=0),
    )


def _known_in(row: Sequence[str], wanted: frozenset[str]) -> int:
    return len(wanted.intersection(map(plain_header, row)))


def _made(rows: Rows, wanted: frozenset[str], file: str, *, is_sheet: bool = False) -> Table:
    place = _header_place(rows.cells, wanted)
    above, line = rows.cells[:place], rows.lines[place]
    headers = tuple(" ".join(cell.replace("\ufeff", "").split()) for cell in rows.cells[place])
    while headers and not headers[-1]:
        headers = headers[:-1]
    if not headers:
        raise refuse(file, "holds no table: no cell is filled", line)
    if len(headers) > MOST_COLUMNS:
        raise refuse(file, f"has more than {MOST_COLUMNS} columns; export fewer", line)
    below = Rows(rows.cells[place + 1 :], rows.lines[place + 1 :])
    if words := "" if is_sheet else misfit(rows.cells[place], below.cells):
        raise refuse(file, words, line)
    body, remarks = _fitted(below, headers, file)
    return Table(file, headers, line, body.cells, body.lines, above, is_sheet, tuple(remarks))


def _header_place(rows: Sequence[Sequence[str]], wanted: frozenset[str]) -> int:
    """The row with most known headers; with none known, the first that fills as many cells as most rows."""
    head = rows[:SEARCHED]
    if wanted and (most := max(_known_in(row, wanted) for row in head)):
        return next(place for place, row in enumerate(head) if _known_in(row, wanted) == most)
    filled = [sum(bool(cell.strip()) for cell in row) for row in head]
    return filled.index(max(filled))


def _padded(cells: Sequence[str], width: int) -> Sequence[str]:
    return [*cells[:width], *[""] * (width - len(cells))]


def _fitted(rows: Rows, headers: tuple[str, ...], file: str) -> tuple[Rows, list[Problem]]:
    """The rows that hold something, each with a cell for each header; a longer one is left out and named."""
    width, first = len(headers), headers[0]
    kept: list[Sequence[str]] = []
    lines: list[int] = []
    remarks = list(_cut_short(rows, width, file))
    for cells, line in zip(*rows, strict=True):
        if len(cells) != width or not cells[0].strip() or cells[0] == first:
            if not any(cells) or not "".join(cells).strip():
                continue
            if len(cells) > width and "".join(cells[width:]).strip():
                words = f"has {len(cells)} cells where the header has {width}; a comma may be in a cell without quotation marks. This row is left out"
                remarks.append(Problem(file, line, words))
                continue
            if cells[0] == first and [" ".join(cell.split()) for cell in cells[:width]] == list(headers):
                continue
        kept.append(cells if len(cells) == width else _padded(cells, width))
        lines.append(line)
    return Rows(kept, lines), remarks


def _cut_short(rows: Rows, width: int, file: str) -> Iterator[Problem]:
    if rows.cells and len(last := rows.cells[-1]) < width and any(last):
        words = f"the last row has {len(last)} cells and the header {width}; the file may be cut short"
        yield Problem(file, rows.lines[-1], words)
