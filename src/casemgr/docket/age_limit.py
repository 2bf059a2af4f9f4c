"""The day on which eligibility ends by age: what would be due after it is not asked for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from casemgr.docket.deadline import Deadline


def age_limit(deadlines: Iterable[Deadline]) -> Deadline | None:
    """The deadline on which eligibility ends by age, planned for already or not; None where no such day is known, or it is not
    applicable to the student."""
    dated = [d for d in deadlines if d.rule.role == "age-limit" and d.due and d.status != "ended"]
    return min(dated, key=lambda d: d.due or d.started_on, default=None)


def is_past(deadline: Deadline, limit: Deadline | None) -> bool:
    """Whether something would be due after that day, and only to who stays: what survives an exit is owed whatever happens."""
    if limit is None or limit.due is None or deadline.rule.survives_exit:
        return False
    return deadline.due is not None and deadline.due > limit.due


def is_still_to_come(limit: Deadline | None, as_of: date) -> bool:
    """Whether that day is known and has not passed. Once it has, and no exit is on file, the student has stayed."""
    return bool(limit and limit.due and limit.due >= as_of)
