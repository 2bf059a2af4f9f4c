"""Where a case stands, and the next command."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from casemgr.casefile.events import (
    AssessmentPlanGiven,
    ConsentReceived,
    ConsentRefused,
    Event,
    Exited,
    IepAnswered,
    MeetingHeld,
    ReferralReceived,
    ReferralWithdrawn,
    StudentAdded,
    TransferredIn,
)
from casemgr.casefile.student import booked_meetings
from casemgr.docket.deadline import Deadline

MEETING_RULES = frozenset(
    {"initial-iep", "reassessment-iep", "annual-review", "triennial", "parent-requested-iep", "interim-placement"}
)
"""Rules that a booked meeting is on its way to meet."""


def where_it_stands(events: tuple[Event, ...]) -> str:
    """The case in a few words, from the last event that moved it."""
    stage = "nothing recorded yet"
    for event in events:
        match event:
            case Exited():
                stage = f"exited on {event.date} ({event.reason})"
            case ReferralReceived(form="oral"):
                stage = "referred orally; not yet in writing"
            case ReferralReceived():
                stage = "referred; assessment plan to be given"
            case ReferralWithdrawn():
                stage = "referral withdrawn"
            case AssessmentPlanGiven():
                stage = f"{event.purpose} assessment plan with the parent since {event.date}"
            case ConsentReceived():
                stage = f"assessing ({event.purpose}) since consent on {event.date}"
            case ConsentRefused():
                stage = f"consent to the {event.purpose} assessment refused on {event.date}"
            case MeetingHeld():
                stage = _after_meeting(event)
            case IepAnswered(answer="agreed"):
                stage = f"IEP in effect, agreed on {event.date}"
            case IepAnswered():
                stage = f"IEP offered; the parent has answered: {event.answer} ({event.date})"
            case StudentAdded() | TransferredIn():
                stage = "has an IEP"
            case _:
                pass
    booked = booked_meetings(events)
    return stage + "".join(f"; {' and '.join(m.purposes)} meeting booked for {m.meeting_date}" for m in booked)


def _after_meeting(event: MeetingHeld) -> str:
    what = " and ".join(event.purposes)
    if event.outcome == "continued":
        return f"{what} meeting of {event.date} not finished"
    if event.eligible is False:
        return f"found not eligible on {event.date}"
    return f"IEP offered at the {what} meeting of {event.date}; waiting for the parent's answer"


def command_for(deadline: Deadline) -> str:
    """The command that meets a deadline."""
    return f"casemgr {deadline.rule.next.format(student=deadline.student)}"


def not_scheduled(deadline: Deadline, events: tuple[Event, ...]) -> bool:
    """Whether a meeting is due and none is booked that could meet it."""
    if not deadline.is_open or deadline.rule.id not in MEETING_RULES:
        return False
    wanted = {
        value
        for on in deadline.rule.met_by
        for value in _values(on.where.get("purposes"))
    }
    return not any(not wanted or wanted & set(meeting.purposes) for meeting in booked_meetings(events))


def _values(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value or ()


def next_step(deadlines: Iterable[Deadline], as_of: date) -> Deadline | None:
    """The open deadline to see to first: law before the rest on the same day, dated before undated."""
    kinds = ("law", "district", "practice")
    waiting = [deadline for deadline in deadlines if deadline.is_open and not _far(deadline, as_of)]
    key = lambda d: (d.act_by or date.max, kinds.index(d.rule.kind))  # noqa: E731
    return min(waiting, key=key, default=None)


def _far(deadline: Deadline, as_of: date) -> bool:
    """A date more than a year off is no next step."""
    return deadline.due is not None and (deadline.due - as_of).days > 366
