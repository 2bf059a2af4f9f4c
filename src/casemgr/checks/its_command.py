"""What keeps `done` and `na` from a duty: it is not open, or a command of its own meets it, or says that it is not needed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from casemgr.casefile.events import Event, dated
from casemgr.casefile.saying import first_of, joined, long_date, plural
from casemgr.casefile.student import CASELOAD_ID
from casemgr.docket.deadline import Deadline
from casemgr.docket.next_steps import command_for, meeting_first, round_command
from casemgr.docket.same_matter import may_be_settled
from casemgr.docket.ticks import left_unrecorded, open_clocks
from casemgr.law.rules import Rule

NOT_NEEDED = "not-needed"


def not_open(rule: Rule, student_id: str, clocks: Sequence[Deadline], named: str | None) -> str | None:
    """Why nothing can be recorded for a duty, or for the one clock of it that was named; None where it is open, or was owed
    before a meeting and has no record."""
    if open_clocks(rule, clocks, named) or left_unrecorded(rule, clocks, named):
        return None
    whom = "the caseload" if student_id == CASELOAD_ID else "this student"
    return f"{rule.id} is not open for {whom}; what is: casemgr due --student {student_id}"


def not_open_on(clock: Deadline, day: date) -> str:
    """Why what was done on a day is not done for a clock that has closed."""
    name, done_on = clock.rule.short, long_date(day)
    if clock.met_by and day >= clock.started_on:
        return f"{name} was met on {long_date(clock.met_by.date)} already"
    if day < clock.started_on or not clock.ended_on:
        return f"{name} is open since {long_date(clock.started_on)}, and {done_on} came before"
    return f"{name} closed on {long_date(clock.ended_on)}, and {done_on} did not come before that"


def which_one(clocks: Sequence[Deadline], today: date) -> str:
    """That several of a duty are open, each about a matter of its own, and how to say which is done."""
    first = clocks[0]
    starts = joined([f"the {dated(clock.start.event, today)}" for clock in clocks if clock.start.event])
    return (
        f"{first.rule.short} is open {len(clocks)} times, for {starts}: casemgr next {first.student} asks about each, and a number of "
        "casemgr today names one"
    )


def instead_of_na(
    rule: Rule, student_id: str, clocks: Sequence[Deadline], events: tuple[Event, ...], today: date
) -> str | None:
    """Why `na` does not take a duty, unless forced: the command of its own that meets it, or that says that it is not
    needed. None where it does."""
    if rule.can_be_ticked:
        return None
    if command := not_needed_command(rule, student_id):
        return f"Use `{command}` for {rule.id}"
    if may_be_settled(rule, clocks, events):
        return None
    return f"{use_its_command(rule, student_id, clocks, events, today)}; if it does not apply, add --force"


def not_needed_command(rule: Rule, student_id: str) -> str | None:
    """The command that says that what a rule asks for is not needed, where its own command can say so: as a step of it.
    A triennial that is waived is planned so, with another command."""
    wanted = (words for on in rule.met_by for field, words in on.wanted if field == "step")
    if not any(NOT_NEEDED in words for words in wanted):
        return None
    return f"casemgr {rule.next.split()[0]} {student_id} --{NOT_NEEDED} --why TEXT"


def use_its_command(
    rule: Rule, student_id: str, clocks: Sequence[Deadline], events: tuple[Event, ...], today: date
) -> str:
    """A sentence with the command that meets a rule's open clock for a student, and after which meeting, where not now;
    where none is open, with the command as the law file has it."""
    for clock in clocks:
        if clock.rule.id == rule.id and clock.is_open:
            day = meeting_first(clock, events, today)
            after = f"; type it after the meeting on {long_date(day, today)}" if day else ""
            command = command_for(clock, events, clocks)
            return f"Use `{command}` for {rule.id}{after or _otherwise(command, rule, student_id)}"
    command = f"casemgr {rule.next.replace('{student}', student_id)}"
    return f"Use `{command}` for {rule.id}{_otherwise(command, rule, student_id)}"


def _otherwise(command: str, rule: Rule, student_id: str) -> str:
    """What records the meeting where the command only books it: somebody who says that it is done may have held it. Else what
    says that it is not needed, where the command can."""
    booking, option, purposes = command.partition(" --purpose ")
    if booking.startswith("casemgr schedule-iep "):
        return f"; if it was held: `casemgr hold-iep {student_id} --on DATE{option}{purposes}`"
    not_needed = not_needed_command(rule, student_id)
    return f"; if it is not needed: `{not_needed}`" if not_needed else ""


def of_all(rule: Rule, students: Sequence[str], why: str) -> str:
    """Why a round of a duty is not recorded, and the command of its own that records it for all of them at once, where one
    does. `why` it is not, with the command for one."""
    whom = f"{rule.id} is open for {plural(len(students), 'student')}: {first_of(students)}"
    command = round_command(rule)
    if not command:
        return f"{whom}. None is recorded: it takes a command for each. {why}"
    each = f"`casemgr {command}`"
    if not_needed_command(rule, students[0]):
        each += f"; if none of them needs it: `casemgr {command.split()[0]} --all --{NOT_NEEDED} --why TEXT`"
    return f"{whom}. None is recorded yet. For all of them at once: {each}. --except STUDENT leaves one out"
