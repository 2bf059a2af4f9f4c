"""The day to hold a meeting by, where another duty can only be met after it: no IEP is in effect before its meeting."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from casemgr.casefile.events import said
from casemgr.docket.deadline import Deadline
from casemgr.law.on import On


def in_time_for_others(clocks: Sequence[Deadline]) -> tuple[Deadline, ...]:
    """The clocks, each meeting to be held by the first day that hangs on it.

    Only a clock that no other meeting could meet is drawn forward: an IEP that is in effect can be changed between two
    reviews (34 CFR 300.324(a)(4)), so no review is.
    """
    hanging = [clock for clock in clocks if clock.rule.hangs_on and clock.is_open and clock.due]
    if not hanging:
        return tuple(clocks)
    return tuple(
        [_in_time(clock, hanging) if clock.rule.meetings_that_meet_it else clock for clock in clocks]
    )


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


def _day(clock: Deadline) -> date:
    assert clock.act_by
    return clock.act_by


def _held_as(clock: Deadline, meetings: Sequence[On]) -> frozenset[str]:
    """The purposes of the meetings that would meet a clock; a meeting to be finished has those of its first session."""
    if clock.start.event and any(on.sharing == "purposes" for on in meetings):
        return frozenset(said(clock.start.event, "purposes") or ())
    return frozenset(purpose for on in meetings for purpose in on.purposes)
