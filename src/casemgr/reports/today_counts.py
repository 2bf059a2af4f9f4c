"""What the title of the morning page counts."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from casemgr.reports.today_step import Step


class Counts(NamedTuple):
    """How many open deadlines there are of each kind that the title names."""

    to_act_today: int = 0
    """Of the law, to be done today."""
    overdue: int = 0
    """Of the law."""
    overdue_by_handbook: int = 0
    duties: int = 0
    """What the law asks now, by no day of its own."""
    unknown: int = 0
    reminders: int = 0


def counts_of(steps: Sequence[Step]) -> Counts:
    deadlines = [step.deadline for step in steps]
    overdue = [d.rule for d in deadlines if d.status == "overdue"]
    duties = sum(d.rule.kind == "law" for d in deadlines if d.status == "open")
    today = [s for s in steps if s.deadline.status == "running" and s.deadline.act_by == s.as_of]
    return Counts(
        sum(step.rule.dated_by == "law" for step in today),
        sum(rule.dated_by == "law" for rule in overdue),
        sum(rule.dated_by == "district" for rule in overdue),
        duties + sum(rule.kind == "law" and rule.has_own_number for rule in overdue),
        sum(step.part == "unknown" for step in steps),
        sum(step.part == "reminders" for step in steps),
    )


def summed(found: Iterable[Counts]) -> Counts:
    """Those of several students."""
    return Counts(*map(sum, zip(Counts(), *found, strict=True)))
