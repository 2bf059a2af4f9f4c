"""Where a case stands, and the next command."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

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
    {
        "initial-iep",
        "reassessment-iep",
        "annual-review",
        "triennial",
        "parent-requested-iep",
        "interim-placement",
    }
)
"""Rules that a booked meeting is on its way to meet."""


def where_it_stands(events: tuple[Event, ...]) -> str:
    """The case in a few words, from the last event that moved it."""
    stages = [_STAGES[type(event)](event) for event in events if type(event) in _STAGES]
    stage = stages[-1] if stages else "nothing recorded yet"
    booked = booked_meetings(events)
    return stage + "".join(
        f"; {' and '.join(m.purposes)} meeting booked for {m.meeting_date}" for m in booked
    )


def _after_referral(event: Any) -> str:
    return (
        "referred orally; not yet in writing"
        if event.form == "oral"
        else "referred; assessment plan to be given"
    )


def _after_answer(event: Any) -> str:
    if event.answer == "agreed":
        return f"IEP in effect, agreed on {event.date}"
    return f"IEP offered; the parent has answered: {event.answer} ({event.date})"


def _after_meeting(event: Any) -> str:
    what = " and ".join(event.purposes)
    if event.outcome == "continued":
        return f"{what} meeting of {event.date} not finished"
    if event.eligible is False:
        return f"found not eligible on {event.date}"
    return f"IEP offered at the {what} meeting of {event.date}; waiting for the parent's answer"


_STAGES: dict[type[Event], Callable[[Any], str]] = {
    Exited: lambda e: f"exited on {e.date} ({e.reason})",
    ReferralReceived: _after_referral,
    ReferralWithdrawn: lambda _: "referral withdrawn",
    AssessmentPlanGiven: lambda e: f"{e.purpose} assessment plan with the parent since {e.date}",
    ConsentReceived: lambda e: f"assessing ({e.purpose}) since consent on {e.date}",
    ConsentRefused: lambda e: f"consent to the {e.purpose} assessment refused on {e.date}",
    MeetingHeld: _after_meeting,
    IepAnswered: _after_answer,
    StudentAdded: lambda _: "has an IEP",
    TransferredIn: lambda e: f"moved in on {e.date} from {e.from_district} with an IEP",
}


def command_for(deadline: Deadline) -> str:
    """The command that meets a deadline."""
    return f"casemgr {deadline.rule.next.format(student=deadline.student)}"


def not_scheduled(deadline: Deadline, events: tuple[Event, ...]) -> bool:
    """Whether a meeting is due and none is booked that could meet it."""
    if not deadline.is_open or deadline.rule.id not in MEETING_RULES:
        return False
    wanted = {value for on in deadline.rule.met_by for value in _values(on.where.get("purposes"))}
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
