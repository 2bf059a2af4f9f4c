"""How every recording command records: read under the lock, check, derive before and after, write, tell."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import typer

from casemgr.cli import dates
from casemgr.cli.common import Session, find_student
from casemgr.errors import Refused, UsageError
from casemgr.paper.words import long_date

if TYPE_CHECKING:
    from casemgr.casefile.events import Event
    from casemgr.casefile.student import Student
    from casemgr.docket.changes import Change
    from casemgr.docket.deadline import Deadline
    from casemgr.store.caseload import Caseload

E = TypeVar("E", bound="Event")


@dataclass
class Recording:
    """One recording command at work on one student."""

    caseload: Caseload
    student: Student
    today: date
    force: bool
    new: list[Event] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    head: dict[str, Any] | None = None
    """A new student's identity; None for one who has a file."""
    set_aside: str | None = None
    """The id of an event being corrected: what is recorded in its place need not fit it."""

    @property
    def known(self) -> tuple[Event, ...]:
        return tuple(event for event in self.student.known(self.today) if event.id != self.set_aside)

    def happened(self, words: str | None) -> date:
        return dates.happened(words, self.today)

    def signed(self, words: str | None, received: date) -> date | None:
        """The day beside a signature; refused, unless forced, where it is later than the day of receipt."""
        day = dates.happened(words, self.today) if words else None
        if day and day > received:
            self.refuse(f"signed {day} is later than received {received}")
        return day

    def add(self, cls: type[E], day: date, **fields: Any) -> E:
        """Make an event and check that it fits; Refused with the reason, unless forced."""
        from pydantic import ValidationError

        from casemgr.casefile.sequence import misfit
        from casemgr.store.newtext import new_event_id
        from casemgr.store.typed import in_words

        name = cls.model_fields["type"].default
        given = {key: value for key, value in fields.items() if value is not None}
        try:
            event = cls(
                id=new_event_id(self.student, name, day, self.today),
                type=name,
                date=day,
                recorded=self.today,
                **given,
            )
        except ValidationError as error:
            raise UsageError(_as_options(in_words(error.errors(include_url=False)[0], cls))) from None
        identity = self.student.identity
        reason = misfit(event, self.known, identity.born, self.today)
        if reason and (not self.force or day < identity.born):
            way_out = "" if day < identity.born else "; if it is so all the same, add --force"
            raise Refused(f"{self.student.id}: not recorded: {reason}{way_out}")
        self.new.append(event)
        self.student = type(self.student)(identity, (*self.student.events, event))
        return event

    def refuse(self, reason: str) -> None:
        """Stop for a reason, unless forced."""
        if not self.force:
            raise Refused(f"{self.student.id}: not recorded: {reason}; if it is so all the same, add --force")

    def say(self, text: str) -> None:
        """A line for after the event and the deadlines it changed."""
        self.said.append(text)

    def warn(self, text: str) -> None:
        typer.echo(f"Note: {text}", err=True)


def _as_options(message: str) -> str:
    """A field's name as the option it came from: `purposes` → `--purpose`."""
    return re.sub(
        r"`([a-z_]+)`",
        lambda field: "--" + field[1].removesuffix("s" if field[1] == "purposes" else "").replace("_", "-"),
        message,
        count=1,
    )


@contextmanager
def recording(session: Session, words: str, *, dry_run: bool, force: bool = False) -> Iterator[Recording]:
    """Record events for the student that the words mean; on leaving, write them and tell what they changed."""
    caseload = session.caseload
    with nullcontext() if dry_run else caseload.writing():
        student = find_student(caseload, words)
        work = Recording(caseload, student, session.today, force)
        yield work
        _finish(work, student, dry_run=dry_run)


@contextmanager
def recording_new(
    session: Session, head: dict[str, Any], *, dry_run: bool, force: bool = False
) -> Iterator[Recording]:
    """The same for a student who has no file yet."""
    from casemgr.casefile.student import Identity, Student

    caseload = session.caseload
    with nullcontext() if dry_run else caseload.writing():
        student = Student(Identity.model_validate(head), ())
        work = Recording(caseload, student, session.today, force, head=head)
        yield work
        _finish(work, student, dry_run=dry_run)


def _finish(work: Recording, before: Student, *, dry_run: bool) -> None:
    from casemgr.docket.changes import changes
    from casemgr.docket.derive import derive

    basis = work.caseload.basis
    after = derive(work.student, basis, work.today)
    found = changes(derive(before, basis, work.today) if before.events else (), after)
    if not dry_run:
        _write(work, before)
    _tell(work, found, after)
    for problem in work.caseload.shared_problems:
        typer.echo(str(problem), err=True)
    if dry_run:
        typer.echo("Dry run: nothing was written.")
    elif work.today != date.today():  # noqa: DTZ011 - the one thing said about the system's own date
        typer.echo(f"Note: recorded as of {long_date(work.today)}, which is not today's date.", err=True)


def _write(work: Recording, before: Student) -> None:
    from casemgr.casefile.student import Student

    now = before
    for event in work.new:
        if work.head is not None and not now.events:
            work.caseload.create_student(work.head, event)
        else:
            work.caseload.append_event(now, event)
        now = Student(now.identity, (*now.events, event))
    kinds = ", ".join(event.type for event in work.new)
    trouble = work.caseload.keep_history(f"{before.id}: {kinds}", [work.caseload.path_of(before.id)])
    if trouble:
        typer.echo(f"Note: saved, but the git history was not updated: {trouble}", err=True)


def _tell(work: Recording, found: tuple[Change, ...], after: tuple[Deadline, ...]) -> None:
    from casemgr.paper.recorded import change_lines, event_line, next_lines
    from casemgr.paper.words import printable

    plain = not sys.stdout.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    echo = Painter(colour=not plain)
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
    """Colour for a terminal; words say the same without it."""

    colour: bool

    def bold(self, text: str) -> None:
        typer.secho(text, bold=True) if self.colour else typer.echo(text)

    def verb(self, verb: str, text: str) -> None:
        colours = {"met": "green", "started": "blue", "moved": "yellow", "ended": None}
        if self.colour and (colour := colours.get(verb)):
            typer.secho(f"  {verb:<9}", fg=colour, nl=False)
            typer.echo(text)
        else:
            typer.echo(f"  {verb:<9}{text}")

    def plain(self, text: str) -> None:
        typer.echo(text)
