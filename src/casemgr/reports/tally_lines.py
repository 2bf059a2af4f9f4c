"""The running totals of a student's school year as lines of a page: removals, as far as they were asked about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casemgr.casefile.saying import spaced
from casemgr.docket.context import Context
from casemgr.docket.facts import Facts
from casemgr.docket.tally import sum_of_year, tally
from casemgr.docket.tally_words import left_over_words, unknown_before
from casemgr.reports.blocks import used_of
from casemgr.reports.tallies import of_limit


def tally_lines(facts: Facts, context: Context, as_of: date) -> Iterator[str]:
    """`Removal days: 12 days this school year; the limit is 10  ██████████│██`. What was before a student came to us in the middle of
    the year is not known until it is said: then it is no 0 of 10."""
    for rule in context.law.tallies:
        name = spaced(rule.id).capitalize()
        lines = [line for line in tally(rule, facts) if line.event.date <= as_of]
        unknown = unknown_before(rule, facts, as_of)
        if lines and facts.calendar.year_with(as_of) == facts.calendar.year_with(lines[-1].event.date):
            found = sum_of_year(rule, facts, lines[-1].event)
            assert found
            said = "; ".join(
                filter(None, (of_limit(found, "this school year"), left_over_words(found, as_of), unknown))
            )
            yield f"{name}: {said}  {used_of(found.total, rule.over)}"
        elif unknown:
            yield f"{name}: {unknown}"
