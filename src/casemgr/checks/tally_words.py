"""The running total of removals in a sentence, as it is said with each removal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casemgr.casefile.events import Event, StudentAdded
from casemgr.casefile.saying import long_date
from casemgr.checks.case import Note
from casemgr.docket.facts import Facts
from casemgr.docket.tally import Sum, sum_of_year, tally
from casemgr.law.tables import TallyRule


def total_words(event: Event, rule: TallyRule, facts: Facts, as_of: date) -> Iterator[Note]:
    """The total of the event's school year and what is left over after its last day, in a sentence. It must not be
    overlooked where the event reaches a mark on the way to the limit."""
    found = sum_of_year(rule, facts, event)
    if found is None:
        return
    line = next((line for line in tally(rule, facts) if event in (line.event, line.done)), None)
    total, over = found.total, rule.over
    more = f"{over - total:g} more before the limit is reached" if total < over else ""
    if total == over:
        more = "the limit is reached, and the next half day passes it"
    if line and line.imposed > over:
        more = f"{line.imposed:g} days in a row ask for one by themselves"
    head = f"{total:g} school day{'' if total == 1 else 's'} of removal in {found.year}; {limit_words(rule)}"
    text = "; ".join(filter(None, (head, more, left_over_words(found, as_of), not_asked(rule, facts, as_of))))
    is_alarm = line is not None and (
        total > over
        or line.imposed > over
        or marks_reached(rule, total) > marks_reached(rule, total - line.days)
    )
    yield Note(text, "alarm" if is_alarm else "say")


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


def not_asked(rule: TallyRule, facts: Facts, as_of: date) -> str:
    """`not asked before Mon 11/23`: the part of this school year before the student was added, of which nothing is counted;
    empty where the whole year is known."""
    year = facts.calendar.year_with(as_of)
    added = next((event.date for event in facts.events if isinstance(event, StudentAdded)), None)
    if year is None or added is None or not year.first_day < added <= as_of:
        return ""
    if any(year.first_day <= line.event.date < added for line in tally(rule, facts)):
        return ""
    return f"not asked before {long_date(added, as_of)}"
