"""The duties to say what a meeting decided, where its record leaves that open."""

from __future__ import annotations

from collections.abc import Iterable

from casemgr.casefile.vocabulary import NOT_SAID
from casemgr.docket.deadline import Deadline
from casemgr.law.rules import Rule
from casemgr.law.starts import StartsOn


def decision_of(rule: Rule) -> str | None:
    """The field of the meeting that a rule asks for; None where it asks for something else."""
    for start in rule.starts:
        if isinstance(start, StartsOn):
            for field, wanted in start.where.items():
                if wanted == NOT_SAID:
                    return field
    return None


def is_not_said(clocks: Iterable[Deadline], field: str) -> bool:
    """Whether what a meeting decided is still to be said."""
    return any(clock.is_open and decision_of(clock.rule) == field for clock in clocks)
