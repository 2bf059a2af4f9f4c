"""What was given before a clock started and may be for the same matter: the plan before another's referral."""

from __future__ import annotations

from collections.abc import Iterable

from casemgr.casefile.events import Event
from casemgr.docket.deadline import Deadline
from casemgr.docket.matching import matches
from casemgr.law.rules import Rule
from casemgr.state.referrals import ends_referral


def given_before(clock: Deadline, events: tuple[Event, ...]) -> Event | None:
    """The last event that would have met a clock and came before its start, in the same course of a referral. Only a person
    knows whether it is for the same matter, so that nothing more is needed."""
    words = [on for on in clock.rule.met_by if on.since_oral]
    for event in reversed(events[: clock.start.place[1]] if words else ()):
        if ends_referral(event):
            return None
        if any(matches(on, event) for on in words):
            return event
    return None


def may_be_settled(rule: Rule, clocks: Iterable[Deadline], events: tuple[Event, ...]) -> bool:
    """Whether what was given before may be all that the open clocks of a rule ask for."""
    ours = [clock for clock in clocks if clock.rule.id == rule.id and clock.is_open]
    return bool(ours) and all(given_before(clock, events) for clock in ours)
