"""The formats a report is shown in: one function each, and its line in FORMATS."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from casemgr.paper.report import Cell, Column, Report
from casemgr.paper.words import long_date, printable

# A spreadsheet runs a cell that begins with one of these.
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def as_json(report: Report) -> str:
    return json.dumps(report.data(), ensure_ascii=False, indent=1) + "\n"


def as_csv(report: Report) -> str:
    """Comma-separated, dates ISO, every column; a cell that a spreadsheet would run is kept as text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.key for column in report.columns])
    writer.writerows([[_csv_cell(cell) for cell in row] for row in report.rows])
    return out.getvalue()


def _csv_cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    text = printable(str(cell))
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text


def as_table(report: Report) -> str:
    """Plain columns, nothing cut: for a pipe, a file, or more than a screenful. CSV and JSON hold every column."""
    if not report.rows:
        return f"{report.title}\n\n{report.empty}\n" + _notes(report)
    head, *lines = table_lines(
        report, [p for p, column in enumerate(report.columns) if column.shown == "always"]
    )
    body = "".join(f"{_heading(report, place)}{line}\n" for place, line in enumerate(lines))
    return f"{report.title}\n\n{head}\n{body}" + _notes(report)


def _heading(report: Report, place: int) -> str:
    return f"\n{report.headings[place]}\n" if place in report.headings else ""


def table_lines(report: Report, shown: Sequence[int]) -> list[str]:
    """The head and the rows as lines, each column as wide as it must be."""
    table = [[report.columns[place].head for place in shown]]
    table += [[cell_text(row[place], report.columns[place]) for place in shown] for row in report.rows]
    widths = [max(len(row[place]) for row in table) for place in range(len(shown))]
    return [
        "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()
        for row in table
    ]


def cell_text(cell: Cell, column: Column) -> str:
    if isinstance(cell, date):
        return long_date(cell)
    if cell is None:
        return "—" if column.style == "date" else ""
    return printable(str(cell))


def _notes(report: Report) -> str:
    return "\n" + "\n".join(report.notes) + "\n" if report.notes else ""


FORMATS: Mapping[str, Callable[[Report], str]] = {"table": as_table, "json": as_json, "csv": as_csv}
