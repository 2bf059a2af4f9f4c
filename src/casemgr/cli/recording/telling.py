"""How a recording is reported: on a line for one of many, or in full."""

import os
import sys
from collections.abc import Callable
from typing import NamedTuple

import typer

from casemgr.casefile.events import Event
from casemgr.characters import printable
from casemgr.cli.recording.work import FileWork as Work
from casemgr.cli.terminal.lines import as_shown, say
from casemgr.docket.changes import Change
from casemgr.docket.deadline import Deadline
from casemgr.reports.notes import without_ids
from casemgr.reports.recorded import (
    LINES,
    answer_lines,
    brief_line,
    change_lines,
    event_lines,
    fitted,
    next_lines,
)
from casemgr.reports.undoing import is_undoing


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
    head = event_lines(work.student, work.new, work.context.law, work.today, full=full)
    if dry_run:
        head = [without_ids(line, work.ids) for line in head]
    below = [
        *map(printable, work.said),
        *next_lines(after, work.student, work.today, [e.id for e in work.new]),
    ]
    if not dry_run and not is_undoing(work.new):
        below.append(f"Undo: casemgr undo {work.student.id}")
    changed = change_lines(found, work.today, work.student, work.new, full=full)
    room = LINES - len(head) - len(work.notes) - len(below) - 1  # that today is another day is a line too
    plain = not sys.stdout.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    echo = Painter(color=not plain)
    for line in head:
        echo.bold(line)
    say_notes()
    for verb, line in changed if full else fitted(changed, room):
        echo.verb(verb, line)
    for line in below:
        say(line)


def with_its_own_next(telling: Telling) -> None:
    """In full, where the next step named is that of the request just recorded, if it has one; another may have waited longer."""
    about = {_request_of(event) for event in telling.work.new}
    own = tuple(c for c in telling.after if c.start.event and _request_of(c.start.event) in about)
    in_full(telling._replace(after=own) if any(clock.is_open for clock in own) else telling)


def _request_of(event: Event) -> str:
    """The id of the request that an event is, or is a step of."""
    return str(getattr(event, "request", event.id))


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
