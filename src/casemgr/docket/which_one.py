"""The option of a next command that says which of several matters is meant, where others wait for the same command."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from casemgr.casefile.events import Event, MeetingScheduled, said
from casemgr.docket.deadline import Deadline
from casemgr.state.assessments import plans_to_answer
from casemgr.state.enrollment import may_have_iep, since_case_closed
from casemgr.state.meetings import booked_meetings, meeting_ties

_TICKS = ("done", "not_applicable")


def clock_to_do(deadline: Deadline, beside: Iterable[Deadline]) -> Deadline:
    """The clock whose command meets this one: its own, or that of the open one which started with what this one is about.
    `beside`: the student's deadlines."""
    if deadline.rule.goes_with is None or deadline.start.event is None:
        return deadline
    named = said(deadline.start.event, deadline.rule.goes_with) or ()
    for other in beside:
        if (
            other.is_open
            and other.start.event
            and other.start.event.id in named
            and _is_like(other, deadline)
        ):
            return other
    return deadline


def option_for(deadline: Deadline, events: tuple[Event, ...], beside: Iterable[Deadline]) -> str:
    """` --of 2026-11-20`; empty where the command goes without it."""
    which, event = deadline.rule.which, deadline.start.event
    if which is None or event is None:
        return ""
    words: date | str | None
    if which.by == "meeting":
        words = _day_of_meeting(event, events)
    elif which.by == "plan":
        words = _purpose_of_plan(event, events)
    elif which.by == "iep":
        words = which.says if may_have_iep(since_case_closed(events)) else None
    else:
        words = _day_or_id(event, _waiting_too(deadline, beside))
    return f" {which.option} {words}" if words else ""


def _waiting_too(deadline: Deadline, beside: Iterable[Deadline]) -> list[Event]:
    """What started the other clocks for which the command may be meant."""
    return [
        other.start.event
        for other in beside
        if other.start.event
        and _is_unanswered(other)
        and other.rule.which == deadline.rule.which
        and _is_like(other, deadline)
    ]


def _is_unanswered(clock: Deadline) -> bool:
    """Whether what started it still waits: a tick closes the clock, and answers nothing."""
    stopped = clock.met_by or clock.ended_by
    return stopped is None or stopped.type in _TICKS


def _is_like(one: Deadline, other: Deadline) -> bool:
    """Whether both have the same command, whatever its options."""
    return one.rule.next.split()[0] == other.rule.next.split()[0]


def _day_or_id(event: Event, others: Sequence[Event]) -> date | str | None:
    """What says that an event is meant, and none of the others: its day, or its id where two are of one day."""
    apart = [other for other in others if other.id != event.id]
    if not apart:
        return None
    return event.id if any(other.date == event.date for other in apart) else event.date


def _purpose_of_plan(event: Event, events: tuple[Event, ...]) -> str | None:
    """The purpose of the plan that an event gives, or of the first that waits for its answer, where several do."""
    waiting = [each.purpose for each in plans_to_answer(events, refusal=False)]
    if len(waiting) < 2:
        return None
    purpose = said(event, "purpose")
    return purpose if purpose in waiting else waiting[0]


def _day_of_meeting(event: Event, events: tuple[Event, ...]) -> date | None:
    """The day of the one meeting that an event is about, where several are booked."""
    booked = booked_meetings(events)
    if len({each.meeting_date for each in booked}) < 2:
        return None
    if isinstance(event, MeetingScheduled):
        return event.meeting_date
    ties = meeting_ties(events)
    days = {each.meeting_date for each in booked if not ties.of_start(event).isdisjoint(ties.booked[each.id])}
    return days.pop() if len(days) == 1 else None
