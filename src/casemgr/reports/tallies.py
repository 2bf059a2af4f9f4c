"""The running total of removals in words: how many days of how many, and those that the school year had no room for."""

from __future__ import annotations

from datetime import date

from casemgr.casefile.saying import long_date
from casemgr.docket.context import Context
from casemgr.docket.deadline import Deadline
from casemgr.docket.facts import Facts
from casemgr.docket.tally import Sum, sums_of


def short_tally(deadline: Deadline, facts: Facts, context: Context) -> str:
    """` (12 of 10 days, 9 left over)` of a duty that starts with a total, behind its name."""
    return "".join(f" ({of_limit(found)}{_short_left(found)})" for found in sums_of(deadline, facts, context))


def of_limit(found: Sum) -> str:
    """`12 of 10 days`."""
    return f"{found.total:g} of {found.rule.over:g} days"


def _short_left(found: Sum) -> str:
    return f", {found.left_over:g} left over" if found.left_over else ""


def left_over_words(found: Sum, as_of: date | None = None) -> str:
    """`9 of the days imposed are left over after the last school day, Fri 6/4`; empty where none is."""
    if not found.left_over:
        return ""
    last = f", {long_date(found.last_day, as_of)}" if found.last_day else ""
    return f"{found.left_over:g} of the days imposed are left over after the last school day{last}"


def year_words(found: Sum) -> str:
    """`12 of 10 days in 2026-27`, and what is left over."""
    return "; ".join(filter(None, (f"{of_limit(found)} in {found.year}", left_over_words(found))))


def tally_data(found: Sum) -> dict[str, str | float]:
    """The total as JSON."""
    return {
        "school_year": found.year,
        "days": _whole(found.total),
        "limit": _whole(found.rule.over),
        "left_over": _whole(found.left_over),
    }


def _whole(days: float) -> float:
    """The number without a decimal point where it needs none."""
    return int(days) if days == int(days) else days
