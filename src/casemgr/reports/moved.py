"""The deadlines that a change of the school calendar moves."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from casemgr.casefile.saying import long_date, plural
from casemgr.casefile.student import Student
from casemgr.docket.changes import has_moved
from casemgr.docket.context import Context
from casemgr.docket.deadline import Deadline
from casemgr.docket.derive import derive
from casemgr.reports.report import Column, Report

COLUMNS = (
    Column("student", "Student", "word"),
    Column("rule", "Duty"),
    Column("due", "Due", "date"),
    Column("act_by", "Act by", "date"),
    Column("was", "Before"),
)


class Moved(NamedTuple):
    before: Deadline
    after: Deadline


def moved_between(before: Sequence[Deadline], after: Sequence[Deadline]) -> list[Moved]:
    """The open deadlines of one student whose dates differ."""
    pairs = zip(before, after, strict=True)
    return [Moved(*pair) for pair in pairs if pair[1].is_open and has_moved(*pair)]


def moved_by(students: Iterable[Student], before: Context, after: Context, today: date) -> list[Moved]:
    """The open deadlines of every student that other calendars move."""
    found = []
    for student in students:
        was, now = (derive(student, context, today) for context in (before, after))
        found += moved_between(*paired(was, now))
    return found


def moved_report(found: Sequence[Moved], as_of: date, besides: Sequence[str] = ()) -> Report:
    """The list; `besides`: what else the change does, in sentences below it."""
    rows = tuple(
        (new.student, new.rule.short, new.due, new.hold_by, was_words(old, new, as_of)) for old, new in found
    )
    return Report(
        title=f"{plural(len(rows), 'deadline')} with another date" if rows else "Deadlines with another date",
        columns=COLUMNS,
        rows=rows,
        data=dict,
        empty="No deadline moves.",
        notes=tuple(besides),
    )


def was_words(before: Deadline, after: Deadline, as_of: date) -> str:
    """What is another: `due Fri 9/3`, `to act by Thu 9/2`, or that it was unknown."""
    if before.due != after.due:
        return f"due {long_date(before.due, as_of)}" if before.due else "unknown"
    return f"to act by {long_date(before.hold_by, as_of)}" if before.hold_by else "day to act unknown"


def paired(before: Sequence[Deadline], after: Sequence[Deadline]) -> tuple[list[Deadline], list[Deadline]]:
    """The deadlines that both know, by rule and by what started them."""

    def key(deadline: Deadline) -> tuple[str, str]:
        event = deadline.start.event
        return deadline.rule.id, event.id if event else str(deadline.started_on)

    known = {key(deadline): deadline for deadline in before}
    both = [(known[key(deadline)], deadline) for deadline in after if key(deadline) in known]
    return [old for old, _ in both], [new for _, new in both]
