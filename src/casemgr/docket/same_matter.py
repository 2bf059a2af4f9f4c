"""What was given before a clock started and may be for the same matter: the plan before another's referral."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from casemgr.casefile.events import Event, said
from casemgr.casefile.vocabulary import AssessmentPurpose
from casemgr.docket.deadline import Deadline
from casemgr.docket.matching import matches
from casemgr.law.rules import Rule
from casemgr.state.referrals import ends_referral, purposes_settled

_ASSESSED = frozenset(get_args(AssessmentPurpose))


def given_before(clock: Deadline, events: tuple[Event, ...]) -> Event | None:
    """The last event that would have met a clock and came before its start, in the same course of a referral. Only a person
    knows whether it is for the same matter, so that nothing more is needed."""
    words = [on for on in clock.rule.met_by if on.since_oral]
    settled: frozenset[str] = frozenset()
    for event in reversed(events[: clock.start.place[1]] if words else ()):
        if ends_referral(event):
            return None
        settled |= purposes_settled(event)
        if any(matches(on, event) for on in words) and not _is_settled(event, settled):
            return event
    return None


def _is_settled(given: Event, settled: frozenset[str]) -> bool:
    """Whether what was given is of an assessment that is over: a plan by its purpose, a paper by any."""
    purpose = said(given, "purpose")
    return purpose in settled if purpose else not _ASSESSED.isdisjoint(settled)


def may_be_settled(rule: Rule, clocks: Iterable[Deadline], events: tuple[Event, ...]) -> bool:
    """Whether what was given before may be all that the open clocks of a rule ask for."""
    ours = [clock for clock in clocks if clock.rule.id == rule.id and clock.is_open]
    return bool(ours) and all(given_before(clock, events) for clock in ours)
