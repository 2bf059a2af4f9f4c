"""The same report as a table on a terminal. Data is text, never markup."""

from __future__ import annotations

from datetime import date

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from casemgr.paper.formats import cell_text
from casemgr.paper.report import Cell, Column, Report

WIDE = 110
SCREENFUL = 300


def show_on_terminal(report: Report) -> None:
    """Draw the report at the terminal's width; dates are never cut."""
    console = Console(markup=False, emoji=False, highlight=False)
    console.print(Text(report.title, style="bold"))
    if not report.rows:
        console.print(Text(f"\n{report.empty}"))
    else:
        console.print(_table(report, console.width))
    for note in report.notes:
        console.print(Text(note))


def _table(report: Report, width: int) -> Table:
    fitting = ("always", "wide") if width >= WIDE else ("always",)
    shown = [place for place, column in enumerate(report.columns) if column.shown in fitting]
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    for place in shown:
        column = report.columns[place]
        keep = column.style in ("date", "status", "word")
        table.add_column(column.head, no_wrap=keep, overflow="fold")
    for row in report.rows:
        table.add_row(*(_text(row[place], report.columns[place]) for place in shown))
    return table


def _text(cell: Cell, column: Column) -> Text:
    text = Text(cell_text(cell, column))
    if column.style == "status":
        text.stylize(_status_style(str(cell)))
    elif column.style == "date" and isinstance(cell, date):
        text.stylize("default")
    return text


def _status_style(words: str) -> str:
    if words.startswith(("OVERDUE", "due TODAY", "TODAY", "due in")):
        return "bold red"
    if words.startswith("unknown"):
        return "magenta"
    return "green" if words.startswith("met") else "default"
