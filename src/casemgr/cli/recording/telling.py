"""How a recording is reported: on a line for one of many, or in full."""

import os
import sys
from collections.abc import Callable
from typing import NamedTuple

import typer

from casemgr.cli.recording.work import FileWork as Work
from casemgr.cli.terminal.lines import as_shown, say
from casemgr.docket.changes import Change
from casemgr.docket.deadline import Deadline
from casemgr.reports.recorded import answer_lines, brief_line
from casemgr.reports.recorded_parts import Done, after_its_own, in_parts


class Telling(NamedTuple):
    """What there is to say of the work on one student."""

    work: Work
    found: tuple[Change, ...]
    """What it changed."""
    after: tuple[Deadline, ...]
    """All the deadlines after it."""
    say_notes: Callable[[], None]
    """Says the notes, on standard error."""
    full: bool = False
    """Whether all that changed is listed."""
    dry_run: bool = False


Tell = Callable[[Telling], None]
"""How a recording is reported."""


def on_a_line(telling: Telling) -> None:
    """One line for one student of many."""
    say(brief_line(telling.work.student, telling.work.new, telling.found))


def as_an_answer(telling: Telling) -> None:
    """The event as a sentence, and what it changed, where one question follows the other."""
    work = telling.work
    for line in answer_lines(work.student, work.new, telling.found, work.context.law, work.today):
        say(line)


def in_full(telling: Telling) -> None:
    """The event, what is to be noted about it, each deadline it changed, the next step, and how to undo it."""
    work, found, after, say_notes, full, dry_run = telling
    said = Done(work.student, work.new, work.said, found, after)
    head, changed, below = in_parts(
        said, work.context.law, work.today, len(work.notes), full=full, dry_run=dry_run
    )
    plain = not sys.stdout.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    echo = Painter(color=not plain)
    for line in head:
        echo.bold(line)
    say_notes()
    for verb, line in changed:
        echo.verb(verb, line)
    for line in below:
        say(line)


def with_its_own_next(telling: Telling) -> None:
    """In full, where the next step named is that of the request just recorded, if it has one; another may have waited longer."""
    in_full(telling._replace(after=after_its_own(telling.work.new, telling.after)))


class Painter(NamedTuple):
    """Color for a terminal; words say the same without it."""

    color: bool

    def bold(self, text: str) -> None:
        shown = as_shown(text)
        typer.secho(shown, bold=True) if self.color else typer.echo(shown)

    def verb(self, verb: str, text: str) -> None:
        colors = {"met": "green", "started": "blue", "moved": "yellow", "ended": None}
        lead = f"  {verb:<9}"
        shown = as_shown(f"{lead}{text}")
        if self.color and (color := colors.get(verb)):
            typer.secho(lead, fg=color, nl=False)
            typer.echo(shown.removeprefix(lead))
        else:
            typer.echo(shown)
