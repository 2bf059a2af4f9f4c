"""How large the type of an HTML sheet can be, guessed on the safe side: a browser cannot be asked before it prints.

What does not fit at the smallest size goes on to another sheet with its own heading, so that each has its footer and
its number in every browser.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from casemgr.paper.wallcalendar.monthpage import Day, MonthPage
from casemgr.paper.wallcalendar.pages import Wall
from casemgr.paper.wallcalendar.papers import MARGINS
from casemgr.paper.wallcalendar.poster import Poster, PosterMonth
from casemgr.paper.wallcalendar.tables import Cell, Table

LETTER = 0.56
"""A letter's width in ems, in the widest of the fonts that a browser may take."""
BOLD = 0.86
"""What is left of a line where the words are bold."""
LINE = 1.3
"""A line's height in ems."""
SIZES = tuple(half / 2 for half in range(24, 11, -1))
AT_ARMS_LENGTH = 9.5
"""Full names may fold from this size down; initials are not set so large that their line folds."""
HEAD = 52.0
FOOT = 24.0


class PosterSheet(NamedTuple):
    poster: Poster
    months: tuple[PosterMonth, ...]
    points: float
    across: int
    is_first: bool
    is_last: bool


class MonthSheet(NamedTuple):
    month: MonthPage
    weeks: tuple[tuple[Day, ...], ...]
    points: float
    is_first: bool


def _room(wall: Wall) -> tuple[float, float]:
    """Width and height of a sheet inside its margins, in points."""
    sides, above, below = MARGINS
    width, height = wall.inches
    return (width - 2 * sides) * 72, (height - above - below) * 72


def _lines(text: str, width: float, points: float) -> int:
    """How many lines the words take, folded between them and after a hyphen; a word too long for a line is broken."""
    room = max(1, int(width / (points * LETTER)))
    lines, used = 1, 0
    for word in re.findall(r"[^\s-]+-?", text):
        needed = len(word) + (1 if used else 0)
        if used + needed <= room:
            used += needed
            continue
        lines += (1 if used else 0) + (len(word) - 1) // room
        used = (len(word) - 1) % room + 1
    return lines


def poster_sheets(poster: Poster, wall: Wall) -> Iterator[PosterSheet]:
    """One sheet, or the year in two halves."""
    whole = _poster_points(poster.months, 4, wall)
    if whole >= SIZES[-1] or len(poster.months) < 7:
        yield PosterSheet(poster, poster.months, max(whole, SIZES[-1]), 4, is_first=True, is_last=True)
        return
    for months in (poster.months[:6], poster.months[6:]):
        points = max(_poster_points(months, 3, wall), SIZES[-1])
        first = months is not poster.months and months[0] is poster.months[0]
        yield PosterSheet(poster, months, points, 3, is_first=first, is_last=not first)


def _poster_points(months: Sequence[PosterMonth], across: int, wall: Wall) -> float:
    """The largest size at which the months fit; 0 where none does."""
    width, height = _room(wall)
    room = height - HEAD - 2 * FOOT - 16 * len(wall.warnings) - 30

    def tall(month: PosterMonth, points: float) -> float:
        own = width / across - 7 * points - 1.7 * points - 18
        lines = sum(_lines(f"{row.label} {row.words} ✓", own, points) for row in month.rows)
        return 42 + max(lines * LINE * points, 7 * 1.35 * points)

    def needed(points: float) -> float:
        rows = [months[place : place + across] for place in range(0, len(months), across)]
        return sum(max(tall(month, points) for month in row) for row in rows)

    def on_one_line(points: float) -> bool:
        own = width / across - 8.7 * points - 18
        rows = (f"{row.label} {row.words}" for month in months for row in month.rows)
        return all(_lines(row, own * BOLD, points) == 1 for row in rows)

    fitting = (p for p in SIZES if needed(p) <= room and (p <= AT_ARMS_LENGTH or on_one_line(p)))
    return next(fitting, 0)


def month_sheets(month: MonthPage, wall: Wall) -> Iterator[MonthSheet]:
    points = _month_points(month.weeks, wall)
    if points:
        yield MonthSheet(month, month.weeks, points, is_first=True)
        return
    half = len(month.weeks) // 2
    for weeks in (month.weeks[:half], month.weeks[half:]):
        points = _month_points(weeks, wall) or SIZES[-1]
        yield MonthSheet(month, weeks, points, is_first=weeks[0] is month.weeks[0])


def _month_points(weeks: Sequence[Sequence[Day]], wall: Wall) -> float:
    """The largest size at which the weeks fit; 0 where none does."""
    width, height = _room(wall)
    room = height - HEAD - 2 * FOOT - 20
    cell = width / 6 - 14
    return next(
        (p for p in SIZES if sum(max(_day_height(d, cell, p) for d in week) for week in weeks) <= room), 0
    )


def _day_height(day: Day, width: float, points: float) -> float:
    found = 18.0
    for item in day.items:
        said = " ".join(filter(None, (item.time, item.who, item.words, item.flag, "✓")))
        lines = _lines(said, width, points) + len(item.small)
        found += lines * 1.2 * points + 5
    return max(found, 34)


def list_sheets(wall: Wall) -> Iterator[tuple[Table, ...]]:
    """The lists of a few students on one sheet; else each on its own, and a long one on several."""
    if sum(_table_height(table, wall) for table in wall.tables) <= _list_room(wall):
        yield from filter(None, (wall.tables,))
        return
    for table in wall.tables:
        for part in _table_sheets(table, wall):
            yield (part,)


def _table_sheets(table: Table, wall: Wall) -> Iterator[Table]:
    parts = _parts(table, wall) or [[]]
    for place, rows in enumerate(parts):
        title = table.title if place == 0 else f"{table.title} (continued)"
        yield replace(table, title=title, rows=tuple(rows))


LIST_POINTS = 8.5
LIST_HEAD = 30
LEAST = 0.25
"""So much of the last sheet of a list is filled."""


def _list_room(wall: Wall) -> float:
    return _room(wall)[1] - FOOT


def _table_height(table: Table, wall: Wall) -> float:
    width, _ = _room(wall)
    return HEAD + LIST_HEAD + sum(_row_height(row, table, width) for row in table.rows)


def _parts(table: Table, wall: Wall) -> list[list[tuple[Cell, ...]]]:
    """The rows of each sheet; the last one does not hold a row or two alone."""
    width, _ = _room(wall)
    room = _list_room(wall) - HEAD - LIST_HEAD
    parts: list[list[tuple[Cell, ...]]] = []
    used = room
    for row in table.rows:
        height = _row_height(row, table, width)
        if used + height > room:
            parts.append([])
            used = 0.0
        parts[-1].append(row)
        used += height
    while len(parts) > 1 and used < LEAST * room:
        row = parts[-2].pop()
        parts[-1].insert(0, row)
        used += _row_height(row, table, width)
    return parts


def _row_height(row: tuple[Cell, ...], table: Table, width: float) -> float:
    whole = sum(head.width for head in table.heads)
    lines = [
        sum(_lines(str(piece), width * head.width / whole - 10, LIST_POINTS) for piece in cell)
        for head, cell in zip(table.heads, row, strict=True)
    ]
    return max([1, *lines]) * LIST_POINTS * 1.32 + 6
