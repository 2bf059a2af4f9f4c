"""The day to hold a meeting by, where another duty can only be met after it: no IEP is in effect before its meeting. What is to
be there before that meeting comes forward with it, and so it does where a review that the same meeting is comes first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from casemgr.casefile.events import said
from casemgr.days.counting import shift
from casemgr.docket.deadline import Deadline, Reckoning, Status
from casemgr.docket.facts import Facts
from casemgr.docket.last_day import hold_by, status_of
from casemgr.docket.open_then import stopped_at, was_open
from casemgr.law.on import On
from casemgr.law.within import NotAfter


def in_time_for_others(clocks: Sequence[Deadline], facts: Facts) -> tuple[Deadline, ...]:
    """The clocks, each meeting to be held by the first day that hangs on it, and what is to be there before a meeting that
    is not booked yet by so many days before the earliest last day for it. What is there already keeps the day that it had then.

    Only a clock that no other meeting could meet is drawn forward: an IEP that is in effect can be changed between two
    reviews (34 CFR 300.324(a)(4)), so no review is.
    """
    found = _in_time([clock for clock in clocks if clock.is_open], clocks)
    if not any(clock.reckoning.meeting_due for clock in clocks):
        return tuple(found)
    running = [clock for clock in found if clock.is_open]
    return tuple(
        [
            _before_its_meeting(clock, running if clock.is_open else _beside(clock, clocks, facts), facts)
            if clock.reckoning.meeting_due
            else clock
            for clock in found
        ]
    )


def _beside(clock: Deadline, clocks: Sequence[Deadline], facts: Facts) -> list[Deadline]:
    """The clocks that were open when one was stopped, each meeting to be held by the day that hung on it then."""
    place = stopped_at(clock, facts)
    assert place
    then = [other for other in clocks if was_open(other, place, facts)]
    return _in_time(then, then)


def _in_time(running: Sequence[Deadline], clocks: Sequence[Deadline]) -> list[Deadline]:
    """The clocks, those that are running drawn forward to the first of them that hangs on the same meeting."""
    hanging = [clock for clock in running if clock.rule.hangs_on and clock.due]
    if not hanging:
        return list(clocks)
    those = {id(clock) for clock in running}
    return [_held_in_time(clock, hanging) if id(clock) in those else clock for clock in clocks]


def _held_in_time(clock: Deadline, hanging: Sequence[Deadline]) -> Deadline:
    meetings = clock.rule.meetings_that_meet_it
    purposes = _held_as(clock, meetings) if meetings and clock.due else frozenset()
    if not purposes:
        return clock
    others = [other for other in hanging if purposes.issubset(other.rule.hangs_on)]
    first = min(others, key=_day, default=None)
    if first is None or not clock.first_day <= _day(first) < _day(clock):
        return clock
    return clock._replace(held_for=first, act_by=first.act_by)


def _before_its_meeting(clock: Deadline, beside: Sequence[Deadline], facts: Facts) -> Deadline:
    """A clock with its date and its last school day, for what is to be there before a meeting that has an earlier last day than
    the one counted from the same start: what hangs on it is due, or the review that it is. `beside`: the clocks open with it."""
    limit, latest = clock.rule.no_later_than, clock.reckoning.meeting_due
    if not (latest and clock.act_by and isinstance(limit, NotAfter)):
        return clock
    others = filter(None, [_last_day_of(other, clock, limit) for other in beside])
    first = min((each for each in others if clock.first_day <= _day(each) < latest), key=_day, default=None)
    if first is None:
        return clock
    last = min(first.due or latest, latest)
    due = max(clock.start.day, shift(last, -limit.days_before_meeting))
    result = clock.reckoning._replace(due=due, meeting_due=last)
    before = facts.calendar.last_school_day(shift(_day(first), -limit.days_before_meeting))
    return clock._replace(
        reckoning=result,
        status=_status(clock, result, facts),
        hold_by=hold_by(clock.rule, clock.start, result, facts),
        held_for=first,
        act_by=min(max(before or clock.first_day, clock.first_day), _day(clock)),
    )


def _status(clock: Deadline, result: Reckoning, facts: Facts) -> Status:
    if clock.is_open:
        return status_of(result, facts.today)
    is_late = clock.status == "met" and clock.met_by and result.due and clock.met_by.date > result.due
    return "met_late" if is_late and not clock.rule.never_late else clock.status


def _last_day_of(other: Deadline, clock: Deadline, limit: NotAfter) -> Deadline | None:
    """The clock whose date is the last day for the meeting of which a clock has something to be there: what hangs on that meeting,
    or one of the rules of the limit that began with something else, and that a meeting of this purpose meets."""
    if other.rule.id not in limit.or_due or not other.act_by:
        return None
    if other.start.event is clock.start.event:
        return other.held_for
    purpose = said(clock.start.event, "purpose") if clock.start.event else None
    meetings = other.rule.meetings_that_meet_it
    return other if any(purpose in on.purposes for on in meetings) else None


def _day(clock: Deadline) -> date:
    assert clock.act_by
    return clock.act_by


def _held_as(clock: Deadline, meetings: Sequence[On]) -> frozenset[str]:
    """The purposes of the meetings that would meet a clock; a meeting to be finished has those of its first session."""
    if clock.start.event and any(on.sharing == "purposes" for on in meetings):
        return frozenset(said(clock.start.event, "purposes") or ())
    return frozenset(purpose for on in meetings for purpose in on.purposes)
