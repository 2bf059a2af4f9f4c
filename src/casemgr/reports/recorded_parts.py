"""What a recording command says, in the order in which it is shown: on one screen, unless all of it is asked for."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from casemgr.casefile.events import Event
from casemgr.casefile.student import Student
from casemgr.characters import printable
from casemgr.docket.changes import Change
from casemgr.docket.deadline import Deadline
from casemgr.law.book import LawBook
from casemgr.reports.notes import without_ids
from casemgr.reports.recorded import LINES, change_lines, event_lines, fitted, next_lines
from casemgr.reports.undoing import is_undoing


class Done(NamedTuple):
    """What a command did for one student."""

    student: Student
    new: Sequence[Event]
    said: Sequence[str]
    found: tuple[Change, ...]
    """What it changed."""
    after: tuple[Deadline, ...]
    """All the deadlines after it."""


class Parts(NamedTuple):
    """What is shown of it, one below the other; the notes come behind the first."""

    head: list[str]
    changed: Sequence[tuple[str, str]]
    """A verb and what it is about."""
    below: list[str]


def in_parts(done: Done, law: LawBook, today: date, notes: int, *, full: bool, dry_run: bool) -> Parts:
    """The event, each deadline it changed, the next step, and how to undo it. `notes`: how many there are; `full`: all that
    changed is listed."""
    student, new, said, found, after = done
    ids = [event.id for event in new]
    head = event_lines(student, new, law, today, full=full)
    if dry_run:
        head = [without_ids(line, ids) for line in head]
    below = [*map(printable, said), *next_lines(after, student, today, ids)]
    if not dry_run and not is_undoing(new):
        below.append(f"Undo: casemgr undo {student.id}")
    changed = change_lines(found, today, student, new, full=full)
    room = LINES - len(head) - notes - len(below) - 1  # that today is another day is a line too
    return Parts(head, changed if full else [*fitted(changed, room)], below)


def after_its_own(new: Sequence[Event], after: tuple[Deadline, ...]) -> tuple[Deadline, ...]:
    """The deadlines of the requests just recorded, or of which a step was, where one of them is open; else all of them."""
    about = {_request_of(event) for event in new}
    own = tuple(each for each in after if each.start.event and _request_of(each.start.event) in about)
    return own if any(clock.is_open for clock in own) else after


def _request_of(event: Event) -> str:
    """The id of the request that an event is, or is a step of."""
    return str(getattr(event, "request", event.id))
