"""How every recording command records: read under the lock, check, derive before and after, write, tell."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import typer

from casemgr.cli import dates
from casemgr.cli.common import Session, find_student
from casemgr.cli.streams import PrintFailedError
from casemgr.cli.telling import Tell, in_full, on_a_line
from casemgr.errors import Refused, UsageError
from casemgr.paper.words import long_date, printable

if TYPE_CHECKING:
    from casemgr.casefile.events import Event
    from casemgr.casefile.student import Identity, Student
    from casemgr.store.caseload import Caseload

E = TypeVar("E", bound="Event")
ALARM = "WARNING"


@dataclass
class Recording:
    """One recording command at work on one student."""

    caseload: Caseload
    student: Student
    today: date
    force: bool
    new: list[Event] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """For standard error, once the command has succeeded: a refusal stands alone."""
    head: dict[str, Any] | None = None
    """A new student's identity; None for one who has a file."""
    set_aside: str | None = None
    """The id of an event being corrected: what is recorded in its place need not fit it."""

    @property
    def known(self) -> tuple[Event, ...]:
        return tuple(event for event in self.student.known(self.today) if event.id != self.set_aside)

    def happened(self, words: str | None) -> date:
        """A day on which something happened; noted where it may be meant in another year."""
        return self._of_this_year(words, dates.happened(words, self.today))

    def planned(self, words: str) -> date:
        """A day for which something is planned; noted where it may be meant in another year."""
        return self._of_this_year(words, dates.planned(words, self.today))

    def _of_this_year(self, words: str | None, day: date) -> date:
        if words and (remark := dates.other_year(words, day, self.today)):
            self.warn(remark)
        return day

    def signed(self, words: str | None, received: date) -> date | None:
        """The day beside a signature; refused, unless forced, where it is later than the day of receipt."""
        day = self.happened(words) if words else None
        if day and day > received:
            self.refuse(f"signed {day} is later than received {received}")
        return day

    def add(self, cls: type[E], day: date, *, by: str | None = None, **fields: Any) -> E:
        """Make an event and check that it fits; Refused with the reason, unless forced. Who did it may be cut short."""
        from casemgr.cli.people import anyones_name

        return self.add_as_it_is(cls, day, by=anyones_name(self, by) if by else None, **fields)

    def add_as_it_is(self, cls: type[E], day: date, **fields: Any) -> E:
        """The same with every field as it shall stand in the file."""
        from pydantic import ValidationError

        from casemgr.casefile.sequence import misfit
        from casemgr.store.newtext import new_event_id, next_event_id
        from casemgr.store.typed import in_words

        name = cls.model_fields["type"].default
        given = {key: value for key, value in fields.items() if value is not None}
        for key, value in given.items():
            if isinstance(value, str) and not value.strip():
                raise UsageError(_as_options(f"`{key}` is empty; write something, or leave it out"))
        event_id = (
            next_event_id(self.new[0].id, len(self.new) + 1)
            if self.new
            else new_event_id(self.student, name, day, self.today)
        )
        try:
            event = cls(
                id=event_id,
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
        self.student = type(self.student)(self._head_after(event), (*self.student.events, event))
        return event

    def _head_after(self, event: Event) -> Identity:
        """The head with what the event changes there."""
        from pydantic import ValidationError

        from casemgr.casefile.headpath import edits_by, identity_after, named, value_at
        from casemgr.casefile.student import Identity
        from casemgr.store.typed import in_words

        changes = edits_by(event, self.student.events)
        for change in changes if event.type == "void" else ():
            now = value_at(self.student.identity, change.path)
            if now not in (change.before, change.after):
                raise Refused(
                    f"{self.student.id}: not recorded: `{named(change.path)}` was changed again since; take back the "
                    "later change first"
                )
        try:
            return identity_after(self.student.identity, changes) if changes else self.student.identity
        except ValidationError as error:
            words = in_words(error.errors(include_url=False)[0], Identity)
            raise UsageError(f"{self.student.id}: {words}") from None

    @property
    def standing(self) -> list[Event]:
        """The events known that are not void, the voids among them, in the order of the file."""
        return self.student.standing(self.today)

    def event(self, event_id: str) -> Event:
        """The event of this id that still stands. UsageError where there is none."""
        found = next((event for event in self.standing if event.id == event_id), None)
        if found is None:
            raise UsageError(
                f"{event_id}: {self.student.id} has no such event, or it is void already; "
                f"see `casemgr history {self.student.id}`"
            )
        return found

    def refuse(self, reason: str) -> None:
        """Stop for a reason, unless forced."""
        if not self.force:
            raise Refused(f"{self.student.id}: not recorded: {reason}; if it is so all the same, add --force")

    def say(self, text: str) -> None:
        """A line for after the event and the deadlines it changed."""
        self.said.append(text)

    def warn(self, text: str) -> None:
        """A note for standard error, kept until all is recorded."""
        self.notes.append(f"Note: {text}")

    def alarm(self, text: str) -> None:
        """The same for what must not be overlooked."""
        self.notes.append(f"{ALARM}: {text}")


def _as_options(message: str) -> str:
    """A field's name as the option it came from: `purposes` → `--purpose`."""
    return re.sub(
        r"`([a-z_]+)`",
        lambda field: "--" + field[1].removesuffix("s" if field[1] == "purposes" else "").replace("_", "-"),
        message,
        count=1,
    )


@contextmanager
def recording(
    session: Session, words: str, *, dry_run: bool, force: bool = False, tell: Tell | None = None
) -> Iterator[Recording]:
    """Record events for the student that the words mean; on leaving, write them and tell what they changed."""
    caseload = session.caseload
    with nullcontext() if dry_run else caseload.writing():
        student = find_student(caseload, words)
        work = Recording(caseload, student, session.today, force)
        yield work
        if work.new:
            with _noted(session, work, dry_run=dry_run):
                _finish(work, student, tell or in_full, dry_run=dry_run)
    _tell_notes(session, work, dry_run=dry_run)


def recording_each(
    session: Session, students: Sequence[Student], *, dry_run: bool, force: bool = False
) -> Iterator[Recording]:
    """The same for several students, one after the other; each is told on a line where there are many."""
    session.ledger.expected += [] if dry_run else [student.id for student in students]
    for student in students:
        tell = on_a_line if len(students) > 1 else in_full
        with recording(session, student.id, dry_run=dry_run, force=force, tell=tell) as work:
            yield work


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
        with _noted(session, work, dry_run=dry_run):
            _finish(work, student, in_full, dry_run=dry_run)
    _tell_notes(session, work, dry_run=dry_run)


def _noted(session: Session, work: Recording, *, dry_run: bool) -> AbstractContextManager[None]:
    """What is recorded is noted, for whatever may cut the run short."""
    student = work.student.id
    return nullcontext() if dry_run else session.ledger.recording(student, work.caseload.path_of(student))


def _finish(work: Recording, before: Student, tell: Tell, *, dry_run: bool) -> None:
    from casemgr.casefile.naming import first_ids
    from casemgr.cli.remarks import remarks
    from casemgr.docket.changes import changes
    from casemgr.docket.derive import derive

    for remark in remarks(work, before):
        work.warn(remark)
    basis = work.caseload.basis
    after = derive(work.student, basis, work.today)
    found = changes(
        derive(before, basis, work.today) if before.events else (), after, first_ids(work.student.events)
    )
    if not dry_run:
        _write(work, before)
    try:
        tell(work, found, after)
    except PrintFailedError as error:  # nobody reads it; there may be more to record
        if dry_run:
            raise
        _give_up_printing(work, error)
    for problem in work.caseload.shared_problems:
        typer.echo(str(problem), err=True)
    if dry_run:
        typer.echo("Dry run: nothing was written.")


def _give_up_printing(work: Recording, error: PrintFailedError) -> None:
    from casemgr.store.trouble import why

    sys.stdout = io.StringIO()
    if not error.reader_left:
        work.warn(f"recorded, but standard output cannot be written: {why(error.reason)}")


def _tell_notes(session: Session, work: Recording, *, dry_run: bool) -> None:
    """Each note once a command, and last that today is not the system's day."""
    off = session.today != date.today()  # noqa: DTZ011 - the one thing said about it
    dated = f"Note: recorded as of {long_date(session.today)}, which is not today's date."
    for note in [*work.notes, *([dated] if off and not dry_run else [])]:
        if note not in session.told:
            session.told.add(note)
            typer.secho(printable(note), err=True, bold=note.startswith(ALARM))


def _write(work: Recording, before: Student) -> None:
    """All events of a command in one write: the file holds all of them, or none."""
    from casemgr.casefile.headpath import edits_by

    steps = [(event, {c.path: c.after for c in edits_by(event, work.student.events)}) for event in work.new]
    if work.head is not None:
        work.caseload.create_student(work.head, work.new)
    else:
        work.caseload.append_events(before, steps)
    kinds = ", ".join(event.type for event in work.new)
    trouble = work.caseload.keep_history(f"{before.id}: {kinds}", [work.caseload.path_of(before.id)])
    if trouble:
        typer.echo(f"Note: saved, but the git history was not updated: {trouble}", err=True)
