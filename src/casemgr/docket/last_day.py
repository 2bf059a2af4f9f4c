"""What a due date comes to: the last school day before it, and whether it has passed."""

from __future__ import annotations

from datetime import date

from casemgr.docket.deadline import Reckoning, Start, Status
from casemgr.docket.facts import Facts
from casemgr.law.rules import Rule
from casemgr.law.within import Count


def status_of(result: Reckoning, as_of: date) -> Status:
    """The status of a clock that nothing has stopped."""
    if result.due is None:
        return "open" if result.dateless else "unknown"
    return "overdue" if as_of > result.due else "running"


def hold_by(rule: Rule, start: Start, result: Reckoning, facts: Facts) -> date | None:
    """The last school day on or before the due date, and for a year-end date before the ordinary count too.

    For business days it is the due date. None where no calendar covers it, or no school day lies between start and due.
    """
    if result.due is None:
        return None
    if type(rule.within) is Count and rule.within.of == "business_days":
        return result.due
    latest = min(result.due, result.ordinary) if result.ordinary else result.due
    day = facts.calendar.last_school_day(latest)
    return day if day and day >= start.day else None
