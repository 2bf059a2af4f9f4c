"""What a recording command says: the event, the deadlines it changed, and the next step."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from casemgr.casefile.events import Event, Exited, IdentityChanged, MeetingHeld, dated, label
from casemgr.casefile.student import Student
from casemgr.characters import printable
from casemgr.docket.changes import Change
from casemgr.docket.deadline import Deadline
from casemgr.docket.next_steps import next_step, offered, with_somebody_to_ask
from casemgr.law.book import LawBook
from casemgr.reports.about import short_words, title_words
from casemgr.reports.chosen_changes import chosen, has_date, is_missed
from casemgr.reports.closed_with import closed_with
from casemgr.reports.nearby import nearby
from casemgr.reports.words import long_date, plural


def event_line(student: Student, event: Event, law: LawBook, today: date) -> str:
    """`Ana Rivera (ana-r): consent to the initial assessment plan received on Fri 11/14`."""
    return printable(f"{student.name} ({student.id}): {event.sentence(nearby(student, law, today))}")


def recorded_before(student_id: str, last: Sequence[Event], today: date) -> str | None:
    """What the last command recorded, where that was before today."""
    recorded = max(event.recorded for event in last)
    if recorded >= today:
        return None
    what = ", ".join(dated(event, today) for event in last)
    when = f"recorded {plural((today - recorded).days, 'day')} ago, on {long_date(recorded, today)}"
    return f"{student_id}: the last command was {when}: {plural(len(last), 'event')} ({what})"


def brief_line(student: Student, events: Sequence[Event], found: tuple[Change, ...]) -> str:
    """`ana-r  staff reviewed: met Staff informed · started …` for one student of many."""
    what = _changed_words(found)
    said = " and ".join(dict.fromkeys(label(event) for event in events))
    return printable(f"{student.id:<8}  {said}{': ' + what if what else ''}")


def answer_lines(
    student: Student, events: Sequence[Event], found: tuple[Change, ...], law: LawBook, today: date
) -> list[str]:
    """`Recorded: meeting notice sent on Fri 11/20`, and what that has met, started or moved."""
    near = nearby(student, law, today)
    lines = [printable(f"  Recorded: {event.sentence(near)}") for event in events]
    what = " · ".join(filter(None, (_changed_words(found), closed_with(found, events))))
    return [*lines, printable(f"    {what}")] if what else lines


def _changed_words(found: tuple[Change, ...]) -> str:
    """`met Meeting notice · started Parent reply; Draft IEP`."""
    kept = [change for change in found if change.verb != "ended" or is_missed(change)]
    verbs = dict.fromkeys(change.verb for change in kept)
    return " · ".join(
        f"{verb} {'; '.join(dict.fromkeys(short_words(c.deadline) for c in kept if c.verb == verb))}"
        for verb in verbs
    )


def event_lines(
    student: Student, events: Sequence[Event], law: LawBook, today: date, *, full: bool
) -> list[str]:
    """What was recorded, a sentence each; of many, the first ones and how many more."""
    shown = events if full or len(events) <= EVENTS else events[: EVENTS - 1]
    lines = [event_line(student, event, law, today) for event in shown]
    more = len(events) - len(shown)
    return [*lines, f"and {plural(more, 'event')} more: casemgr history {student.id}"] if more else lines


def change_lines(
    found: tuple[Change, ...], today: date, student: Student, events: Sequence[Event], *, full: bool
) -> list[tuple[str, str]]:
    """What was met; what has started or moved, dated ones first; and what was missed for good. What has no date is
    counted where it is more than a few, and what closed is left out where something else changed, unless the student has
    left. One event that meets the duty of two school years is one line. `full`: all of it."""
    has_left = any(isinstance(event, Exited) for event in events)
    shown, rest = (list(found), []) if full else chosen(found, today, tell_closed=has_left)
    width = max((len(short_words(change.deadline)) for change in shown), default=0)
    lines: list[tuple[str, str]] = [
        (c.verb, f"{short_words(c.deadline):<{width}}  {_what(c, today)}") for c in shown
    ]
    if not full:
        place = sum(is_missed(change) or change.verb == "met" for change in shown)
        lines[place:place] = _unrecorded_line(found, student)
        lines += [("ended", said)] if (said := closed_with(found, events)) else []
    return [*dict.fromkeys(lines), *_counted(rest, student, events, today)]


def fitted(lines: list[tuple[str, str]], room: int) -> list[tuple[str, str]]:
    """The lines, or as many as there is room for, the last one too, which counts the rest."""
    if len(lines) <= max(room, SHOWN_AT_LEAST):
        return lines
    kept = max(room, SHOWN_AT_LEAST) - 2
    return [*lines[:kept], ("", f"and {len(lines) - kept - 1} more lines: --full"), lines[-1]]


def _unrecorded_line(found: tuple[Change, ...], student: Student) -> Iterator[tuple[str, str]]:
    """Which steps were owed before what was recorded and have no record; of many the first, and where all are listed."""
    left = [c.deadline for c in found if c.verb == "ended" and c.deadline.unrecorded]
    names = [*dict.fromkeys(map(short_words, left))]
    shown, rest = (
        (names, 0) if len(names) <= UNRECORDED else (names[: UNRECORDED - 1], len(names) - UNRECORDED + 1)
    )
    if names:
        more = f"; {rest} more: casemgr duties {student.id}" if rest else ""
        yield "ended", f"never recorded: {'; '.join(shown)}{more}"


LINES = 12
"""All that a command says about one student, but for --full."""
SHOWN_AT_LEAST = 3
EVENTS, UNRECORDED = 3, 3
"""The lines of each kind that are shown of many."""


def _counted(
    rest: list[Change], student: Student, events: Sequence[Event], today: date
) -> list[tuple[str, str]]:
    """`8 steps after the meeting: casemgr next ana-r`, and how many more of each other kind."""
    steps = [change for change in rest if change.verb == "started" and not has_date(change)]
    after = " after the meeting" if any(isinstance(event, MeetingHeld) for event in events) else ""
    lines = []
    for verb in dict.fromkeys(change.verb for change in rest):
        more = [change for change in rest if change.verb == verb and change not in steps]
        if more and verb == "started":
            lines.append(("started", f"{plural(len(more), 'deadline')} more, {_first_of(more, today)}"))
        elif more:
            lines.append((str(verb), f"{len(more)} more: {'; '.join(short_words(c.deadline) for c in more)}"))
    if steps:
        lines.append(("started", f"{plural(len(steps), 'step')}{after}: casemgr next {student.id}"))
    return lines


def _first_of(changes: Sequence[Change], today: date) -> str:
    known = [change.deadline.due_here for change in changes if change.deadline.due_here]
    return (
        f"the first on {long_date(min(known), today)}" if known else "due: unknown without a school calendar"
    )


def _what(change: Change, today: date) -> str:
    deadline = change.deadline
    if change.verb == "met":
        is_late = deadline.status == "met_late" and not deadline.rule.has_own_number
        said = (
            f" LATE: it was due {long_date(deadline.due, today)}"
            if is_late
            else f" (due {long_date(deadline.due, today)})"
        )
        return f"on {long_date(deadline.met_by.date if deadline.met_by else None, today)}{said if deadline.due else ''}"
    if change.verb == "ended":
        missed = ", without a record" if deadline.unrecorded else ""
        missed = f" NEVER DONE: it was due {long_date(deadline.due, today)}" if deadline.never_met else missed
        return f"closed: {_ending(deadline.ended_by)}{missed}" if deadline.ended_by else f"closed{missed}"
    when = when_due(deadline, today)
    if change.verb == "moved" and change.before:
        when = _moved(change.before, deadline, when, today)
    return f"{when} · {_law(deadline)}"


def _moved(before: Deadline, after: Deadline, when: str, today: date) -> str:
    """From which day a deadline moved; where it is due on the same one, which day to act by was another. `when`: as it is now."""
    if before.due != after.due:
        return f"from {long_date(before.due, today)} to {when.removeprefix('due ')}" if before.due else when
    was = f"instead of {long_date(before.hold_by, today)}" if before.hold_by else "which was unknown"
    now = f"to act by {long_date(after.hold_by, today)}" if after.hold_by else "the day to act is unknown"
    return f"due {long_date(after.due_here, today)}: {now}, {was}"


def _ending(event: Event) -> str:
    if isinstance(event, IdentityChanged):
        return "left" if event.field.startswith(("providers.", "teachers.")) else f"{event.field} changed"
    return "student exited" if isinstance(event, Exited) else label(event)


def _law(deadline: Deadline) -> str:
    """The first citation; `why` has them all."""
    first, *more = deadline.rule.cite
    return f"{first} and {len(more)} more" if len(more) > 1 else ", ".join(deadline.rule.cite)


def when_due(deadline: Deadline, today: date) -> str:
    """`due Sat 1/31 · act by Fri 1/30`; the day to act by only where it is another."""
    if deadline.status == "open":
        return f"open: {deadline.rule.title}"
    if deadline.due is None:
        return "due: unknown without a school calendar"
    act = f" · act by {long_date(deadline.act_by, today)}" if deadline.act_by != deadline.due_here else ""
    overdue = " · OVERDUE" if deadline.status == "overdue" and not deadline.rule.has_own_number else ""
    return f"due {long_date(deadline.due_here, today)}{act}{overdue}"


def next_lines(
    after: tuple[Deadline, ...], student: Student, today: date, just: Collection[str] = ()
) -> list[str]:
    """The next step's command, or that nothing is waiting. `just`: the ids of the events just recorded."""
    events = student.known(today)
    step = next_step(with_somebody_to_ask(after, student), today, just, events)
    if step is None:
        return ["Next: nothing is waiting."]
    when = "" if step.status == "open" else f", {when_due(step, today)}"
    return [f"Next: {title_words(step)}{when}", f"      {offered(step, events, today, after)}"]
