"""The day to hold a meeting by, where another duty can only be met after it: no IEP is in effect before its meeting. What is to
be there before that meeting comes forward with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from casemgr.casefile.events import said
from casemgr.days.counting import shift
from casemgr.docket.deadline import Deadline
from casemgr.docket.facts import Facts
from casemgr.law.on import On
from casemgr.law.within import NotAfter


def in_time_for_others(clocks: Sequence[Deadline], facts: Facts) -> tuple[Deadline, ...]:
    """The clocks, each meeting to be held by the first day that hangs on it, and what is to be there before a meeting that
    is not booked yet by so many days before that.

    Only a clock that no other meeting could meet is drawn forward: an IEP that is in effect can be changed between two
    reviews (34 CFR 300.324(a)(4)), so no review is.
    """
    hanging = [clock for clock in clocks if clock.rule.hangs_on and clock.is_open and clock.due]
    if not hanging:
        return tuple(clocks)
    found = [_in_time(clock, hanging) if clock.rule.meetings_that_meet_it else clock for clock in clocks]
    moved = [clock for clock in found if clock.held_for]
    if not moved:
        return tuple(found)
    return tuple([_before_its_meeting(clock, moved, facts) for clock in found])


def _in_time(clock: Deadline, hanging: Sequence[Deadline]) -> Deadline:
    meetings = clock.rule.meetings_that_meet_it
    purposes = _held_as(clock, meetings) if meetings and clock.is_open and clock.due else frozenset()
    if not purposes:
        return clock
    others = [other for other in hanging if purposes.issubset(other.rule.hangs_on)]
    first = min(others, key=_day, default=None)
    if first is None or not clock.first_day <= _day(first) < _day(clock):
        return clock
    return clock._replace(held_for=first, act_by=first.act_by)


def _before_its_meeting(clock: Deadline, moved: Sequence[Deadline], facts: Facts) -> Deadline:
    """A clock with the last school day for what is to be there before a meeting, where that is to be held earlier."""
    limit = clock.rule.no_later_than
    if not clock.reckoning.meeting_due or not isinstance(limit, NotAfter) or not clock.act_by:
        return clock
    for meeting in moved:
        if meeting.rule.id in limit.or_due and meeting.start.event is clock.start.event and meeting.act_by:
            latest = facts.calendar.last_school_day(shift(meeting.act_by, -limit.days_before_meeting))
            act_by = max(latest or clock.first_day, clock.first_day)
            return (
                clock._replace(held_for=meeting.held_for, act_by=act_by) if act_by < clock.act_by else clock
            )
    return clock


def _day(clock: Deadline) -> date:
    assert clock.act_by
    return clock.act_by


def _held_as(clock: Deadline, meetings: Sequence[On]) -> frozenset[str]:
    """The purposes of the meetings that would meet a clock; a meeting to be finished has those of its first session."""
    if clock.start.event and any(on.sharing == "purposes" for on in meetings):
        return frozenset(said(clock.start.event, "purposes") or ())
    return frozenset(purpose for on in meetings for purpose in on.purposes)
