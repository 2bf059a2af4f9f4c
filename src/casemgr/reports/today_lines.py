"""What the morning page says, part by part, before it is fitted to a screen: one line a meeting, a student or a round."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time
from itertools import groupby

from casemgr.casefile.saying import count_words
from casemgr.docket.deadline import Deadline
from casemgr.reports.about import matter_words, short_words
from casemgr.reports.today_line import Line, day_of, order_of_day, since_words, urgency_of
from casemgr.reports.today_meetings import held_lines, meeting_lines
from casemgr.reports.today_parts import AHEAD, PARTS, TO_BOOK, Part
from casemgr.reports.today_rounds import NOW, rounds_of, same_steps
from casemgr.reports.today_student import Step, StudentDay
from casemgr.reports.words import joined, long_date, plural


def all_lines(days: Sequence[StudentDay]) -> list[Line]:
    """Every line of the page, by part and then by day."""
    found = [line for day in days for line in (*held_lines(day), *meeting_lines(day))]
    steps = _by_part(days)
    for part in (*NOW, *AHEAD):
        rounds = rounds_of(part, steps[part])
        rounds += same_steps(part, [step for step in steps[part] if not step.is_of_round])
        found += rounds
        in_a_round = {id(step) for line in rounds for step in line.steps}
        steps[part] = [step for step in steps[part] if id(step) not in in_a_round]
    for part in NOW:
        found += _one_line_a_student(part, steps[part])
    found += _unknown(steps["unknown"])
    for part in AHEAD:
        found += [_line_of(part, step) for step in steps[part]]
    for part in TO_BOOK:
        found += _book(part, steps[part])
    found += _waiting(steps["waiting"])
    found += [_reminder(step) for step in steps["reminders"]]
    return sorted(found, key=_order)


def _by_part(days: Iterable[StudentDay]) -> dict[Part, list[Step]]:
    steps: dict[Part, list[Step]] = {part: [] for part in PARTS}
    for day in days:
        for step in day.steps:
            steps[step.part].append(step)
    return steps


_PLACES = {part: place for place, part in enumerate(PARTS)}


def _order(line: Line) -> tuple[int, int, int, tuple[date, time], str, str]:
    is_first_asked = line.part == "handbook" and line.steps
    day = order_of_day(line.steps[0].deadline, line.day) if is_first_asked else line.day.toordinal()
    return _PLACES[line.part], line.urgency, day, line.at, line.who, line.text


def _one_line_a_student(part: Part, steps: Iterable[Step]) -> Iterator[Line]:
    """Everything that law or handbook asks now, on one line a student, the most pressing first."""
    for student, of_student in groupby(steps, key=lambda step: step.deadline.student):
        first, *more = by_student(of_student)
        yield Line(
            part,
            _day_shown(first.deadline),
            since_words(first.deadline, first.as_of),
            student,
            "; ".join(_things([first, *more])),
            (first, *more),
            urgency_of(first.deadline, first.as_of),
        )


def _things(steps: Sequence[Step]) -> Iterator[str]:
    """What each step asks, and since when where that is not the day beside the line, that of the first. What has no date and
    is asked twice is said once, with a count: `Enter consent (initial) twice`."""
    beside = since_words(steps[0].deadline, steps[0].as_of)
    alike: dict[object, list[Step]] = {}
    for step in steps:
        matter = matter_words(step.deadline)
        is_same = matter and step.deadline.status == "open"
        alike.setdefault((step.deadline.rule.id, matter) if is_same else id(step), []).append(step)
    for first, *more in alike.values():
        oldest = min(first, *more, key=lambda step: step.deadline.started_on) if more else first
        name = f"{first.deadline.rule.short}{first.remark}"
        if more:
            count = "twice" if len(more) == 1 else f"{count_words(len(more) + 1)} times"
            name = f"{first.deadline.rule.short}{matter_words(first.deadline)} {count}"
        since = since_words(oldest.deadline, oldest.as_of)
        yield name if since == beside else f"{name} {since}"


def _day_shown(deadline: Deadline) -> date:
    """The day that a line shows, so that the lines are seen to be in order."""
    return deadline.due_here if deadline.status == "overdue" and deadline.due_here else day_of(deadline)


def by_student(steps: Iterable[Step]) -> list[Step]:
    """One student's steps, the most pressing first."""
    return sorted(steps, key=_pressing)


def _pressing(step: Step) -> tuple[int, int, int, str]:
    """What is late first, then what is for today; then law before handbook and practice, and the oldest, or the newest of
    what the handbook asks on no day."""
    deadline, rule = step.deadline, step.deadline.rule
    day = order_of_day(deadline, day_of(deadline))
    return urgency_of(deadline, step.as_of), rule.rank, day, rule.id


def _unknown(steps: Iterable[Step]) -> Iterator[Line]:
    """What has no date without a school calendar: one line a matter, with the students it is about."""
    matters: dict[tuple[str, str], list[Step]] = {}
    for step in steps:
        matters.setdefault((step.deadline.rule.short, step.missing or ""), []).append(step)
    for (short, missing), group in matters.items():
        students = sorted({step.deadline.student for step in group})
        who, whose = (
            (plural(len(students), "student"), f" ({', '.join(students)})")
            if students[1:]
            else (students[0], "")
        )
        first = min(step.deadline.started_on for step in group)
        text = f"{short}: add the school calendar {missing}{whose}"
        yield Line("unknown", first, "unknown", who, text, tuple(group))


def _line_of(part: Part, step: Step) -> Line:
    day = day_of(step.deadline)
    text = f"{step.deadline.rule.short}{step.remark}"
    if step.too_late_for:
        needed = long_date(step.too_late_for.due or day, step.as_of)
        late = step.too_late_for.rule.short
        text += (
            f"; {late} open since {needed}"
            if step.is_of_round
            else f" no longer fits: {late} was needed by {needed}"
        )
    return Line(part, day, long_date(day, step.as_of), step.deadline.student, text, (step,))


def _book(part: Part, steps: Iterable[Step]) -> Iterator[Line]:
    """Reviews that nothing is booked for, by the day on which the notice of their meeting must go out."""

    def whose(step: Step) -> tuple[str, date]:
        return step.deadline.student, step.day_to_act or day_of(step.deadline)

    for (student, book_by), group in groupby(sorted(steps, key=whose), key=whose):
        each = tuple(by_student(group))
        text = f"{', '.join(_reviews(each))}{_booking_words(each[0], book_by)}"
        yield Line(part, book_by, _booking_day(book_by, each[0].as_of), student, text, each)


def _reviews(steps: Iterable[Step]) -> Iterator[str]:
    """`Annual review and Triennial by Wed 12/9`, one for each day."""
    for act_by, group in groupby(
        sorted(steps, key=lambda step: day_of(step.deadline)), key=lambda step: day_of(step.deadline)
    ):
        each = list(group)
        yield f"{joined([short_words(s.deadline) for s in each])} by {long_date(act_by, each[0].as_of)}"


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
        day_of(step.deadline),
        when,
        step.deadline.student,
        f"{step.deadline.rule.short}{step.remark}",
        (step,),
    )
