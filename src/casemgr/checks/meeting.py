"""The meeting, its members, and the IEP offered."""

from __future__ import annotations

from collections.abc import Iterable

from casemgr.casefile.events import (
    CompletionAgreed,
    ConsentReceived,
    Event,
    IepAmended,
    IepAnswered,
    MeetingCancelled,
    MeetingHeld,
    MeetingScheduled,
    ParentReplied,
    ReferralReceived,
    TeamInvited,
)
from casemgr.casefile.saying import joined, long_date
from casemgr.checks.earlier import HAS_IEP, Check, after, no_iep, offers_iep, one_of
from casemgr.state.bookings import plan_may_wait
from casemgr.state.meetings import booked_meetings, day_now

_REFERRED = after(one_of(ReferralReceived, *HAS_IEP), "no referral was received")
_CONSENTED = after(one_of(ConsentReceived, CompletionAgreed), "no consent to assess was received")


def _held(event: MeetingHeld, before: tuple[Event, ...]) -> str | None:
    if "initial" in event.purposes and event.outcome == "completed" and event.eligible is None:
        return "a completed initial meeting finds the student eligible or not: say which"
    if event.plan_not_reviewed and not plan_may_wait(event.purposes):
        return f"only a triennial leaves the review of the IEP for another day; this meeting was {joined(event.purposes)}"
    if "initial" not in event.purposes:
        return None
    return _REFERRED(event, before) or _CONSENTED(event, before)


def _scheduled(event: MeetingScheduled, _before: tuple[Event, ...]) -> str | None:
    if event.meeting_date < event.date:
        return f"{long_date(event.meeting_date)} lies before {long_date(event.date)}, the day on which it was booked"
    return None


def _booked(event: MeetingCancelled | ParentReplied | TeamInvited, before: tuple[Event, ...]) -> str | None:
    """For what presumes a meeting ahead, and the day it names, if it names one."""
    day = event.meeting_date if isinstance(event, MeetingCancelled) else event.meeting
    meetings = booked_meetings(before)
    booked = [meeting.meeting_date for meeting in meetings]
    if not booked:
        return f"no meeting is booked on {long_date(event.date)}"
    if day and day not in booked:
        if (now := day_now(day, before)) in booked:
            return f"the meeting of {long_date(day)} was moved to {long_date(now)}; leave out --meeting"
        return f"no meeting is booked for {long_date(day)}"
    if isinstance(event, MeetingCancelled) and not _calls_off_one(event, meetings):
        return f"no {joined(event.purposes)} meeting is booked for {long_date(event.meeting_date)}"
    return None


def _calls_off_one(off: MeetingCancelled, meetings: Iterable[MeetingScheduled]) -> bool:
    on_the_day = [each for each in meetings if each.meeting_date == off.meeting_date]
    return any(not set(each.purposes).isdisjoint(off.purposes) for each in on_the_day)


def _invited(event: TeamInvited, before: tuple[Event, ...]) -> str | None:
    """A team may be asked before the day is booked."""
    return _booked(event, before) if event.meeting else None


def _answered(event: IepAnswered, before: tuple[Event, ...]) -> str | None:
    """An IEP agreed to is settled; only a later meeting, or a new start here, offers another."""
    if event.expected and event.answer != "undecided":
        return f"an answer is expected only of a parent who is undecided, and the answer is: {event.answer}"
    if event.expected and event.expected < event.date:
        return f"the answer is expected by {long_date(event.expected)}, before {long_date(event.date)}"
    is_offered = False
    settled: IepAnswered | None = None
    for earlier in before:
        if offers_iep(earlier):
            is_offered, settled = True, None
        elif isinstance(earlier, IepAnswered) and earlier.answer == "agreed":
            settled = earlier
    if settled:
        return f"the IEP was agreed to on {long_date(settled.date)}, and no meeting has offered another since"
    return (
        None
        if is_offered
        else f"no IEP was offered on or before {long_date(event.date)}: no meeting that offers one is recorded"
    )


def _amended(event: IepAmended, before: tuple[Event, ...]) -> str | None:
    if event.agreed and event.agreed > event.date:
        return f"signed {long_date(event.agreed)} is later than received {long_date(event.date)}"
    return no_iep(event, before)


CHECKS: dict[type[Event], Check] = {
    MeetingHeld: _held,
    MeetingScheduled: _scheduled,
    MeetingCancelled: _booked,
    ParentReplied: _booked,
    TeamInvited: _invited,
    IepAnswered: _answered,
    IepAmended: _amended,
}
