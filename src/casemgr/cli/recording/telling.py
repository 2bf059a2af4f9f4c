"""How a recording is reported: on a line for one of many, or in full."""

import os
import sys
from collections.abc import Callable, Sequence
from typing import NamedTuple

import typer

from casemgr.casefile.events import Event, Void
from casemgr.casefile.rounds import Part, is_one_round
from casemgr.casefile.student import CASELOAD_ID
from casemgr.characters import printable
from casemgr.cli.recording.notes import without_ids
from casemgr.cli.recording.work import Work
from casemgr.cli.terminal.lines import as_shown, say
from casemgr.docket.changes import Change
from casemgr.docket.deadline import Deadline
from casemgr.reports.recorded import (
    LINES,
    answer_lines,
    brief_line,
    change_lines,
    event_lines,
    fitted,
    next_lines,
)


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


SHOWN = 3
"""So many students are named whose recordings are undone one by one."""

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
    if not dry_run and not _is_undoing(work.new):
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


def undo_line(recorded: Sequence[tuple[str, Part]]) -> str:
    """How to undo what was recorded for several, by their ids; empty where it was an undoing itself."""
    if not recorded or any(_is_undoing(part.events) for _, part in recorded):
        return ""
    own = [student_id for student_id, _ in recorded if student_id == CASELOAD_ID]
    students = [(student_id, part) for student_id, part in recorded if student_id != CASELOAD_ID]
    words = [f"casemgr undo {student_id}" for student_id in own]
    if is_one_round([part for _, part in students]):
        words = [f"casemgr undo {students[0][0]} --round", *words]
    elif len(students) > 1:
        return one_by_one([student_id for student_id, _ in recorded])
    else:
        words = [*(f"casemgr undo {student_id}" for student_id, _ in students), *words]
    return f"Undo: {' and '.join(words)}"


def one_by_one(ids: Sequence[str]) -> str:
    """How to undo what was recorded for these, where no round holds them together."""
    if len(ids) == 1:
        return f"Undo: casemgr undo {ids[0]}"
    commands = [f"casemgr undo {student_id}" for student_id in ids[:SHOWN]]
    more = f" … ({len(ids)} in all)" if len(ids) > SHOWN else ""
    return f"Undo, one by one: {', '.join(commands)}{more}"


def _is_undoing(events: Sequence[Event]) -> bool:
    return any(isinstance(event, Void) and event.by_undo for event in events)


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
