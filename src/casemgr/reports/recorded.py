"""What a recording command says: the event, the deadlines it changed, and the next step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from casemgr.casefile.events import Event, Exited, label
from casemgr.casefile.saying import Nearby
from casemgr.casefile.student import Student
from casemgr.docket.changes import Change
from casemgr.docket.deadline import Deadline
from casemgr.docket.next_steps import command_for, next_step
from casemgr.reports.words import long_date, plural, printable

FAR_DAYS = 3 * 366 + 1  # a triennial is worth a line; a four-year-old's 22nd birthday is not


def event_line(student: Student, event: Event) -> str:
    """`Ana Rivera (ana-r): consent to the initial assessment plan received on Fri 2025-11-14`."""
    return printable(f"{student.name} ({student.id}): {event.sentence(nearby(student))}")


def nearby(student: Student) -> Nearby:
    """What the sentences of a student's events may refer to."""
    events = {event.id: f"{label(event)} of {long_date(event.date)}" for event in student.events}
    return Nearby(events, [contact.name for contact in student.identity.contacts])


def brief_line(student: Student, events: Sequence[Event], found: tuple[Change, ...]) -> str:
    """`ana-r  staff reviewed: met staff-informed, started …` for one student of many."""
    verbs = dict.fromkeys(change.verb for change in found)
    what = "; ".join(
        f"{verb} {', '.join(c.deadline.rule.id for c in found if c.verb == verb)}" for verb in verbs
    )
    said = " and ".join(dict.fromkeys(label(event) for event in events))
    return printable(f"{student.id:<8}  {said}{': ' + what if what else ''}")


def change_lines(found: tuple[Change, ...], today: date) -> list[tuple[str, str]]:
    """Each change as its verb and the rest of the line; the far ones that a new file starts are only counted."""
    far = [change for change in found if change.verb == "started" and _is_far(change.deadline, today)]
    near = [change for change in found if change not in far]
    width = max((len(change.deadline.rule.id) for change in near), default=0)
    lines: list[tuple[str, str]] = [(c.verb, f"{c.deadline.rule.id:<{width}}  {_what(c)}") for c in near]
    if far:
        first = min(change.deadline.due or date.max for change in far)
        lines.append(("started", f"{plural(len(far), 'deadline')} more, the first on {long_date(first)}"))
    return lines


def _is_far(deadline: Deadline, today: date) -> bool:
    return deadline.due is not None and (deadline.due - today).days > FAR_DAYS


def _what(change: Change) -> str:
    deadline = change.deadline
    if change.verb == "met":
        late = f" LATE: it was due {long_date(deadline.due)}" if deadline.status == "met_late" else ""
        due = f" (due {long_date(deadline.due)})" if deadline.due and not late else ""
        return f"on {long_date(deadline.met_by.date if deadline.met_by else None)}{due}{late}"
    if change.verb == "ended":
        return f"closed: {_ending(deadline.ended_by)}" if deadline.ended_by else "closed"
    before = change.before.due if change.verb == "moved" and change.before else None
    when = when_due(deadline)
    moved = f"from {long_date(before)} to {when.removeprefix('due ')}" if before else when
    return f"{moved} · {_law(deadline)}"


def _ending(event: Event) -> str:
    return "student exited" if isinstance(event, Exited) else label(event)


def _law(deadline: Deadline) -> str:
    """The first citation; `why` has them all."""
    first, *more = deadline.rule.cite
    return f"{first} and {len(more)} more" if len(more) > 1 else ", ".join(deadline.rule.cite)


def when_due(deadline: Deadline) -> str:
    """`due Fri 2026-01-30 · hold by Fri 2026-01-30`."""
    if deadline.status == "open":
        return f"open: {deadline.rule.title}"
    if deadline.due is None:
        return "due: unknown without a school calendar"
    hold = f" · hold by {long_date(deadline.hold_by)}" if deadline.hold_by else ""
    overdue = " · OVERDUE" if deadline.status == "overdue" and not deadline.rule.number else ""
    return f"due {long_date(deadline.due)}{hold}{overdue}"


def next_lines(after: tuple[Deadline, ...], events: tuple[Event, ...], today: date) -> list[str]:
    """The next step's command, or that nothing is waiting."""
    step = next_step(after, today)
    if step is None:
        return ["Next: nothing is waiting."]
    when = "" if step.status == "open" else f", {when_due(step)}"
    return [f"Next: {step.rule.title}{when}", f"      {command_for(step, events)}"]
