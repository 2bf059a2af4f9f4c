"""Which clocks were open at a place in the order of events."""

from __future__ import annotations

from datetime import date

from casemgr.docket.deadline import Deadline, before_all
from casemgr.docket.facts import Facts


def stopped_at(clock: Deadline, facts: Facts) -> tuple[date, int] | None:
    """Where what met or ended a clock is in the order of events; None while it runs."""
    stopped = clock.met_by or clock.ended_by
    if stopped:
        return stopped.date, facts.place_of[stopped.id]
    return before_all(clock.over_on) if clock.over_on else None


def was_open(clock: Deadline, place: tuple[date, int], facts: Facts) -> bool:
    """Whether a clock had been opened before a place in the order of events, and was stopped only after it, if at all."""
    stopped = stopped_at(clock, facts)
    return clock.start.opened < place and (stopped is None or stopped > place)
