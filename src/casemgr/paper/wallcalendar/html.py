"""The wall calendar as one self-contained HTML page: nothing is loaded from elsewhere, and it prints sheet by sheet."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from casemgr.paper.wallcalendar.kinds import KINDS
from casemgr.paper.wallcalendar.master import MasterCalendar
from casemgr.paper.wallcalendar.pages import wall
from casemgr.paper.wallcalendar.tables import Cell, Table

SHEET_POINTS = 460.0
"""The height that a sheet leaves for the rows of a list."""
LINE_POINTS, ROW_POINTS = 11.5, 6.0
LETTERS_ACROSS = 180.0


def as_html(calendar: MasterCalendar) -> str:
    """The page; every text is escaped by the template."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    pages = wall(calendar)
    sheets = [sheet for table in pages.tables for sheet in _sheets(table)]
    environment = Environment(
        loader=PackageLoader("casemgr.paper.wallcalendar"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("wall.html.jinja").render(
        wall=pages,
        kinds=KINDS.values(),
        sheets=sheets,
        count=1 + len(pages.months) + len(sheets),
    )


def _sheets(table: Table) -> Iterator[Table]:
    """A long list on several sheets, so that each has its head, its footer and its number in every browser."""
    parts = list(_parts(table)) or [()]
    for place, rows in enumerate(parts):
        title = table.title if place == 0 else f"{table.title} (continued)"
        yield replace(table, title=title, rows=tuple(rows))


def _parts(table: Table) -> Iterator[Sequence[tuple[Cell, ...]]]:
    part: list[tuple[Cell, ...]] = []
    used = 0.0
    for row in table.rows:
        height = _height(row, table)
        if part and used + height > SHEET_POINTS:
            yield part
            part, used = [], 0.0
        part.append(row)
        used += height
    if part:
        yield part


def _height(row: tuple[Cell, ...], table: Table) -> float:
    """About how tall a row is drawn: a guess on the safe side."""
    whole = sum(head.width for head in table.heads)
    lines = [
        sum(
            math.ceil((len(str(piece)) + len(piece.mark)) / (LETTERS_ACROSS * head.width / whole))
            for piece in cell
        )
        for head, cell in zip(table.heads, row, strict=True)
    ]
    return max([1, *lines]) * LINE_POINTS + ROW_POINTS
