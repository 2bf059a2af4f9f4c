"""The parent's agreement to a later date: of which clock, and whether it fits that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from casemgr.casefile.events import Event, ExtensionAgreed
from casemgr.casefile.saying import long_date
from casemgr.checks.case import Case
from casemgr.checks.its_command import not_open_on
from casemgr.docket.deadline import Deadline
from casemgr.docket.matching import started_by
from casemgr.docket.ticks import open_clocks
from casemgr.errors import UsageError
from casemgr.law.book import LawBook
from casemgr.law.rules import Rule


def check_extendable(rule: Rule, law: LawBook) -> None:
    """UsageError with the rules that can be extended where this one cannot."""
    if reason := cannot_be_extended(rule.id, law):
        raise UsageError(reason)


def cannot_be_extended(rule: str, law: LawBook) -> str | None:
    """That a rule is none that the parent can extend, with those that are."""
    can = [other.id for other in law.rules if other.extendable]
    return None if rule in can else f"{rule} cannot be extended by the parent; these can: {', '.join(can)}"


def clock_to_extend(rule: Rule, clocks: Sequence[Deadline], named: str | None) -> Deadline | None:
    """The one open clock that is meant; None where none is open. UsageError where several are, and none is named by the
    event that started it."""
    found = open_clocks(rule, clocks, named)
    if len(found) > 1:
        listed = ", ".join(
            f"{clock.start.event.id} of {long_date(clock.started_on)}" for clock in found if clock.start.event
        )
        raise UsageError(
            f"several clocks of {rule.id} run: say --clock with the event that started it ({listed})"
        )
    return found[0] if found else None


def no_extension(agreed: ExtensionAgreed, clock: Deadline, known: Sequence[Event]) -> str | None:
    """Why a date is none that extends a clock, or the parent cannot have agreed to it then. `known`: the events besides it."""
    closed = clock.met_by or clock.ended_by
    if agreed.signed < clock.started_on:
        return f"signed {long_date(agreed.signed)} lies before {long_date(clock.started_on)}, when the deadline began"
    if closed and closed.date < agreed.date:
        return not_open_on(clock, agreed.date)
    due = _due_by_then(agreed, clock, known)
    if due is None or agreed.until > due:
        return None
    return f"{long_date(agreed.until)} is not later than the due date, {long_date(due)}"


def _due_by_then(agreed: ExtensionAgreed, clock: Deadline, known: Sequence[Event]) -> date | None:
    """The date that the parent agreed to move: the last one agreed to before, or the deadline's own."""
    before = [
        each.until
        for each in known
        if isinstance(each, ExtensionAgreed)
        and each.rule == clock.rule.id
        and each.clock in (None, started_by(clock.start))
        and clock.started_on <= each.date <= agreed.date
    ]
    return before[-1] if before else clock.reckoning.before_extension or clock.due


def signed_late(agreed: ExtensionAgreed, case: Case) -> Iterator[str]:
    """A note where the parent signed once the date had passed."""
    for clock in case.clocks:
        missed = clock.reckoning.missed_before_extension
        if clock.rule.id == agreed.rule and agreed.clock in (None, started_by(clock.start)) and missed:
            yield f"Signed after the deadline of {long_date(missed, case.today)}, so it still counts as late."
