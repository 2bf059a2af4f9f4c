"""The parent's agreement to a later date: of which clock, and whether it fits that."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from casemgr.casefile.saying import long_date
from casemgr.docket.deadline import Deadline
from casemgr.docket.ticks import open_clocks
from casemgr.errors import UsageError
from casemgr.law.book import LawBook
from casemgr.law.rules import Rule


def check_extendable(rule: Rule, law: LawBook) -> None:
    """UsageError with the rules that can be extended where this one cannot."""
    if not rule.extendable:
        can = ", ".join(other.id for other in law.rules if other.extendable)
        raise UsageError(f"{rule.id} cannot be extended by the parent; these can: {can}")


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


def no_extension(until: date, signed: date, clock: Deadline) -> str | None:
    """Why a date is none that extends a clock, or the parent cannot have agreed to it then."""
    if signed < clock.started_on:
        return (
            f"signed {long_date(signed)} lies before {long_date(clock.started_on)}, when the deadline began"
        )
    if clock.due is None or until > clock.due:
        return None
    return f"{long_date(until)} is not later than the due date, {long_date(clock.due)}"


def signed_late(signed: date, clock: Deadline, today: date) -> str | None:
    """A note where the parent signed once the date had passed."""
    if clock.due is None or signed <= clock.due:
        return None
    return f"Signed after the deadline of {long_date(clock.due, today)}, so it still counts as late."
