"""A running total against its limit, in words."""

from __future__ import annotations

from datetime import date

from casemgr.casefile.events import StudentAdded
from casemgr.casefile.saying import long_date
from casemgr.docket.facts import Facts
from casemgr.docket.tally import Sum, tally
from casemgr.law.tables import TallyRule


def marks_reached(rule: TallyRule, total: float) -> int:
    """How many of the marks on the way to the limit a total has reached."""
    return sum(mark <= total for mark in {*rule.warn_at, rule.over})


def limit_words(rule: TallyRule) -> str:
    return f"more than {rule.over:g} asks for a review"


def left_over_words(found: Sum, as_of: date | None = None) -> str:
    """`9 of the days imposed are left over after the last school day, Fri 6/4`; empty where none is."""
    if not found.left_over:
        return ""
    last = f", {long_date(found.last_day, as_of)}" if found.last_day else ""
    return f"{found.left_over:g} of the days imposed are left over after the last school day{last}"


def unknown_before(rule: TallyRule, facts: Facts, as_of: date) -> str:
    """`those before Mon 11/23 are not known`: the part of this school year before the student was added, of which nothing is counted;
    empty where the whole year is known."""
    year = facts.calendar.year_with(as_of)
    added = next((event.date for event in facts.events if isinstance(event, StudentAdded)), None)
    if year is None or added is None or not year.first_day < added <= as_of:
        return ""
    if any(year.first_day <= line.event.date < added for line in tally(rule, facts)):
        return ""
    return f"those before {long_date(added, as_of)} are not known"
