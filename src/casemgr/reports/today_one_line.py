"""What is asked about one student, on one line of the morning page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from casemgr.casefile.saying import count_words
from casemgr.law.rules import RULE_KINDS
from casemgr.reports.today_line import Line
from casemgr.reports.today_parts import Part
from casemgr.reports.today_step import StepOrItem
from casemgr.reports.today_when import order_of_day
from casemgr.reports.words import long_date

AnyStep = TypeVar("AnyStep", bound=StepOrItem)


def lines_of_students(part: Part, steps: Iterable[StepOrItem]) -> Iterator[Line]:
    """Everything that law or handbook asks now, on one line a student, the most pressing first."""
    for student, of_student in groupby(steps, key=lambda step: step.student):
        first, *more = by_student(of_student)
        yield Line(
            part,
            first.day_shown,
            first.since,
            student,
            "; ".join(_things([first, *more])),
            (first, *more),
            first.urgency,
        )


def _things(steps: Sequence[StepOrItem]) -> Iterator[str]:
    """What each step asks, and since when where that is not the day beside the line, that of the first. What has no date and
    is asked twice is said once, with a count: `Enter consent (initial) twice`."""
    beside = steps[0].since
    alike: dict[object, list[StepOrItem]] = {}
    for step in steps:
        matter = step.matter
        is_same = matter and step.status == "open"
        alike.setdefault((step.rule.id, matter) if is_same else id(step), []).append(step)
    for first, *more in alike.values():
        oldest = min(first, *more, key=lambda step: step.started_on) if more else first
        name = f"{first.rule.short}{first.remark}"
        if more:
            count = "twice" if len(more) == 1 else f"{count_words(len(more) + 1)} times"
            name = f"{first.rule.short}{first.matter} {count}"
        since = oldest.since
        yield name if since == beside else f"{name} {since}"


def by_student(steps: Iterable[AnyStep]) -> list[AnyStep]:
    """One student's steps, the most pressing first."""
    return sorted(steps, key=_pressing)


_AHEAD_RANK = RULE_KINDS.index("district")
"""A day ahead comes behind what the law asks already, and before a day past that only practice sets."""


def _pressing(step: StepOrItem) -> tuple[int, int, int, str]:
    """What is late first, then what is for today; then law before handbook and practice, and the earliest of the days
    shown, or the newest of what the handbook asks on no day. Of days that are still ahead the earliest is first, whoever
    sets it: it is the one to keep."""
    is_ahead = step.act_by is not None and step.day_shown > step.as_of
    rank = _AHEAD_RANK if is_ahead else step.rule.rank
    return step.urgency, rank, order_of_day(step, step.day_shown), step.rule.id


def line_of(part: Part, step: StepOrItem) -> Line:
    """What is to be done on a later day, by itself."""
    text = f"{step.rule.short}{step.remark}{step.late_words}"
    return Line(part, step.day, long_date(step.day, step.as_of), step.student, text, (step,))
