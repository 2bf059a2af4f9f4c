"""What cannot follow what: the reason an event does not fit the events before it, or None.

Nothing that really happened is impossible to record; these are the slips worth stopping for once.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from casemgr.casefile.events import (
    AssessmentPlanGiven,
    ConsentReceived,
    ConsentRefused,
    Event,
    IepAnswered,
    MeetingHeld,
    MeetingScheduled,
    RecordsProvided,
    RecordsRequested,
    ReferralReceived,
    StudentAdded,
    TransferredIn,
)

HAS_IEP = (StudentAdded, TransferredIn)


def misfit(event: Event, known: tuple[Event, ...], born: date, today: date) -> str | None:
    """Why an event cannot have happened as said; `known` are the events so far, by date."""
    if event.date < born:
        return f"{event.date} lies before the student was born ({born})"
    if event.date > today:
        return f"{event.date} is in the future (today is {today}), and this records what has happened"
    before = tuple(e for e in known if e.date <= event.date)
    if any(_same(event, e) for e in known):
        return "exactly this is recorded already"
    check = _CHECKS.get(type(event))
    return check(event, before) if check else None


def _same(event: Event, other: Event) -> bool:
    ours = event.model_dump(exclude={"id", "recorded"})
    return event.type == other.type and ours == other.model_dump(exclude={"id", "recorded"})


def _answer(event: Event, before: tuple[Event, ...]) -> str | None:
    assert isinstance(event, (ConsentReceived, ConsentRefused))
    refusal = isinstance(event, ConsentRefused)
    if any(plan.purpose == event.purpose for plan in plans_to_answer(before, refusal=refusal)):
        return None
    plans = [e for e in before if isinstance(e, AssessmentPlanGiven) and e.purpose == event.purpose]
    if not plans:
        return f"no {event.purpose} assessment plan was given on or before {event.date}"
    return f"the {event.purpose} assessment plan of {plans[-1].date} has been answered already"


def plans_to_answer(before: tuple[Event, ...], *, refusal: bool) -> list[AssessmentPlanGiven]:
    """The last plan of each purpose that may still be answered.

    A parent who refused, or agreed to some areas, may consent later; a refusal answers only once.
    """
    waiting: dict[str, AssessmentPlanGiven] = {}
    for event in before:
        if isinstance(event, AssessmentPlanGiven):
            waiting[event.purpose] = event
        elif (isinstance(event, ConsentRefused) and refusal) or (
            isinstance(event, ConsentReceived) and not event.areas
        ):
            waiting.pop(event.purpose, None)
    return list(waiting.values())


def _plan(event: Event, before: tuple[Event, ...]) -> str | None:
    assert isinstance(event, AssessmentPlanGiven)
    if event.purpose == "initial" and not any(isinstance(e, ReferralReceived) for e in before):
        return f"no referral was received on or before {event.date}; an initial plan answers one"
    return None


def _meeting(event: Event, before: tuple[Event, ...]) -> str | None:
    assert isinstance(event, MeetingHeld)
    if not any(isinstance(e, (ReferralReceived, *HAS_IEP)) for e in before):
        return (
            None if "initial" not in event.purposes else f"no referral was received on or before {event.date}"
        )
    if "initial" in event.purposes and not any(isinstance(e, ConsentReceived) for e in before):
        return f"no consent to assess was received on or before {event.date}"
    return None


def _iep_answer(event: Event, before: tuple[Event, ...]) -> str | None:
    if any(isinstance(e, (MeetingHeld, *HAS_IEP)) for e in before):
        return None
    return f"no IEP was offered on or before {event.date}: no meeting is recorded"


def _provided(event: Event, before: tuple[Event, ...]) -> str | None:
    if any(isinstance(e, RecordsRequested) for e in before):
        return None
    return f"no request for records is recorded on or before {event.date}"


def _booked(event: Event, before: tuple[Event, ...]) -> str | None:
    del before
    assert isinstance(event, MeetingScheduled)
    if (event.meeting_date - event.date).days > 2 * 366:
        return f"{event.meeting_date} is more than two years away"
    return None


_CHECKS: dict[type[Event], Callable[[Event, tuple[Event, ...]], str | None]] = {
    ConsentReceived: _answer,
    ConsentRefused: _answer,
    AssessmentPlanGiven: _plan,
    MeetingHeld: _meeting,
    MeetingScheduled: _booked,
    IepAnswered: _iep_answer,
    RecordsProvided: _provided,
}
