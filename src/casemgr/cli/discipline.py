"""What is said after a removal or a decision about one: the running total, and the safeguards that are due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casemgr.casefile.saying import long_date

if TYPE_CHECKING:
    from casemgr.casefile.events import Event
    from casemgr.cli.work import Work


def tell_tally(work: Work, event: Event) -> None:
    """The total of the event's school year, as a warning where the event reaches a mark on the way to the limit."""
    from casemgr.docket.facts import Facts
    from casemgr.reports.tallies import removal_words

    facts = Facts.of(work.student, work.context, work.today)
    if found := removal_words(work.context.law.tally_of("removal"), facts, event, work.today):
        text, is_alarm = found
        (work.alarm if is_alarm else work.say)(text)


def tell_safeguards(work: Work) -> None:
    """That the Notice of Procedural Safeguards is due the same day, where what was just recorded asks for it."""
    for deadline in work.clocks:
        asked = deadline.rule.safeguards_reason == "discipline" and deadline.is_open
        if asked and deadline.start.event in work.new:
            work.say(
                f"The Notice of Procedural Safeguards goes to the parent the same day, {long_date(deadline.due)}: "
                f"casemgr sent {work.student.id} safeguards"
            )
