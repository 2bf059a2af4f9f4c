"""The running totals of a student's school year as lines of a page: removals, as far as they were asked about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casemgr.casefile.events import StudentAdded
from casemgr.casefile.saying import long_date, spaced
from casemgr.docket.context import Context
from casemgr.docket.facts import Facts
from casemgr.docket.tally import sum_of_year, tally
from casemgr.law.tables import TallyRule
from casemgr.reports.blocks import used_of
from casemgr.reports.tallies import left_over_words, of_limit


def tally_lines(facts: Facts, context: Context, as_of: date) -> Iterator[str]:
    """`Removal days: 12 of 10 days this school year ██████████│██`. What was before a student came to us in the middle of
    the year is not known until it is said: then it is no 0 of 10."""
    for rule in context.law.tallies.values():
        name = spaced(rule.id).capitalize()
        lines = [line for line in tally(rule, facts) if line.event.date <= as_of]
        unasked = not_asked(rule, facts, as_of)
        if lines and facts.calendar.year_with(as_of) == facts.calendar.year_with(lines[-1].event.date):
            found = sum_of_year(rule, facts, lines[-1].event)
            assert found
            said = "; ".join(
                filter(None, (f"{of_limit(found)} this school year", left_over_words(found, as_of), unasked))
            )
            yield f"{name}: {said}  {used_of(found.total, rule.over)}"
        elif unasked:
            yield f"{name}: {unasked}"


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
