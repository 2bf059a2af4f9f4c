"""The lines of the morning page that are about one student whatever the others are asked."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from casemgr.reports.about import short_words
from casemgr.reports.today_counts import Counts, counts_of
from casemgr.reports.today_line import Line
from casemgr.reports.today_meetings import held_lines, meeting_lines
from casemgr.reports.today_one_line import by_student, line_of, lines_of_students
from casemgr.reports.today_parts import AHEAD, NOW, TO_BOOK, Part
from casemgr.reports.today_step import Item, Step, StepOrItem
from casemgr.reports.today_student import StudentDay
from casemgr.reports.today_when import day_of_deadline, since_words
from casemgr.reports.words import joined, long_date


class OwnLines(NamedTuple):
    """What the page has of one student: lines that are finished, and what may share a line with that of other students."""

    day: StudentDay
    lines: Sequence[Line]
    others: Sequence[StepOrItem]
    meetings: Sequence[date]
    """The days of those ahead."""
    counts: Counts
    missing: Sequence[str]
    """The school calendar that each unknown date needs."""
    missing_to_act: Sequence[str]
    has_steps: bool
    """Whether an open deadline is among it."""


def own_lines(day: StudentDay) -> OwnLines:
    """A student's share, put in lines as far as it can be."""
    parts: dict[Part, list[Step]] = {}
    for step in day.steps:
        parts.setdefault(step.part, []).append(step)
    lines = [*held_lines(day), *meeting_lines(day)]
    others: list[StepOrItem] = list(parts.get("unknown", ()))
    for part in NOW:
        steps = parts.get(part, [])
        if any(map(_may_be_shared, steps)):
            others += steps
        elif steps:
            lines += lines_of_students(part, steps)
    for part in AHEAD:
        steps = parts.get(part, [])
        others += [step for step in steps if _may_be_shared(step)]
        lines += [line_of(part, step) for step in steps if not _may_be_shared(step)]
    for part in TO_BOOK:
        lines += _book(part, parts.get(part, ()))
    lines += _waiting(parts.get("waiting", ()))
    lines += map(_reminder, parts.get("reminders", ()))
    return OwnLines(
        day,
        lines,
        others,
        [booked.meeting_date for booked in day.coming_bookings],
        counts_of(day.steps),
        [step.missing for step in day.steps if step.missing],
        [step.missing_to_act for step in day.steps if step.missing_to_act],
        bool(day.steps),
    )


def _may_be_shared(step: Step) -> bool:
    """Whether it may be one of a round, or the same as other students are asked."""
    return step.is_of_round or step.is_of_year or (step.part == "handbook" and not step.remark)


def small(own: OwnLines, *, with_data: bool) -> OwnLines:
    """The same without what no line asks for, as it travels from one process to another. `with_data`: with the JSON of each
    step."""
    lines = [
        line._replace(steps=tuple([Item.on_a_line(s, with_data=with_data) for s in line.steps]))
        for line in own.lines
    ]
    others = [Item.without_line(step, with_data=with_data) for step in own.others]
    day = own.day._replace(past_bookings=(), coming_bookings=(), steps=())
    return own._replace(day=day, lines=lines, others=others)


def _book(part: Part, steps: Iterable[Step]) -> Iterator[Line]:
    """Reviews that nothing is booked for, by the day on which the notice of their meeting must go out."""

    def whose(step: Step) -> tuple[str, date]:
        return step.deadline.student, step.day_to_act or day_of_deadline(step.deadline)

    for (student, book_by), group in groupby(sorted(steps, key=whose), key=whose):
        each = tuple(by_student(group))
        text = f"{', '.join(_reviews(each))}{_booking_words(each[0], book_by)}"
        yield Line(part, book_by, _booking_day(book_by, each[0].as_of), student, text, each)


def _reviews(steps: Iterable[Step]) -> Iterator[str]:
    """`Annual review and Triennial by Wed 12/9`, one for each day."""
    for act_by, group in groupby(
        sorted(steps, key=lambda step: day_of_deadline(step.deadline)),
        key=lambda step: day_of_deadline(step.deadline),
    ):
        each = list(group)
        perhaps = f" (perhaps by {long_date(day, each[0].as_of)})" if (day := each[0].perhaps_by) else ""
        yield f"{joined([short_words(s.deadline) for s in each])} by {long_date(act_by, each[0].as_of)}{perhaps}"


def _booking_words(step: Step, book_by: date) -> str:
    """What is said besides the days. Where no school calendar covers the date, the day to book is not known: what is in the
    calendar there may be a Sunday, or summer. Where the day for the notice has passed, nothing is late: the notice of a meeting
    booked later is due the day it is booked."""
    if step.missing_to_act:
        return ": day to book unknown"
    if book_by < step.as_of:
        return f": notice day was {long_date(book_by, step.as_of, weekday=False)}"
    return ""


def _booking_day(book_by: date, as_of: date) -> str:
    if book_by < as_of:
        return "NOW"
    return "TODAY" if book_by == as_of else long_date(book_by, as_of)


def _waiting(steps: Iterable[Step]) -> Iterator[Line]:
    for step in steps:
        since = step.deadline.started_on
        text = f"{step.deadline.rule.waits_for}: {step.deadline.rule.short}{step.remark}"
        when = f"since {long_date(since, step.as_of, weekday=False)}"
        yield Line("waiting", since, when, step.deadline.student, text, (step,))


def _reminder(step: Step) -> Line:
    when = since_words(step.deadline, step.as_of)
    return Line(
        "reminders",
        day_of_deadline(step.deadline),
        when,
        step.deadline.student,
        f"{step.deadline.rule.short}{step.remark}",
        (step,),
    )
