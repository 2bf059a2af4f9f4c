"""The running total of removals in a sentence, as it is said with each removal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casemgr.casefile.events import Event
from casemgr.casefile.saying import in_halves
from casemgr.checks.case import Note
from casemgr.docket.facts import Facts
from casemgr.docket.tally import sum_of_year, tally
from casemgr.docket.tally_words import left_over_words, limit_words, marks_reached, unknown_before
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
    head = f"{in_halves(total)} of removal in {found.year}; {limit_words(rule)}"
    text = "; ".join(
        filter(None, (head, more, left_over_words(found, as_of), unknown_before(rule, facts, as_of)))
    )
    is_alarm = line is not None and (
        total > over
        or line.imposed > over
        or marks_reached(rule, total) > marks_reached(rule, total - line.days)
    )
    yield Note(text, "alarm" if is_alarm else "say")
