"""What was given before a referral, and may be for the same matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from casemgr.casefile.events import Event, dated
from casemgr.casefile.saying import joined, long_date
from casemgr.checks.case import Case
from casemgr.docket.deadline import Deadline
from casemgr.docket.matching import started_by
from casemgr.docket.same_matter import given_before


def same_matter(referral: Event, case: Case) -> Iterator[str]:
    """What was given before a referral, and how to say that nothing more is needed."""
    found: dict[str, Event] = {}
    for clock in case.clocks:
        if clock.is_open and clock.start.event == referral and (event := given_before(clock, case.events)):
            found[clock.rule.id] = event
    if found:
        given = joined(list(dict.fromkeys(map(dated, found.values()))))
        yield f"This referral came after: {given}. {_if_the_same(case.id, *found)}"


def meets_nothing(
    before: Sequence[Deadline], after: Iterable[Deadline], new: Sequence[Event], events: tuple[Event, ...]
) -> Iterator[str]:
    """Why what was recorded for a duty cannot be what meets it: every clock of it that was open still is."""
    still = {(clock.rule.id, started_by(clock.start)) for clock in after if clock.is_open}
    if not new or not before or any((c.rule.id, started_by(c.start)) not in still for c in before):
        return
    first = before[0]
    earlier = given_before(first, events)
    way = f". {_if_the_same(first.student, first.rule.id)}" if earlier else ""
    yield f"{first.rule.short} is open since {long_date(first.started_on)}, and {dated(new[-1])} came before{way}"


def _if_the_same(student: str, *rules: str) -> str:
    return f'If it is about the same matter: casemgr na {student} {" ".join(rules)} --why "same matter"'
