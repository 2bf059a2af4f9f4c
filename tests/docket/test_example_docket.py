"""The docket of every student of the example: what each event changed, what is open at the end, and the year ahead."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from casemgr.casefile.events import Event, label
from casemgr.casefile.naming import first_ids
from casemgr.casefile.student import Student
from casemgr.cli.program.context import context_of
from casemgr.days.yearspan import YearSpan
from casemgr.docket.actors import shares, team_names
from casemgr.docket.changes import changes
from casemgr.docket.deadline import Deadline
from casemgr.docket.derive import accounted, derive
from casemgr.docket.doing import events_for
from casemgr.docket.facts import Facts
from casemgr.docket.next_steps import command_for, not_scheduled
from casemgr.docket.other_readings import other_readings
from casemgr.docket.tally import sums_of
from casemgr.docket.year import student_year
from casemgr.store.caseload import Caseload
from conftest import EXAMPLE

CASELOAD = Caseload(EXAMPLE)
CONTEXT = context_of(CASELOAD)
PEOPLE = CASELOAD.settings.people


def of_events(student: Student) -> Iterator[str]:
    """Each event, as it came to be on file, and the clocks that it changed."""
    before: tuple[Deadline, ...] = ()
    for number, event in enumerate(student.events, start=1):
        then = Student(student.identity, student.events[:number])
        day = max(event.date, event.recorded)
        after = derive(then, CONTEXT, day)
        yield f"{day} {label(event)}"
        for change in changes(before, after, first_ids(then.events)):
            yield f"  {change.verb:8} {dates_of(change.deadline)}"
        before = after


def dates_of(deadline: Deadline) -> str:
    """A clock on a line: its days, and what it is about."""
    start = deadline.start
    words = [deadline.rule.id, f"from {start.day}", f"due {deadline.due}", deadline.status]
    if start.base != start.day:
        words.insert(2, f"counted from {start.base}")
    if deadline.hold_by != deadline.due:
        words.append(f"hold by {deadline.hold_by}")
    if deadline.act_by not in (deadline.due, deadline.hold_by):
        words.append(f"act by {deadline.act_by}")
    if deadline.missed_on:
        words.append(f"missed {deadline.missed_on}")
    words += [f"{how} by {label(event)} of {event.date}" for how, event in stopped_by(deadline)]
    return ", ".join(words)


def stopped_by(deadline: Deadline) -> Iterator[tuple[str, Event]]:
    if deadline.met_by:
        yield "met", deadline.met_by
    if deadline.ended_by:
        yield "ended", deadline.ended_by


def of_open(deadline: Deadline, facts: Facts, beside: Sequence[Deadline]) -> Iterator[str]:
    """An open clock: who acts, with which command, what a tick would record, and how its days were counted."""
    yield dates_of(deadline)
    yield f"  {command_for(deadline, facts.events, beside)}"
    if not_scheduled(deadline, facts.events):
        yield "  no meeting is booked in time"
    for share in shares(deadline, facts, PEOPLE):
        yield f"  {share.name}: {share.what or 'the whole'}"
    for made in events_for(deadline.rule, [deadline], facts.student, facts.events):
        yield f"  done: {made.cls.__name__} " + " ".join(
            f"{key}={value}" for key, value in made.fields.items()
        )
    account = accounted(deadline, facts, CONTEXT)
    if account.raw is not None:
        skipped = ", ".join(f"{span.first} to {span.last} {span.why}" for span in account.pauses)
        yield f"  {account.counted} of {account.raw} days" + (f" without {skipped}" if skipped else "")
    for other in other_readings(deadline, facts, CONTEXT):
        yield f"  {other.reading}: {other.due}"
    for total in sums_of(deadline, facts, CONTEXT):
        yield f"  {total.rule.id} {total.year}: {total.total:g}, left over {total.left_over:g}"


def of_year(facts: Facts, as_of: date) -> Iterator[str]:
    """The year ahead: what repeats, as if each were done on its day."""
    year = student_year(facts, CONTEXT, YearSpan.around(as_of), as_of)
    for place, deadline in enumerate(year.deadlines):
        if deadline.projected:
            late = ", no meeting is booked in time" if place in year.not_scheduled else ""
            yield f"  {dates_of(deadline)}{late}"


def lines_of(student: Student, as_of: date) -> Iterator[str]:
    yield f"## {student.id}"
    yield from of_events(student)
    facts = Facts.of(student, CONTEXT, as_of)
    yield f"{as_of} team: " + ", ".join(team_names(facts.student, facts.events, PEOPLE))
    clocks = derive(student, CONTEXT, as_of)
    for deadline in clocks:
        if deadline.is_open:
            yield from of_open(deadline, facts, clocks)
    yield "the year ahead"
    yield from of_year(facts, as_of)


def test_the_docket_of_every_student_of_the_example(golden: Callable[[str, str], None]) -> None:
    as_of = CASELOAD.settings.as_of
    assert as_of
    students = [file.student for file in CASELOAD.students() if file.student]
    golden("docket.txt", "".join(f"{line}\n" for student in students for line in lines_of(student, as_of)))


def test_dates_kept_for_one_student_are_right_for_every_other() -> None:
    """The context keeps the dates under other readings by what decides them; a context of its own has kept nothing."""
    as_of = CASELOAD.settings.as_of
    assert as_of
    shared = context_of(CASELOAD)
    for student in (file.student for file in CASELOAD.students() if file.student):
        facts = Facts.of(student, shared, as_of)
        for clock in derive(student, shared, as_of):
            alone = context_of(CASELOAD)
            own = other_readings(clock, Facts.of(student, alone, as_of), alone)
            assert other_readings(clock, facts, shared) == own, f"{student.id} {clock.rule.id}"
    assert shared.kept
