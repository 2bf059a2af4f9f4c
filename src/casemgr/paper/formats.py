"""The formats a report is shown in: one function each, and its line in FORMATS.

Each gives its text in pieces, a few hundred rows at a time: a district's list is longer than one would hold in memory.
What a format needs is imported by its function: the help of every list reads the names of FORMATS.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import chain, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casemgr.reports.report import Cell, Report, Shown

# A spreadsheet runs a cell that begins with one of these.
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_ROWS_A_PIECE = 500
BYTE_ORDER_MARK = "\ufeff"


def as_json(shown: Shown) -> Iterator[str]:
    """What is shown as JSON values, between what all JSON has: `schema`, `as_of` and `problems`."""
    from casemgr.paper.jsontext import items_text, json_text
    from casemgr.reports.report import Lazy, iso, problems_data

    whole = {
        "schema": 1,
        "as_of": iso(shown.as_of),
        **shown.data(),
        "problems": problems_data(shown.problems),
    }
    start = "{"
    for key, value in whole.items():
        yield f"{start}\n {json_text(key)}: "
        if isinstance(value, Lazy):
            yield from _in_pieces(items_text(value))
        else:
            yield json_text(value, depth=1)
        start = ","
    yield "\n}\n"


def as_csv(report: Report) -> Iterator[str]:
    """Comma-separated, dates ISO, every column of data; a cell that a spreadsheet would run is kept as text."""
    from casemgr.characters import printable

    places = _data_places(report)
    yield _csv_text([[report.columns[place].key for place in places]])
    rows = ([_csv_cell(row[place], printable) for place in places] for row in report.rows)
    while piece := list(islice(rows, _ROWS_A_PIECE)):
        yield _csv_text(piece)


def _data_places(report: Report) -> list[int]:
    """The places of the columns that hold data."""
    return [place for place, column in enumerate(report.columns) if column.shown not in ("screen", "never")]


def _csv_text(rows: Iterable[list[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def _csv_cell(cell: Cell, printable: Callable[[str], str]) -> str:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    text = printable(str(cell))
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text


def as_xlsx(report: Report) -> bytes:
    """A workbook of one sheet, with the columns of CSV under the heads of the screen; dates are dates."""
    from casemgr.paper.spreadsheet import Column, ListSheet, workbook
    from casemgr.reports.report import incomplete_words
    from casemgr.reports.words import CONFIDENTIAL

    places = _data_places(report)
    columns = [Column(report.columns[each].head, report.columns[each].style == "date") for each in places]
    rows = [[_sheet_value(row[place]) for place in places] for row in report.rows]
    footer = incomplete_words(report.problems) if report.problems else CONFIDENTIAL
    return workbook([ListSheet(_sheet_title(report.title), columns, rows)], report.as_of, footer)


def as_pdf(shown: Shown) -> bytes:
    """Pages to print, with the columns of the screen."""
    from casemgr.paper.listpdf import as_pdf as pages_of

    return pages_of(shown)


def _sheet_value(cell: Cell) -> str | date | int | float | None:
    return cell if isinstance(cell, (date, int, float)) or cell is None else str(cell)


def _sheet_title(title: str) -> str:
    """What comes before the first comma of a list's title, as the name of a sheet."""
    return title.partition(",")[0].partition(" · ")[0] or "List"


def as_file(report: Report, wanted: str) -> str | bytes | Iterator[str]:
    """A list in a format, as it is written to a file: CSV with the mark by which spreadsheets know UTF-8."""
    made = FORMATS[wanted](report)
    return chain([BYTE_ORDER_MARK], made) if wanted == "csv" and isinstance(made, Iterator) else made


def as_table(shown: Shown) -> Iterator[str]:
    """Plain columns, nothing cut or folded: for a pipe or a file. CSV and JSON hold every column."""
    from casemgr.paper.layout import plain_lines

    return _in_pieces(f"{line}\n" for line in plain_lines(shown))


def _in_pieces(texts: Iterator[str]) -> Iterator[str]:
    while piece := "".join(islice(texts, _ROWS_A_PIECE)):
        yield piece


FORMATS: Mapping[str, Callable[[Report], str | bytes | Iterator[str]]] = {
    "table": as_table,
    "json": as_json,
    "csv": as_csv,
    "xlsx": as_xlsx,
    "pdf": as_pdf,
}
BINARY = ("xlsx", "pdf")
"""Those that no terminal shows."""
SHEET_FORMATS = ("table", "json", "pdf")
