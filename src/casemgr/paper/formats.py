"""The formats a report is shown in: one function each, and its line in FORMATS."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from datetime import date

from casemgr.paper.layout import page_lines, text_of
from casemgr.reports.report import Cell, Report, Shown, iso, problems_data
from casemgr.reports.words import printable

# A spreadsheet runs a cell that begins with one of these.
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def as_json(shown: Shown) -> str:
    """What is shown as JSON values, between what all JSON has: `schema`, `as_of` and `problems`."""
    whole = {
        "schema": 1,
        "as_of": iso(shown.as_of),
        **shown.data(),
        "problems": problems_data(shown.problems),
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def as_csv(report: Report) -> str:
    """Comma-separated, dates ISO, every column of data; a cell that a spreadsheet would run is kept as text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    places = [place for place, column in enumerate(report.columns) if column.shown != "screen"]
    writer.writerow([report.columns[place].key for place in places])
    writer.writerows([[_csv_cell(row[place]) for place in places] for row in report.rows])
    return out.getvalue()


def _csv_cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    text = printable(str(cell))
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text


def as_table(shown: Shown) -> str:
    """Plain columns, nothing cut or folded: for a pipe or a file. CSV and JSON hold every column."""
    return text_of(page_lines(shown))


FORMATS: Mapping[str, Callable[[Report], str]] = {"table": as_table, "json": as_json, "csv": as_csv}
SHEET_FORMATS = ("table", "json")
