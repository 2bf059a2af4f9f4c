"""Saying how many days of removal the school year has seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casemgr.casefile.events import Event
    from casemgr.cli.work import Work


def tell_tally(work: Work, event: Event) -> None:
    """The total of the event's school year, what is left over after its last day, and a warning where the event reaches a
    mark on the way to the limit."""
    from casemgr.docket.facts import Facts
    from casemgr.docket.tally import sum_of_year, tally
    from casemgr.reports.tallies import left_over_words
    from casemgr.reports.tally_lines import not_asked

    rule = work.context.law.tally_of("removal")
    facts = Facts.of(work.student, work.context, work.today)
    found = sum_of_year(rule, facts, event)
    if found is None:
        return
    line = next((line for line in tally(rule, facts) if event in (line.event, line.done)), None)
    total, over = found.total, rule.over
    more = f"{over - total:g} more before the limit is reached" if total < over else ""
    if line and line.imposed > over:
        more = f"{line.imposed:g} days in a row ask for one by themselves"
    head = f"{total:g} school days of removal in {found.year}; more than {over:g} asks for a review"
    unasked = not_asked(rule, facts, work.today)
    text = "; ".join(filter(None, (head, more, left_over_words(found, work.today), unasked)))
    marks = (*rule.warn_at, over)
    if line and (
        total > over or line.imposed > over or any(total - line.days < mark <= total for mark in marks)
    ):
        work.alarm(text)
    else:
        work.say(text)
