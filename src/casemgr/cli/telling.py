"""How a recording is reported: on a line for one of many, or in full."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from casemgr.reports.words import printable

if TYPE_CHECKING:
    from casemgr.cli.work import Work
    from casemgr.docket.changes import Change
    from casemgr.docket.deadline import Deadline

Tell = Callable[["Work", "tuple[Change, ...]", "tuple[Deadline, ...]"], None]
"""How a recording is reported: the work, what it changed, and all the deadlines after it."""


def on_a_line(work: Work, found: tuple[Change, ...], after: tuple[Deadline, ...]) -> None:
    """One line for one student of many."""
    from casemgr.reports.recorded import brief_line

    del after
    typer.echo(brief_line(work.student, work.new, found))


def in_full(work: Work, found: tuple[Change, ...], after: tuple[Deadline, ...]) -> None:
    """The event, each deadline it changed, and the next step."""
    from casemgr.reports.recorded import change_lines, event_line, next_lines

    plain = not sys.stdout.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    echo = Painter(color=not plain)
    for event in work.new:
        echo.bold(event_line(work.student, event))
    for verb, line in change_lines(found, work.today):
        echo.verb(verb, line)
    for line in work.said:
        echo.plain(printable(line))
    for line in next_lines(after, work.known, work.today):
        echo.plain(line)


@dataclass(frozen=True)
class Painter:
    """Color for a terminal; words say the same without it."""

    color: bool

    def bold(self, text: str) -> None:
        typer.secho(text, bold=True) if self.color else typer.echo(text)

    def verb(self, verb: str, text: str) -> None:
        colors = {"met": "green", "started": "blue", "moved": "yellow", "ended": None}
        if self.color and (color := colors.get(verb)):
            typer.secho(f"  {verb:<9}", fg=color, nl=False)
            typer.echo(text)
        else:
            typer.echo(f"  {verb:<9}{text}")

    def plain(self, text: str) -> None:
        typer.echo(text)
