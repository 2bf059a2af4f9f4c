"""The dates of one deadline under the readings that its district has not chosen."""

from __future__ import annotations

from datetime import date

from casemgr.docket.context import Context, ReadingChange
from casemgr.docket.deadline import Deadline, OtherReading
from casemgr.docket.due import reckon
from casemgr.docket.facts import Facts
from casemgr.docket.level_then import as_it_was


def other_readings(deadline: Deadline, facts: Facts, context: Context) -> tuple[OtherReading, ...]:
    """Each single change of a reading that moves the due date, with the date it gives."""
    changes = context.other_readings_of(deadline.rule)
    if not changes or deadline.reckoning.extended_until:
        return ()
    facts = as_it_was(deadline.rule, deadline.met_by or deadline.ended_by, facts, context)
    if (count := _same_count(deadline, facts)) is None:
        return _moving(changes, deadline, facts, context)
    if count not in context.kept:
        context.kept[count] = _moving(changes, deadline, facts, context)
    return context.kept[count]


def _moving(
    changes: tuple[ReadingChange, ...], deadline: Deadline, facts: Facts, context: Context
) -> tuple[OtherReading, ...]:
    found = []
    for change in changes:
        due = _under(change, deadline, facts, context)
        if due != deadline.due and not _is_drawn_forward(deadline, due):
            found.append(OtherReading(change.label, due))
    return tuple(found)


def _is_drawn_forward(deadline: Deadline, due: date | None) -> bool:
    """Whether the date is that of another deadline's meeting, which comes before this one under a reading too."""
    is_drawn = deadline.held_for is not None and deadline.reckoning.meeting_due is not None
    return is_drawn and (due is None or deadline.due is None or due > deadline.due)


def _same_count(deadline: Deadline, facts: Facts) -> tuple[object, ...] | None:
    """What decides the date of a clock whose rule looks at nothing else of a student: the same for all students with the same;
    None where more decides."""
    rule, start = deadline.rule, deadline.start
    if not rule.counts_alone:
        return None
    ours = (rule.id, rule.in_force.from_, start.day, start.base, facts.level, facts.calendar)
    if start.parent is None:
        return ours
    of_parent = _same_count(start.parent, facts)
    return of_parent and ours + of_parent


def _under(change: ReadingChange, deadline: Deadline, facts: Facts, context: Context) -> date | None:
    """The same clock's due date with one reading changed; the clock that it counts from is counted again where that reading
    can move it."""
    start = deadline.start
    if start.parent and change in context.other_readings_of(start.parent.rule):
        start = start._replace(base=_under(change, start.parent, facts, context))
    return reckon(deadline.rule, start, facts, context, change.readings).due
