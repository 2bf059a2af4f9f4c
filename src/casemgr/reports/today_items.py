"""What needs doing, in the order in which a case manager looks: overdue, due soon, not scheduled, waiting on others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from casemgr.days.counting import after
from casemgr.docket.context import Context
from casemgr.docket.deadline import Deadline
from casemgr.docket.derive import derive_from, other_readings
from casemgr.docket.facts import Facts
from casemgr.docket.missing import is_needed_now, missing_calendar
from casemgr.docket.next_steps import command_for, is_far_unknown, not_scheduled
from casemgr.law.rules import RULE_KINDS

SCHOOL_DAYS = (5, 10, 30)
_CALENDAR_DAYS = {5: 7, 10: 14, 30: 42}  # the same in weeks, where no school calendar covers the days
NOT_SCHEDULED_DAYS = 90  # a meeting due within three months should be booked, or soon be

OVERDUE = "Overdue"
NOT_SCHEDULED = "Due later, and nothing scheduled"
UNKNOWN = "Date unknown for want of a school calendar"
WAITING = "Waiting on others"
OPEN = "To do, without a date"
SECTIONS = (
    OVERDUE,
    *(f"Due within {days} school days" for days in SCHOOL_DAYS),
    NOT_SCHEDULED,
    UNKNOWN,
    WAITING,
    OPEN,
)


class Item(NamedTuple):
    """One thing to do: its section, and what is remarkable about it."""

    section: str
    deadline: Deadline
    name: str
    nothing_booked: bool
    earlier_elsewhere: bool
    """Whether another reading of the law gives an earlier date."""
    command: str
    missing: str | None
    """The school calendar for want of which the date is unknown."""


def items_of(facts: Facts, context: Context, as_of: date) -> list[Item]:
    """A student's open deadlines that belong on this morning's page."""
    limits = _limits(facts, as_of)
    found = []
    for deadline in derive_from(facts, context, as_of):
        nothing_booked = not_scheduled(deadline, facts.events)
        missing = missing_calendar(deadline, facts) if deadline.status == "unknown" else None
        section = _section(deadline, nothing_booked, missing, limits, as_of) if deadline.is_open else None
        if section:
            found.append(
                Item(
                    section,
                    deadline,
                    facts.student.name,
                    nothing_booked,
                    _earlier_elsewhere(deadline, facts, context),
                    command_for(deadline, facts.events),
                    missing,
                )
            )
    return found


def _limits(facts: Facts, as_of: date) -> list[date]:
    """The last day of each of the spans of school days that begin today."""
    table = facts.calendar.table(None)
    return [after(as_of, days, table) or as_of + timedelta(days=_CALENDAR_DAYS[days]) for days in SCHOOL_DAYS]


def _section(
    deadline: Deadline, nothing_booked: bool, missing: str | None, limits: Sequence[date], as_of: date
) -> str | None:
    if deadline.status == "overdue":
        return OVERDUE
    day = deadline.act_by
    if day is not None:
        for limit, section in zip(limits, SECTIONS[1:], strict=False):
            if day <= limit:
                return section
        is_near = (day - as_of).days <= NOT_SCHEDULED_DAYS
        return NOT_SCHEDULED if nothing_booked and is_near else None
    if missing and is_needed_now(missing, as_of):
        return UNKNOWN
    if deadline.rule.waits_for:
        return WAITING
    return None if is_far_unknown(deadline, as_of) else OPEN


def _earlier_elsewhere(deadline: Deadline, facts: Facts, context: Context) -> bool:
    due = deadline.due
    return due is not None and any(
        other.due and other.due < due for other in other_readings(deadline, facts, context)
    )


def by_section(items: Iterable[Item]) -> list[Item]:
    """In the order of the page: law before district before practice, then by the day to act."""
    return sorted(items, key=_order)


def _order(item: Item) -> tuple[int, int, date, str, str]:
    deadline = item.deadline
    kind = RULE_KINDS.index(deadline.rule.kind)
    day = deadline.act_by or deadline.started_on
    return (SECTIONS.index(item.section), kind, day, deadline.student, deadline.rule.id)


def first_lines(items: Sequence[Item], lines: int) -> list[Item]:
    """So many items that every section which has any is seen: each gets a fair share, the first ones what is left."""
    groups = [[item for item in items if item.section == section] for section in SECTIONS[:-1]]
    taken = [0] * len(groups)
    while lines and any(taken[n] < len(group) for n, group in enumerate(groups)):
        for n, group in enumerate(groups):
            if lines and taken[n] < len(group):
                taken[n] += 1
                lines -= 1
    return [item for n, group in enumerate(groups) for item in group[: taken[n]]]
