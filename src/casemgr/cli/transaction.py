"""How every recording command records: read under the lock, check, derive before and after, write, tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import typer

from casemgr.cli.asking import agree
from casemgr.cli.common import Session, complain, find_student
from casemgr.cli.telling import Tell, in_full, on_a_line
from casemgr.cli.work import ALARM, Work
from casemgr.reports.words import long_date, printable

if TYPE_CHECKING:
    from casemgr.casefile.student import Student
    from casemgr.docket.changes import Change
    from casemgr.docket.deadline import Deadline


@contextmanager
def recording(
    session: Session, words: str, *, dry_run: bool, force: bool = False, tell: Tell = in_full
) -> Iterator[Work]:
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
    session: Session, students: Sequence[str], *, dry_run: bool, force: bool = False, yes: bool = False
) -> Iterator[list[Work]]:
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
) -> Iterator[Work]:
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

    work: Work
    before: Student


class _Outcome(NamedTuple):
    """The work on one student with what it changed, and all the deadlines after it."""

    work: Work
    found: tuple[Change, ...]
    after: tuple[Deadline, ...]


def _begun(session: Session, student: Student, *, force: bool, head: dict[str, Any] | None = None) -> _Step:
    return _Step(
        Work(session.caseload, session.context, student, session.today, force, session.days, head=head),
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
    session: Session, works: Sequence[Work], outcomes: Sequence[_Outcome], tell: Tell, *, dry_run: bool
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


def _tell_notes(session: Session, work: Work, *, dry_run: bool) -> None:
    """Each note once a command, and last that today is not the system's day."""
    off = session.today != date.today()  # noqa: DTZ011 - the one thing said about it
    dated = f"Note: recorded as of {long_date(session.today)}, which is not today's date."
    for note in [*work.notes, *([dated] if off and not dry_run else [])]:
        if note not in session.told:
            session.told.add(note)
            typer.secho(printable(note), err=True, bold=note.startswith(ALARM))


def _write(work: Work, before: Student) -> None:
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
