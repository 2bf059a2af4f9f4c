"""A report as lines of text: for a pipe each column as wide as it must be, for a terminal folded to its width.

Running text folds between words, the id of a duty at its hyphens; a date, a state and a student's id never do. Where the
columns do not fit at their narrowest, each row becomes a block of lines, one for each cell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest

from casemgr.paper.layout_rows import (
    GAP,
    Line,
    Mark,
    Piece,
    cell_text,
    drawer,
    length,
    natural_widths,
    widest,
)
from casemgr.reports.folding import cell_lines, folded_line, longest_piece, padded, text_width
from casemgr.reports.report import Column, Lazy, Report, Shown, incomplete_words

NARROW = 12  # the least that a column is folded to
ROOMY = 40  # the least at which running text is worth a column that only a wide screen shows
ID_WEIGHT = 3  # the id of a duty is better read, and typed, in one
SHORT_LIST = 40_000  # rows; the cells of a longer one take more memory than a program should
LONG_WORD = 24  # a longer one, such as an e-mail address, may be broken

Marking = Callable[[Column], Mark]
"""How the cells of a column are marked."""
_EMPTY: Line = (Piece(""),)


def page_lines(shown: Shown, width: int | None = None) -> list[Line]:
    """Title, table and notes, or each part of a sheet. With a width they are folded to it; without one nothing is.

    What is incomplete says so in its first line and its last.
    """
    return list(_lines(shown, width, _mark))


def plain_lines(shown: Shown) -> Iterator[str]:
    """The same line by line, neither folded nor marked."""
    return map(plain, _lines(shown, None, lambda _column: "plain"))


def _lines(shown: Shown, width: int | None, mark: Marking) -> Iterator[Line]:
    warning = _as_lines([incomplete_words(shown.problems)], width, "strong") if shown.problems else []
    yield from warning
    if isinstance(shown, Report):
        yield from _report_lines(shown, width, mark)
        yield from [_EMPTY] if warning and shown.spaced and not shown.notes else []
    else:
        for place, part in enumerate(shown.parts):
            yield from [_EMPTY] if place else []
            if isinstance(part, Report):
                yield from _report_lines(part._replace(as_of=shown.as_of), width, mark)
            else:
                yield from _as_lines([part], width)
        yield from [_EMPTY] if warning else []
    yield from warning


def _report_lines(report: Report, width: int | None, mark: Marking) -> Iterator[Line]:
    gap = [_EMPTY] if report.spaced else []
    notes = _as_lines(report.notes, width)
    yield from _as_lines([report.title], width, "strong")
    yield from gap
    yield from _table(report, width, mark) if report.rows else _as_lines([report.empty], width)
    yield from gap if notes else ()
    yield from notes


def plain(line: Line) -> str:
    """A line without its marks, and without spaces at its end."""
    return line[0].text.rstrip() if len(line) == 1 else "".join(piece.text for piece in line).rstrip()


def text_of(lines: Sequence[Line]) -> str:
    return "".join(f"{plain(line)}\n" for line in lines)


def height(lines: Sequence[Line], width: int) -> int:
    """How many lines of a screen of this width they take."""
    return sum(max(1, -(-text_width(plain(line)) // width)) for line in lines)


def _as_lines(texts: Sequence[str], width: int | None, mark: Mark = "plain") -> list[Line]:
    return [
        (Piece(folded, mark),)
        for text in texts
        for line in text.split("\n")
        for folded in folded_line(line, width)
    ]


def _table(report: Report, width: int | None, mark: Marking) -> Iterator[Line]:
    places = shown_places(report, width)
    columns = [report.columns[place] for place in places]
    cells = cells_of(report, places)
    widths = _widths(columns, cells, width)
    if width is not None and _total(widths) > width:
        blocks = (_block(columns, row, width) for row in cells)
        lines = list(_under_headings(report, blocks, width, between=[_EMPTY]))
        yield from lines[1:] if lines[0] == _EMPTY else lines  # there is no line of heads to part it from
        return
    yield from drawer(["strong"] * len(columns), widths)([column.head for column in columns])
    drawn = drawer([mark(column) for column in columns], widths)
    yield from _under_headings(report, map(drawn, cells), width, between=[])


def cells_of(report: Report, places: Sequence[int]) -> Sequence[list[str]]:
    """The cells of some columns as text. They are gone through more than once, so those of a short list are kept."""
    columns, as_of = [(place, report.columns[place]) for place in places], report.as_of
    cells = Lazy(report.rows, lambda row: [cell_text(row[place], col, as_of) for place, col in columns])
    return list(cells) if len(cells) < SHORT_LIST else cells


def _under_headings(
    report: Report, rows: Iterable[list[Line]], width: int | None, between: list[Line]
) -> Iterator[Line]:
    for number, row in enumerate(rows):
        if number in report.headings:
            yield from [_EMPTY] if report.spaced else []
            yield from _as_lines([report.headings[number]], width, "strong")
        elif number:
            yield from between
        yield from row


def _mark(column: Column) -> Mark:
    return "status" if column.style == "status" else "plain"


def _block(columns: Sequence[Column], cells: Sequence[str], width: int) -> list[Line]:
    """A row as lines: the head of each column that holds something, and the cell beside it."""
    label = max(len(column.head) for column in columns) + len(GAP)
    lines: list[Line] = []
    for column, cell in zip(columns, cells, strict=True):
        heads = [column.head] if cell else []
        for head, part in zip_longest(heads, cell_lines(cell, width - label) if cell else (), fillvalue=""):
            lines.append((Piece(padded(head, label), "strong"), Piece(part, _mark(column))))
    return lines


def shown_places(report: Report, width: int | None) -> list[int]:
    """The places of the columns that are drawn; those for a wide screen as far as there is room for them."""
    shown = [p for p, column in enumerate(report.columns) if column.shown in ("always", "screen")]
    if width is None:
        return shown
    for place, column in enumerate(report.columns):
        if column.shown == "wide" and roomy_width(report, [*shown, place]) <= width:
            shown = sorted([*shown, place])
    return shown


def roomy_width(report: Report, places: Sequence[int]) -> int:
    """How wide these columns are, each on one line, or running text where it is long at its least."""
    total = len(GAP) * (len(places) - 1)
    for place in places:
        column = report.columns[place]
        natural = _natural(column, [cell_text(row[place], column, report.as_of) for row in report.rows])
        total += min(natural, ROOMY) if column.style == "text" else natural
    return total


def _natural(column: Column, cells: Sequence[str]) -> int:
    return max(len(column.head), widest(cells))


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + len(GAP) * (len(widths) - 1)


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int | None) -> list[int]:
    """Each column as wide as it must be. Where that is too wide, columns give way, first those in which the fewest
    cells fold by it."""
    if width is None:
        return natural_widths([column.head for column in columns], rows)
    cells = list(zip(*rows, strict=True))
    widths = [_natural(column, each) for column, each in zip(columns, cells, strict=True)]
    least = [
        max(len(column.head), _least(each)) if column.style in ("text", "id") else natural
        for column, each, natural in zip(columns, cells, widths, strict=True)
    ]
    folds = [_folds(column, each) for column, each in zip(columns, cells, strict=True)]
    for _ in range(_total(widths) - width):
        giving = [place for place in range(len(widths)) if widths[place] > least[place]]
        if not giving:
            break
        widths[min(giving, key=lambda place: (folds[place][widths[place]], -widths[place]))] -= 1
    return widths


def _folds(column: Column, cells: Sequence[str]) -> Counter[int]:
    """How much is lost where a column of this width gives way: the cells that fold by it, an id more than text."""
    found = Counter(map(length, cells))
    return Counter({length: n * ID_WEIGHT for length, n in found.items()}) if column.style == "id" else found


def _least(cells: Sequence[str]) -> int:
    """No word is broken that a person would read in one."""
    return max(NARROW, min(max(map(longest_piece, cells), default=0), LONG_WORD))
