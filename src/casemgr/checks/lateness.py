"""The reason for a deadline that was missed or met late: whether one can be recorded, and of which clock."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from casemgr.casefile.events import Event
from casemgr.docket.deadline import Deadline
from casemgr.docket.late import late_clocks, unexplained
from casemgr.errors import Refused, UsageError


class Reason(NamedTuple):
    code: str | None
    why: str


def reason_said(code: str | None, why: str | None, codes: Mapping[str, str], *, needs_code: bool) -> Reason:
    """UsageError where it lacks the words, or the state's delay code where it asks for one."""
    listed = "; ".join(f"{each} {meaning}" for each, meaning in codes.items())
    if why is None or (code is None and needs_code):
        raise UsageError(f"a reason needs {f'--code ({listed}) and ' if needs_code else ''}--why TEXT")
    if code is not None and code.strip() not in codes:
        raise UsageError(f"--code {code}: no such delay code ({listed or 'your state has none'})")
    return Reason(code and code.strip(), why)


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
