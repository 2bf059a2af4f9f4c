"""The rows of a table, each cell as wide as its column. Thousands of them are drawn in no time."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import islice, zip_longest
from typing import Literal, NamedTuple

from casemgr.characters import printable
from casemgr.reports.folding import cell_lines, have_room, padded, text_width
from casemgr.reports.report import Cell, Column
from casemgr.reports.words import long_date

GAP = "  "
_AT_ONCE = 1_000
"""So many rows are held at once while columns are measured."""

Mark = Literal["plain", "strong", "status"]


class Piece(NamedTuple):
    """Part of a line, and what is remarkable about it."""

    text: str
    mark: Mark = "plain"


Line = tuple[Piece, ...]


def cell_text(cell: Cell, column: Column, as_of: date | None = None) -> str:
    if type(cell) is str:  # first, because most are
        return printable(cell)
    if isinstance(cell, date):
        return long_date(cell, as_of) if as_of else long_date(cell)
    if cell is None:
        return "—" if column.style == "date" else ""
    return printable(str(cell))


def natural_widths(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[int]:
    """How wide each column is where nothing folds; the rows are looked at once and not kept."""
    widths = [len(head) for head in heads]
    rest = iter(rows)
    while some := list(islice(rest, _AT_ONCE)):
        widths = [
            max(width, widest(cells)) for width, cells in zip(widths, zip(*some, strict=True), strict=True)
        ]
    return widths


def widest(cells: Sequence[str]) -> int:
    """The width of the longest line in some cells."""
    text = "".join(cells)
    return max(map(len if text.isascii() and "\n" not in text else length, cells), default=0)


def length(cell: str) -> int:
    """The width of the longest line of a cell."""
    return max(map(text_width, cell.split("\n"))) if "\n" in cell else text_width(cell)


def drawer(marks: Sequence[Mark], widths: Sequence[int]) -> Callable[[Sequence[str]], list[Line]]:
    """What makes lines of the cells of a row. Where nothing is marked, nearly every row is plain letters that its columns have
    room for, and is filled into a form."""
    if set(marks) != {"plain"}:
        return lambda cells: _row_lines(cells, marks, widths)
    form = GAP.join(f"%-{width}s" for width in widths)
    whole = sum(widths) + len(GAP) * (len(widths) - 1)

    def drawn(cells: Sequence[str]) -> list[Line]:
        text = form % tuple(cells)
        texts = [text]
        if "\n" in text:
            texts = [form % each for each in zip_longest(*(c.split("\n") for c in cells), fillvalue="")]
        has_room = text.isascii() and {len(each) for each in texts} == {whole}
        return [(Piece(each),) for each in texts] if has_room else _row_lines(cells, marks, widths)

    return drawn


def _row_lines(cells: Sequence[str], marks: Sequence[Mark], widths: Sequence[int]) -> list[Line]:
    if have_room(widths, cells):
        return [_line(cells, marks, widths)]
    folded = [list(cell_lines(cell, width)) for cell, width in zip(cells, widths, strict=True)]
    return [_line(parts, marks, widths) for parts in zip_longest(*folded, fillvalue="")]


def _line(parts: Sequence[str], marks: Sequence[Mark], widths: Sequence[int]) -> Line:
    """The cells of a line, each as wide as its column."""
    pieces: list[Piece] = []
    text = ""
    for part, mark, width in zip(parts, marks, widths, strict=True):
        if mark == "plain":
            text += padded(part, width) + GAP
        else:
            pieces += [Piece(text), Piece(part, mark)]
            text = " " * (width - text_width(part)) + GAP
    return (*pieces, Piece(text))
