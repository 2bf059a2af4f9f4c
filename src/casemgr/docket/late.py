"""Deadlines missed or met late, and the reasons on file for them. Practice has no late: only law and district count."""

from __future__ import annotations

from collections.abc import Iterable

from casemgr.casefile.events import Event, LateExplained
from casemgr.docket.deadline import Deadline
from casemgr.docket.matching import started_by


def late_clocks(deadlines: Iterable[Deadline]) -> list[Deadline]:
    """Those overdue, met late, or extended only after they were missed; by the date missed."""
    return [clock for clock in passed_clocks(deadlines) if not clock.rule.has_own_number]


def passed_clocks(deadlines: Iterable[Deadline]) -> list[Deadline]:
    """The same with the dates of mere practice that were passed."""
    passed = [(d.missed_on, d.student, d) for d in deadlines if d.missed_on]
    return [clock for _, _, clock in sorted(passed, key=lambda row: row[:2])]


def unrecorded_clocks(deadlines: Iterable[Deadline]) -> list[Deadline]:
    """Those owed before a meeting that was held, of which nothing on file says that they were done."""
    return [clock for clock in deadlines if clock.unrecorded]


def reason_of(deadline: Deadline, events: Iterable[Event]) -> LateExplained | None:
    """The last reason recorded for this very clock."""
    started = started_by(deadline.start)
    found = [
        event
        for event in events
        if isinstance(event, LateExplained) and (event.rule, event.clock) == (deadline.rule.id, started)
    ]
    return found[-1] if found else None


def unexplained(deadlines: Iterable[Deadline], events: tuple[Event, ...]) -> list[Deadline]:
    """Those without a reason on file."""
    return [deadline for deadline in deadlines if reason_of(deadline, events) is None]
