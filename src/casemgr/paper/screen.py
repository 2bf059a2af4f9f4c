"""The same report as a table on a terminal. Data is text, never markup."""

from __future__ import annotations

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from casemgr.paper.formats import as_table, cell_text
from casemgr.paper.report import Cell, Column, Report

WIDE = 110
SCREENFUL = 300
FOLDED = 12  # the least that a column of running text is folded to
GAP = 2
WRAPPED = 10  # a line of a few characters more is still read at a glance


def show_on_terminal(report: Report) -> None:
    """Draw the report at the terminal's width; dates are never cut."""
    console = Console(markup=False, emoji=False, highlight=False)
    lines = as_table(report).splitlines()
    # No room for whole dates, or sections that fit about as they are: plain lines, which the terminal wraps.
    fits = max(map(len, lines), default=0) <= console.width + WRAPPED
    if _least_width(report) > console.width or (report.headings and fits):
        for line in lines:
            console.print(_styled(line, report), soft_wrap=True)
        return
    console.print(Text(report.title, style="bold"))
    console.print(_table(report, console.width) if report.rows else Text(f"\n{report.empty}"))
    for note in report.notes:
        console.print(Text(note))


def _styled(line: str, report: Report) -> Text:
    """A plain line with the colours that its cells would have."""
    if line == report.title or line in report.headings.values():
        return Text(line, style="bold")
    text = Text(line)
    for place, column in enumerate(report.columns):
        for row in report.rows if column.style == "status" else ():
            words = cell_text(row[place], column)
            if (at := line.find(f"  {words}")) >= 0:
                text.stylize(_status_style(words), at + 2, at + 2 + len(words))
    return text


def _shown(report: Report, width: int) -> list[int]:
    """The places of the columns that are drawn at a width."""
    fitting = ("always", "wide") if width >= WIDE else ("always",)
    return [place for place, column in enumerate(report.columns) if column.shown in fitting]


def _is_whole(column: Column) -> bool:
    """Whether its cells must stay on one line."""
    return column.style in ("date", "status", "word")


def _least_width(report: Report) -> int:
    total = 0
    for place in _shown(report, 0):
        column = report.columns[place]
        width = max([len(column.head), *(len(cell_text(row[place], column)) for row in report.rows)])
        total += GAP + (width if _is_whole(column) else min(width, FOLDED))
    return total


def _table(report: Report, width: int) -> Table:
    shown = _shown(report, width)
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, GAP - 1, 0, 0), collapse_padding=True)
    for place in shown:
        column = report.columns[place]
        table.add_column(column.head, no_wrap=_is_whole(column), overflow="fold")
    for number, row in enumerate(report.rows):
        if number in report.headings:
            table.add_row(*_heading_cells(report, shown, report.headings[number], first=number == 0))
        table.add_row(*(_text(row[place], report.columns[place]) for place in shown))
    return table


def _heading_cells(report: Report, shown: list[int], words: str, *, first: bool) -> list[Text]:
    """A line of its own in the first column that folds, with an empty line above it."""
    home = next((place for place in shown if not _is_whole(report.columns[place])), shown[0])
    above = "" if first else "\n"
    return [Text(f"{above}{words}", style="bold") if place == home else Text("") for place in shown]


def _text(cell: Cell, column: Column) -> Text:
    text = Text(cell_text(cell, column))
    if column.style == "status":
        text.stylize(_status_style(str(cell)))
    return text


def _status_style(words: str) -> str:
    if words.startswith(("OVERDUE", "due TODAY", "TODAY", "due in")):
        return "bold red"
    if words.startswith("unknown"):
        return "magenta"
    return "green" if words.startswith("met") else "default"
