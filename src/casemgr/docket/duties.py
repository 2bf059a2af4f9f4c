"""The duties of the handbook chapter: where each stands, for one student or for the caseload as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal, NamedTuple

from casemgr.casefile.events import Event, NotApplicable, label
from casemgr.docket.deadline import Deadline
from casemgr.law.book import Duty, LawBook

Standing = Literal["overdue", "open", "done", "ended", "not applicable", "not asked"]


class DutyStanding(NamedTuple):
    """Where a duty stands: with what is open or overdue first, then what was done last."""

    duty: Duty
    standing: Standing
    day: date | None
    """Due, done or ended on."""
    by: str
    """Who did it, where the event says so."""
    why: str
    """What it waits for, what ended it, or why it does not apply."""
    clocks: tuple[Deadline, ...]


def standings(law: LawBook, deadlines: Iterable[Deadline], events: Sequence[Event]) -> list[DutyStanding]:
    """Every duty in the chapter's order, from all the clocks that ever ran, and the events known."""
    clocks = list(deadlines)
    return [
        _standing(duty, [c for c in clocks if duty.number in c.rule.duties], events) for duty in law.duties
    ]


def _standing(duty: Duty, clocks: list[Deadline], events: Sequence[Event]) -> DutyStanding:
    live = [clock for clock in clocks if clock.is_open]
    if live:
        overdue = [clock for clock in live if clock.status == "overdue"]
        first = min(overdue or live, key=lambda clock: (clock.due or date.max, clock.started_on))
        standing: Standing = "overdue" if overdue else "open"
        return DutyStanding(duty, standing, first.due, "", first.rule.title, tuple(live))
    shown = [event for event in events if any(on.matches(event) for on in duty.shown_by)]
    stopped = [(event.date, clock, event) for clock in clocks if (event := clock.met_by or clock.ended_by)]
    met = [row for row in stopped if row[1].met_by]
    if shown and not met:
        return DutyStanding(duty, "done", shown[-1].date, shown[-1].by or "", label(shown[-1]), ())
    if not stopped:
        return DutyStanding(duty, "not asked", None, "", "", ())
    day, clock, event = max(met or stopped, key=lambda row: row[0])
    standing = "done" if met else _ended(event)
    return DutyStanding(duty, standing, day, event.by or "", _words(event), (clock,))


def _ended(event: Event) -> Standing:
    return "not applicable" if isinstance(event, NotApplicable) else "ended"


def _words(event: Event) -> str:
    return event.why if isinstance(event, NotApplicable) else label(event)
