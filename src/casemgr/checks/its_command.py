"""The command that meets a duty which `done` does not take, or that says that it is not needed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from casemgr.casefile.events import Event
from casemgr.casefile.saying import long_date
from casemgr.docket.deadline import Deadline
from casemgr.docket.next_steps import command_for, meeting_first
from casemgr.law.rules import Rule

NOT_NEEDED = "not-needed"


def not_needed_command(rule: Rule, student_id: str) -> str | None:
    """The command that says that what a rule asks for is not needed, where its own command can say so."""
    wanted = (words for on in rule.met_by for _, words in on.wanted)
    if not any(NOT_NEEDED in words for words in wanted):
        return None
    return f"casemgr {rule.next.split()[0]} {student_id} --{NOT_NEEDED} --why TEXT"


def use_its_command(
    rule: Rule, student_id: str, clocks: Iterable[Deadline], events: tuple[Event, ...], today: date
) -> str:
    """A sentence with the command that meets a rule's open clock for a student, and after which meeting, where not now;
    where none is open, with the command as the law file has it."""
    for clock in clocks:
        if clock.rule.id == rule.id and clock.is_open:
            day = meeting_first(clock, events, today)
            after = f"; type it after the meeting on {long_date(day, today)}" if day else ""
            command = command_for(clock, events)
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
