"""What an event says of a rule and its deadlines: whether there is such a rule, such a deadline, and such a reason for being late."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

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
from casemgr.docket.late import late_clocks, unexplained
from casemgr.docket.matching import started_by
from casemgr.errors import Refused, UsageError
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
    if event.code is not None:
        return _no_such_code(event.code, law.delays)
    needs_one = law.delay_codes is not None and law.delay_codes.are_for(event.rule)
    return f"a reason for {event.rule} needs a delay code ({_listed(law.delays)})" if needs_one else None


def _no_such_code(code: str, codes: Mapping[str, str]) -> str | None:
    listed = _listed(codes) or "your state has none"
    return None if code in codes else f"there is no delay code {code} ({listed})"


def _listed(codes: Mapping[str, str]) -> str:
    return "; ".join(f"{code} {meaning}" for code, meaning in codes.items())


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


class Reason(NamedTuple):
    code: str | None
    why: str


def reason_said(code: str | None, why: str | None, codes: Mapping[str, str], *, needs_code: bool) -> Reason:
    """UsageError where it lacks the words, or the state's delay code where it asks for one."""
    if why is None or (code is None and needs_code):
        raise UsageError(
            f"a reason needs {f'--code ({_listed(codes)}) and ' if needs_code else ''}--why TEXT"
        )
    code = code and code.strip()
    if code is not None and (wrong := _no_such_code(code, codes)):
        raise UsageError(wrong)
    return Reason(code, why)


def clock_to_explain(
    student_id: str, rule: str, clocks: Iterable[Deadline], events: tuple[Event, ...]
) -> tuple[Deadline, bool]:
    """The last clock of a rule that has no reason yet, or else the last one, and whether it has a reason; refused where
    none was missed."""
    missed = [clock for clock in late_clocks(clocks) if clock.rule.id == rule]
    if not missed:
        raise Refused(f"{student_id}: not recorded: {rule} is neither overdue nor was it met late")
    without = unexplained(missed, events)
    return (without or missed)[-1], not without
