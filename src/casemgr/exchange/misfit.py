"""A header that has more or fewer cells than nearly all rows below it: a comma in a name without quotation marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_NEARLY_ALL = 0.9
_FEWEST = 2
"""So many rows say how wide a row is."""


def misfit(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Why a table cannot be read as it is; empty where its header fits. Blank cells at the end of the header or of a row count
    for nothing, and a column that every row leaves out at its end is blank."""
    wide = _width(header)
    widths = Counter(len(row) if len(row) < wide else max(_width(row), wide) for row in rows if any(row))
    if not widths:
        return ""
    enough = max(_NEARLY_ALL * widths.total(), min(_FEWEST, widths.total()))
    narrower = [width for width in widths if width < wide]
    if sum(widths[width] for width in narrower) >= enough:  # some may end before their last blank cells
        return _wider_header(header[:wide], rows, wide - max(narrower))
    width, often = widths.most_common(1)[0]
    if width <= wide or often < max(enough, _FEWEST) or len(header) == width:
        return ""  # it fits, or the cells are below a header that is blank, or in one row only
    return (
        f"the header has {_cells(width - wide)} fewer than the rows below it: give each column a header, and put quotes around "
        'a name with a comma, like "Rivera, Ana"'
    )


def _wider_header(header: Sequence[str], rows: Sequence[Sequence[str]], more: int) -> str:
    name = next((name for place in range(len(header) - 1) if (name := _torn(header, place, rows))), "")
    if not name:
        return ""
    return f'the header has {_cells(more)} more than the rows below it: put quotes around a name with a comma, like "{name}"'


def _torn(header: Sequence[str], place: int, rows: Sequence[Sequence[str]]) -> str:
    """The header that a comma tore here: a bracket is opened in one cell and closed in a later one, a blank follows
    the comma, or the cells below hold both a last and a first name."""
    one, other = header[place], header[place + 1]
    if one.count("(") > one.count(")"):
        ends = (n for n in range(place + 1, len(header)) if header[n].count(")") > header[n].count("("))
        end = next(ends, None)
        return ", ".join(map(str.strip, header[place : end + 1])) if end else ""
    is_blank = other.startswith(" ") and sum(each.startswith(" ") for each in header) * 2 < len(header)
    cells = [row[place] for row in rows if len(row) > place and row[place].strip()]
    is_first = bool(re.match(r"\s*(first|given)\b", other, re.IGNORECASE))
    is_both = is_first and bool(cells) and all("," in cell for cell in cells)
    return f"{one.strip()}, {other.strip()}" if is_blank or is_both else ""


def _cells(count: int) -> str:
    return "one cell" if count == 1 else f"{count} cells"


def _width(cells: Sequence[str]) -> int:
    """How many cells there are up to the last that is filled."""
    return next((place for place in range(len(cells), 0, -1) if cells[place - 1].strip()), 0)
