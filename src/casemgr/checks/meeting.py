"""The meeting, its members, and the IEP offered."""

from __future__ import annotations

from casemgr.casefile.events import (
    CompletionAgreed,
    ConsentReceived,
    Event,
    IepAmended,
    IepAnswered,
    IepChecked,
    IepDrafted,
    MeetingCancelled,
    MeetingHeld,
    MeetingScheduled,
    ParentReplied,
    ReferralReceived,
    TeamInvited,
)
from casemgr.casefile.saying import long_date
from casemgr.checks.earlier import HAS_IEP, Check, no_iep, offers_iep
from casemgr.state.meetings import booked_meetings, day_now


def _held(event: Event, before: tuple[Event, ...]) -> str | None:
    assert isinstance(event, MeetingHeld)
    if not any(isinstance(e, (ReferralReceived, *HAS_IEP)) for e in before):
        return (
            None
            if "initial" not in event.purposes
            else f"no referral was received on or before {long_date(event.date)}"
        )
    if "initial" in event.purposes and not any(
        isinstance(e, (ConsentReceived, CompletionAgreed)) for e in before
    ):
        return f"no consent to assess was received on or before {long_date(event.date)}"
    return None


def _scheduled(event: Event, before: tuple[Event, ...]) -> str | None:
    del before
    assert isinstance(event, MeetingScheduled)
    if (event.meeting_date - event.date).days > 2 * 366:
        return f"{long_date(event.meeting_date)} is more than two years away"
    return None


def _booked(event: Event, before: tuple[Event, ...]) -> str | None:
    """For what presumes a meeting ahead, and the day it names, if it names one."""
    assert isinstance(event, (MeetingCancelled, ParentReplied, TeamInvited))
    day = event.meeting_date if isinstance(event, MeetingCancelled) else event.meeting
    booked = [meeting.meeting_date for meeting in booked_meetings(before)]
    if not booked:
        return f"no meeting is booked on {long_date(event.date)}"
    if day and day not in booked:
        if (now := day_now(day, before)) in booked:
            return f"the meeting of {long_date(day)} was moved to {long_date(now)}; leave out --meeting"
        return f"no meeting is booked for {long_date(day)}"
    return None


def _invited(event: Event, before: tuple[Event, ...]) -> str | None:
    """A team may be asked before the day is booked."""
    assert isinstance(event, TeamInvited)
    return _booked(event, before) if event.meeting else None


def _checked(event: Event, before: tuple[Event, ...]) -> str | None:
    if any(isinstance(e, (MeetingScheduled, IepDrafted)) for e in before):
        return None
    return no_iep(event, before)


def _answered(event: Event, before: tuple[Event, ...]) -> str | None:
    """An IEP agreed to is settled; only a later meeting, or a new start here, offers another."""
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


CHECKS: dict[type[Event], Check] = {
    MeetingHeld: _held,
    MeetingScheduled: _scheduled,
    MeetingCancelled: _booked,
    ParentReplied: _booked,
    TeamInvited: _invited,
    IepChecked: _checked,
    IepAnswered: _answered,
    IepAmended: no_iep,
}
