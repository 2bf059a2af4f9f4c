"""When the morning page asks for an open deadline: in words, and what comes first."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from casemgr.docket.deadline import Deadline
from casemgr.law.rules import Rule
from casemgr.reports.words import long_date

LATE, TODAY, PASSED, OTHER = range(4)
"""How urgent a line is."""


class Asked(Protocol):
    """Whatever is asked by a rule, by a day or by none."""

    @property
    def rule(self) -> Rule: ...
    @property
    def act_by(self) -> date | None: ...


def urgency_of(deadline: Deadline, as_of: date) -> int:
    """Late by law or handbook, to be done today, by a day of the handbook's that has passed, or any other. Where the number of
    days is practice, nothing is late; what the handbook asks of you by such a day still comes before what it asks on no day."""
    if deadline.status == "overdue" and not deadline.rule.has_own_number:
        return LATE
    if deadline.act_by == as_of:
        return TODAY
    has_day = deadline.act_by or deadline.reckoning.due_before
    is_bound = deadline.rule.kind == "district" and has_day and not deadline.rule.waits_for
    return PASSED if is_bound else OTHER


def passed(deadline: Deadline) -> str:
    """What is said of a date that has passed: where the number of days is practice, nothing is overdue."""
    return "open since" if deadline.rule.has_own_number else "OVERDUE since"


def day_of_deadline(deadline: Deadline) -> date:
    return deadline.act_by or deadline.started_on


def order_of_day(step: Asked, day: date) -> int:
    """The place of a day among what is as urgent: the oldest first, but of what the handbook asks on no day the newest, which
    is still to go out; what has been open since the year began comes last."""
    is_endless = step.rule.kind != "law" and step.act_by is None
    return -day.toordinal() if is_endless else day.toordinal()


def since_words(deadline: Deadline, as_of: date) -> str:
    """`OVERDUE 11/13`, `TODAY`, `since 10/9`, `by 11/25`."""
    if before := deadline.reckoning.due_before:
        return f"due before {long_date(before, as_of, weekday=False)}"
    if deadline.due_here is None:
        return f"since {long_date(deadline.started_on, as_of, weekday=False)}"
    due = long_date(deadline.due_here, as_of, weekday=False)
    if deadline.status == "overdue":
        return f"{passed(deadline)} {due}" if deadline.rule.has_own_number else f"OVERDUE {due}"
    return "TODAY" if deadline.act_by == as_of else f"by {due}"
