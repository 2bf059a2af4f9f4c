"""How every recording command records: read under the lock, check, derive before and after, write, tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import typer

from casemgr.cli import dates
from casemgr.cli.asking import agree, the_day
from casemgr.cli.common import Session, complain, find_student
from casemgr.cli.telling import Tell, in_full, on_a_line
from casemgr.errors import Refused, UsageError
from casemgr.reports.words import long_date, printable

if TYPE_CHECKING:
    from casemgr.casefile.events import Event
    from casemgr.casefile.student import Identity, Student
    from casemgr.docket.changes import Change
    from casemgr.docket.context import Context
    from casemgr.docket.deadline import Deadline
    from casemgr.store.caseload import Caseload

E = TypeVar("E", bound="Event")
ALARM = "WARNING"


@dataclass
class Recording:
    """One recording command at work on one student."""

    caseload: Caseload
    context: Context
    student: Student
    today: date
    force: bool
    days: dict[str, date] = field(default_factory=dict)
    """The days typed that had to be asked about, with the answers."""
    new: list[Event] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """For standard error, once the command has succeeded: a refusal stands alone."""
    head: dict[str, Any] | None = None
    """A new student's identity; None for one who has a file."""

    @property
    def known(self) -> tuple[Event, ...]:
        return self.student.known(self.today)

    def happened(self, words: str | None) -> date:
        """A day on which something happened; asked for where it may be meant in another year."""
        if words is None:
            return self.today
        if words not in self.days:
            self.days[words] = the_day(words, self.today)
        return self.days[words]

    def planned(self, words: str) -> date:
        """A day for which something is planned; noted where it may be meant in another year."""
        day = dates.planned(words, self.today)
        if remark := dates.far_ahead(words, day, self.today):
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

        from casemgr.checks import misfit
        from casemgr.store.typed import in_words

        name = cls.model_fields["type"].default
        given = {key: value for key, value in fields.items() if value is not None}
        for key, value in given.items():
            if isinstance(value, str) and not value.strip():
                raise UsageError(_as_options(f"`{key}` is empty; write something, or leave it out"))
        try:
            event = cls(
                id=self.next_id,
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

    @property
    def next_id(self) -> str:
        """The provisional id of the event that is recorded next."""
        from casemgr.store.newtext import provisional_id

        return provisional_id(len(self.new) + 1)

    @property
    def id_after_next(self) -> str:
        """The provisional id of the event after that one."""
        from casemgr.store.newtext import provisional_id

        return provisional_id(len(self.new) + 2)

    def settle(self, before: Student) -> None:
        """Give the events their ids, now that all that the command records is known, and name them in what is said."""
        from casemgr.casefile.naming import renamed
        from casemgr.store.newtext import final_ids

        ids = final_ids(before, self.new)
        self.new = [renamed(event, ids) for event in self.new]
        self.student = type(self.student)(self.student.identity, (*before.events, *self.new))
        self.said = [_named(text, ids) for text in self.said]
        self.notes = [_named(text, ids) for text in self.notes]

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


def _named(text: str, ids: Mapping[str, str]) -> str:
    """The text with each provisional id replaced by its own; the longest first, as one may begin like another."""
    for provisional in sorted(ids, key=len, reverse=True):
        text = text.replace(provisional, ids[provisional])
    return text


@contextmanager
def recording(
    session: Session, words: str, *, dry_run: bool, force: bool = False, tell: Tell = in_full
) -> Iterator[Recording]:
    """Record events for the student that the words mean; on leaving, write them and tell what they changed."""
    caseload = session.caseload
    with nullcontext() if dry_run else caseload.writing():
        step = _begun(session, find_student(caseload, words), force=force)
        yield step.work
        outcomes = _written(session, [step], dry_run=dry_run)
    _tell(session, [step.work], outcomes, tell, dry_run=dry_run)


MANY = 3
"""A command that writes for more students than this asks first."""


@contextmanager
def recording_each(
    session: Session,
    students: Sequence[str],
    *,
    dry_run: bool,
    force: bool = False,
    yes: bool = False,
) -> Iterator[list[Recording]]:
    """The same for several students, by their ids: all is checked first, then all is written, then each is told, on a
    line where there are many. Before it writes for many it asks, or needs `yes`."""
    caseload = session.caseload
    with nullcontext() if dry_run else caseload.writing():
        begun = [_begun(session, find_student(caseload, each), force=force) for each in students]
        yield [step.work for step in begun]
        count = sum(bool(step.work.new) for step in begun)
        if count > MANY and not dry_run:
            agree(f"This records for {count} students. Go on?", f"this is for {count} students", yes=yes)
        outcomes = _written(session, begun, dry_run=dry_run)
    tell = on_a_line if len(students) > 1 else in_full
    _tell(session, [step.work for step in begun], outcomes, tell, dry_run=dry_run)


@contextmanager
def recording_new(
    session: Session, head: dict[str, Any], *, dry_run: bool, force: bool = False
) -> Iterator[Recording]:
    """The same for a student who has no file yet."""
    from casemgr.casefile.student import Identity, Student

    caseload = session.caseload
    with nullcontext() if dry_run else caseload.writing():
        step = _begun(session, Student(Identity.model_validate(head), ()), force=force, head=head)
        yield step.work
        outcomes = _written(session, [step], dry_run=dry_run)
    _tell(session, [step.work], outcomes, in_full, dry_run=dry_run)


class _Step(NamedTuple):
    """The work on one student, and the student before it."""

    work: Recording
    before: Student


class _Outcome(NamedTuple):
    """The work on one student with what it changed, and all the deadlines after it."""

    work: Recording
    found: tuple[Change, ...]
    after: tuple[Deadline, ...]


def _begun(session: Session, student: Student, *, force: bool, head: dict[str, Any] | None = None) -> _Step:
    return _Step(
        Recording(session.caseload, session.context, student, session.today, force, session.days, head=head),
        student,
    )


def _written(session: Session, begun: Sequence[_Step], *, dry_run: bool) -> list[_Outcome]:
    """What each student's work changes, worked out for all before anything is written, and then written."""
    steps = [step for step in begun if step.work.new]
    outcomes = [_outcome(step) for step in steps]
    if not dry_run:
        session.ledger.expected += [step.before.id for step in steps]
        for step in steps:
            with session.ledger.recording(step.before.id, session.caseload.path_of(step.before.id)):
                _write(step.work, step.before)
    return outcomes


def _outcome(step: _Step) -> _Outcome:
    from casemgr.casefile.naming import first_ids
    from casemgr.cli.remarks import remarks
    from casemgr.docket.changes import changes
    from casemgr.docket.derive import derive

    work, before = step
    for remark in remarks(work, before):
        work.warn(remark)
    work.settle(before)
    context = work.context
    after = derive(work.student, context, work.today)
    earlier = derive(before, context, work.today) if before.events else ()
    return _Outcome(work, changes(earlier, after, first_ids(work.student.events)), after)


def _tell(
    session: Session, works: Sequence[Recording], outcomes: Sequence[_Outcome], tell: Tell, *, dry_run: bool
) -> None:
    """What was recorded and what it changed, once all is written; then what is wrong in the folder, and the notes."""
    try:
        for work, found, after in outcomes:
            tell(work, found, after)
        if dry_run and outcomes:
            typer.echo("Dry run: nothing was written.")
    finally:  # a note is worth saying where nothing more can be printed
        complain(session.caseload.shared_problems if outcomes else ())
        for work in works:
            _tell_notes(session, work, dry_run=dry_run)


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
