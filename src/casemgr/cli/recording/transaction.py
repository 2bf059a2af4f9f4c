"""How every recording command records: read under the lock, check, derive before and after, write, report."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import date
from functools import partial
from typing import Any

import typer

from casemgr.casefile.events import Event
from casemgr.casefile.headpath import Path, edits_by, identity_after, place_by_place
from casemgr.casefile.rounds import Part
from casemgr.casefile.student import CASELOAD_ID, Identity, Student
from casemgr.characters import printable
from casemgr.checks import SAME
from casemgr.checks.noted import notes_on
from casemgr.cli.lists.output import say_damage
from casemgr.cli.program.session import Session
from casemgr.cli.recording.chosen import Chosen, T, alike
from casemgr.cli.recording.telling import Tell, Telling, as_an_answer, in_full, on_a_line
from casemgr.cli.recording.work import FileWork as Work
from casemgr.cli.terminal.asking import KEYBOARD, agree
from casemgr.cli.terminal.lines import aside
from casemgr.cli.terminal.progress import WRITING, watched
from casemgr.errors import Refused
from casemgr.recording.speaking import ALARM
from casemgr.recording.work import RecordingOptions
from casemgr.reports.notes import Said as SaidOf
from casemgr.reports.notes import once_each
from casemgr.reports.undoing import undo_line
from casemgr.reports.words import long_date

MANY = 3
"""A command that writes for more students than this asks first."""


@contextmanager
def recording(
    session: Session, given: RecordingOptions, words: str, tell: Tell | None = None
) -> Iterator[Work]:
    """Record events for the student that the words mean; on leaving, write them and report what they changed."""
    with recording_each(session, given, lambda: alike([words]), tell or in_full) as works:
        yield works[0][0]


@contextmanager
def recording_each(
    session: Session, given: RecordingOptions, choose: Callable[[], Chosen[T]], tell: Tell | None = None
) -> Iterator[list[tuple[Work, T]]]:
    """The same for several students, as they are chosen under the lock, each with what is done for that one: all is checked
    first, then all is written, then each is reported, on a line where there are many. Before it writes for many it asks,
    or needs --yes."""
    dry_run, session.ledger.done = given.dry_run, given.act.done
    with _locked(session, dry_run=dry_run):
        chosen = choose()
        works = [_begun(session, given, session.find(each)) for each in chosen.each]
        for work in works:
            work.of_several = len(works) > 1
        for note in chosen.notes if works else ():
            works[0].warn(note)
        yield list(zip(works, chosen.each.values(), strict=True))
        if not any(work.new for work in works) and any(work.is_left_out for work in works):
            raise Refused(f"not {given.act.done}: {SAME}, for each of them")
        outcomes = _worked_out(session, works, dry_run=dry_run)
        count = sum(bool(work.new) and work.student.id != CASELOAD_ID for work in works)
        if count > MANY and not dry_run:
            agree(
                f"This {given.act.does} for {count} students. Go on?",
                f"this is for {count} students",
                yes=given.yes,
                nothing=f"Nothing was {given.act.done}",
            )
        _write_all(session, outcomes, dry_run=dry_run)
    tell = tell or (on_a_line if len(works) > 1 else in_full)
    _report(session, works, outcomes, tell, dry_run=dry_run)


@contextmanager
def recording_new(session: Session, given: RecordingOptions, head: dict[str, Any]) -> Iterator[Work]:
    """The same for a student who has no file yet, or one of whom nothing counts."""
    dry_run = given.dry_run
    with _locked(session, dry_run=dry_run):
        identity = Identity.model_validate(head)
        undone = session.caseload.undone(identity.id)
        student = Student(identity, undone.student.events if undone else ())
        work = _begun(session, given, student, head)
        yield work
        outcomes = _worked_out(session, [work], dry_run=dry_run)
        _write_all(session, outcomes, dry_run=dry_run)
    _report(session, [work], outcomes, in_full, dry_run=dry_run)


class Recorder:
    """Begins the work on any number of students, new ones and old, and writes all of it, each student whole."""

    def __init__(self, session: Session, *, dry_run: bool) -> None:
        self._session, self._given = session, RecordingOptions(force=True, dry_run=dry_run)

    def begin(self, student: Student, head: dict[str, Any] | None = None) -> Work:
        """The work on a student; with a head, on one who has no file yet. What is on file elsewhere is not in doubt."""
        return _begun(self._session, self._given, student, head)

    def write(self, works: Sequence[Work]) -> None:
        for work in works:
            work.settle()
        if self._given.dry_run:
            return
        ledger = self._session.ledger
        ledger.expected += [work.before.id for work in works]
        for work in watched(iter(works), len(works), WRITING):
            with ledger.recording(work.before.id, work.caseload.path_of(work.before.id)):
                _write(work)


@contextmanager
def recording_many(session: Session, *, dry_run: bool) -> Iterator[Recorder]:
    """The caseload's lock for a command that tells in its own way what it does."""
    with _locked(session, dry_run=dry_run):
        yield Recorder(session, dry_run=dry_run)


def _locked(session: Session, *, dry_run: bool) -> Any:
    """The caseload's lock: what a command decides, it decides on what it reads under it."""
    return nullcontext() if dry_run else session.caseload.writing()


def _begun(
    here: Session, given: RecordingOptions, student: Student, head: dict[str, Any] | None = None
) -> Work:
    settings = here.caseload.settings
    return Work(
        context=here.context,
        people=settings.people,
        schools=settings.school_names,
        asker=KEYBOARD,
        student=student,
        today=here.today,
        given=given,
        days=here.days,
        is_brief=here.is_brief,
        head=head,
        caseload=here.caseload,
    )


def _worked_out(session: Session, works: Sequence[Work], *, dry_run: bool) -> list[Telling]:
    """What each student's work changes: all of it is refused before anything is asked or written."""
    return [_outcome(session, work, dry_run=dry_run) for work in works if work.new]


def _write_all(session: Session, outcomes: Sequence[Telling], *, dry_run: bool) -> None:
    if dry_run:
        for each in outcomes:
            each.work.hide_ids()
        return
    session.ledger.expected += [each.work.before.id for each in outcomes]
    for work, *_ in outcomes:
        with session.ledger.recording(work.before.id, session.caseload.path_of(work.before.id)):
            _write(work)


def _outcome(session: Session, work: Work, *, dry_run: bool) -> Telling:
    """The events with their ids, what they changed, and what is worth a note about them."""
    work.settle()
    ways = {"note": work.warn, "say": work.say, "alarm": work.alarm, "refuse": work.refuse}
    case = work.case
    for text, strength in notes_on(case):
        ways[strength](
            text if not work.of_several or strength == "refuse" else _of_whom(work.student.id, text)
        )
    notes = partial(_say_notes, session, work)
    return Telling(work, case.changes, case.clocks, notes, full=session.is_full, dry_run=dry_run)


def _of_whom(student_id: str, text: str) -> str:
    """What is said of one of several students, with the student's id ahead."""
    return text if text.startswith(f"{student_id}: ") else f"{student_id}: {text}"


def _report(
    session: Session, works: Sequence[Work], outcomes: Sequence[Telling], tell: Tell, *, dry_run: bool
) -> None:
    """What was recorded and what it changed, once all is written; then what is wrong in the folder, and the notes."""
    tell = as_an_answer if session.is_brief else tell
    try:
        for each in outcomes:
            tell(each)
        if dry_run and outcomes:
            typer.echo("Dry run: nothing was written.")
        elif tell is on_a_line and (
            line := undo_line(
                [(work.student.id, Part(work.new, work.student.identity)) for work, *_ in outcomes]
            )
        ):
            typer.echo(line)
    finally:  # a note is worth saying where nothing more can be printed
        say_damage(session.caseload.shared_problems if outcomes else ())
        for note in once_each(SaidOf(work.before.id, work.notes, work.ids) for work in works):
            _say_note(session, note)
        _say_day(session, dry_run=dry_run)


def _say_notes(session: Session, work: Work) -> None:
    """Each note once a command, under what was recorded."""
    for note in work.notes:
        _say_note(session, note)


def _say_day(session: Session, *, dry_run: bool) -> None:
    """Last, that today is not the system's day."""
    off = session.today != date.today()  # noqa: DTZ011 - the one thing said about it
    if off and not dry_run:
        _say_note(session, f"Note: recorded as of {long_date(session.today)}, which is not today's date.")


def _say_note(session: Session, note: str) -> None:
    """A note, unless the command has said it already."""
    if note not in session.noted:
        session.noted.add(note)
        aside(printable(note), bold=note.startswith(ALARM))


def _write(work: Work) -> None:
    """All events of a command in one write: the file holds all of them, or none."""
    if work.head is not None:
        work.caseload.create_student(work.head, work.new)
    else:
        work.caseload.append_events(work.before, list(_steps(work)))
    kinds = ", ".join(event.type for event in work.new)
    path = work.caseload.path_of(work.before.id)
    if trouble := work.caseload.keep_history(f"{work.before.id}: {kinds}", [path]):
        aside(f"Note: saved, but the git history was not updated: {trouble}")


def _steps(work: Work) -> Iterator[tuple[Event, dict[Path, str | None]]]:
    """Each event of a command with what it changes in the head of the file, the one after the other."""
    identity = work.before.identity
    for event in work.new:
        edits = edits_by(event, work.student.events)
        yield event, place_by_place(identity, edits)
        identity = identity_after(identity, edits) if edits else identity
