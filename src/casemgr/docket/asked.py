"""The attempts to have what a deadline waits for."""

from __future__ import annotations

from datetime import date

from casemgr.docket.deadline import Deadline
from casemgr.docket.facts import Facts
from casemgr.docket.matching import matches


def last_asked(deadline: Deadline, facts: Facts) -> date | None:
    """The day on which somebody last asked for what a deadline waits for, since it started; None where nobody has."""
    if not deadline.rule.asked_by:
        return None
    since = facts.events[facts.first_place(deadline.started_on) :]
    days = [event.date for event in since if any(matches(on, event) for on in deadline.rule.asked_by)]
    return max(days, default=None)
