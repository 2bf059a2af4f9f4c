"""What an event says of a rule and its deadlines: that there is such a rule, such a deadline, and that the day fits it."""

from __future__ import annotations

from collections.abc import Sequence

from casemgr.casefile.events import (
    Done,
    Event,
    ExtensionAgreed,
    LateExplained,
    NotApplicable,
    TriennialPlanned,
)
from casemgr.checks.agreement import settled_already, signed_too_early
from casemgr.checks.extension import cannot_be_extended, no_extension
from casemgr.docket.deadline import Deadline
from casemgr.docket.matching import started_by
from casemgr.law.book import LawBook

_OF_A_RULE = (Done, NotApplicable, ExtensionAgreed, LateExplained)


def no_such_rule(event: Event, law: LawBook) -> str | None:
    """Why the rule or the delay code that an event names is none for it."""
    if not isinstance(event, _OF_A_RULE):
        return None
    if event.rule not in law.ids and event.rule not in law.dropped:
        return f"there is no rule {event.rule}; see `casemgr rules`"
    if isinstance(event, ExtensionAgreed):
        return cannot_be_extended(event.rule, law)
    if isinstance(event, LateExplained):
        return _delay(event, law)
    return None


def _delay(event: LateExplained, law: LawBook) -> str | None:
    listed = "; ".join(f"{code} {meaning}" for code, meaning in law.delays.items())
    if event.code is None:
        needs_one = law.delay_codes is not None and law.delay_codes.are_for(event.rule)
        return f"a reason for {event.rule} needs a delay code ({listed})" if needs_one else None
    return (
        None
        if event.code in law.delays
        else f"there is no delay code {event.code} ({listed or 'no state code'})"
    )


def is_of_deadlines(event: Event) -> bool:
    """Whether an event is about deadlines that there are already."""
    return isinstance(event, (*_OF_A_RULE, TriennialPlanned))


def no_such_deadline(event: Event, known: Sequence[Event], clocks: Sequence[Deadline]) -> str | None:
    """Why an event does not fit the deadlines that there are without it. `known`: the events besides it."""
    if isinstance(event, TriennialPlanned):
        signed = event.waiver_signed
        return (signed and signed_too_early(signed, event.date, clocks)) or settled_already(event, clocks)
    if not isinstance(event, _OF_A_RULE):
        return None
    own = [clock for clock in clocks if clock.rule.id == event.rule]
    meant = [clock for clock in own if event.clock in (None, started_by(clock.start))]
    if not meant:
        began = f" that {event.clock} started" if own and event.clock else ""
        return f"{event.rule} has no deadline here{began}"
    if isinstance(event, ExtensionAgreed):
        reasons = [no_extension(event, clock, known) for clock in meant]
        return None if None in reasons else reasons[-1]
    if isinstance(event, LateExplained) and not any(clock.missed_on for clock in meant):
        return f"{event.rule} is neither overdue nor was it met late"
    return None
