"""What the morning page says, part by part, before it is fitted to a screen: one line a meeting, a student or a round."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time
from itertools import groupby

from casemgr.reports.today_meetings import held_lines, meeting_lines
from casemgr.reports.today_parts import PARTS, Line, Part, day_of, since_words, urgency_of
from casemgr.reports.today_student import Step, StudentDay
from casemgr.reports.words import joined, long_date, plural

A_ROUND = 6
"""So many students make a round of what each is owed once a year."""


def all_lines(days: Sequence[StudentDay]) -> list[Line]:
    """Every line of the page, by part and then by day."""
    rounds, days = _rounds_of_the_year(days)
    found = rounds + [
        line
        for day in days
        for line in (
            *held_lines(day),
            *meeting_lines(day),
            *_one_line_a_student("law", day),
            *_one_line_a_student("handbook", day),
            *_book(day),
        )
    ]
    steps = [step for day in days for step in day.steps]
    found += _unknown([step for step in steps if step.part == "unknown"])
    for part in ("before_break", "ahead"):
        found += _dated(part, [step for step in steps if step.part == part])
    found += _waiting([step for step in steps if step.part == "waiting"])
    found += [_reminder(step) for step in steps if step.part == "reminders"]
    return sorted(found, key=_order)


def _order(line: Line) -> tuple[int, int, date, time, str, str]:
    return PARTS.index(line.part), line.urgency, line.day, line.at, line.who, line.text


def _is_yearly(step: Step) -> bool:
    """Whether it is the notice of safeguards that every parent is given once a year: in August that is everyone's."""
    return step.part == "law" and step.deadline.rule.safeguards_reason == "yearly"


def _rounds_of_the_year(days: Sequence[StudentDay]) -> tuple[list[Line], list[StudentDay]]:
    """What the law asks once a year for many students as one line that names them all, and the days without it."""
    steps = tuple(step for day in days for step in day.steps if _is_yearly(step))
    if len({step.deadline.student for step in steps}) < A_ROUND:
        return [], [*days]
    students = sorted({step.deadline.student for step in steps})
    first = min(steps, key=lambda step: day_of(step.deadline))
    line = Line(
        "law",
        day_of(first.deadline),
        since_words(first.deadline, first.as_of),
        plural(len(students), "student"),
        f"{first.deadline.rule.short}: {', '.join(students)}",
        steps,
    )
    rest = [day._replace(steps=tuple(s for s in day.steps if not _is_yearly(s))) for day in days]
    return [line], rest


def _one_line_a_student(part: Part, day: StudentDay) -> Iterator[Line]:
    """Everything that law or handbook asks now, on one line a student, the most pressing first."""
    steps = by_student(step for step in day.steps if step.part == part)
    if not steps:
        return
    first, *more = steps
    words = [f"{first.deadline.rule.short}{first.remark}"]
    words += [f"{s.deadline.rule.short}{s.remark} {since_words(s.deadline, day.as_of)}" for s in more]
    yield Line(
        part,
        day_of(first.deadline),
        since_words(first.deadline, day.as_of),
        day.student_id,
        "; ".join(words),
        tuple(steps),
        urgency_of(first.deadline, day.as_of),
    )


def by_student(steps: Iterable[Step]) -> list[Step]:
    """One student's steps, the most pressing first."""
    return sorted(steps, key=_pressing)


def _pressing(step: Step) -> tuple[int, int, date, str]:
    """What is late first, then what is for today; then law before handbook and practice, and the oldest."""
    rule = step.deadline.rule
    return urgency_of(step.deadline, step.as_of), rule.rank, day_of(step.deadline), rule.id


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


def _dated(part: Part, steps: Iterable[Step]) -> Iterator[Line]:
    """By the day to act; a round of reports due on one day is one line."""
    rounds: dict[date, list[Step]] = {}
    for step in steps:
        assert step.deadline.act_by
        if step.is_of_round:
            rounds.setdefault(step.deadline.act_by, []).append(step)
        else:
            yield _line_of(part, step)
    for day, steps_of_day in rounds.items():
        for group in _by_report(steps_of_day):
            if len({step.deadline.student for step in group}) == 1:
                yield from (_line_of(part, step) for step in group)
            else:
                yield _round(part, day, group)


def _by_report(steps: Sequence[Step]) -> Iterator[list[Step]]:
    """The reports of a day with what their own students' providers owe for them, and what other providers owe."""
    reporting = {step.deadline.student for step in steps if step.deadline.rule.role == "progress"}
    for is_reporting in (True, False):
        if group := [step for step in steps if (step.deadline.student in reporting) is is_reporting]:
            yield group


def _line_of(part: Part, step: Step) -> Line:
    day = day_of(step.deadline)
    text = f"{step.deadline.rule.short}{step.remark}"
    if step.too_late_for:
        needed = long_date(step.too_late_for.due or day, step.as_of)
        text += f" no longer fits: {step.too_late_for.rule.short} was needed by {needed}"
    return Line(part, day, long_date(day, step.as_of), step.deadline.student, text, (step,))


def _round(part: Part, day: date, steps: Sequence[Step]) -> Line:
    students = sorted({step.deadline.student for step in steps})
    missing: dict[str, set[str]] = {}
    for step in steps:
        for name in step.providers_missing:
            missing.setdefault(name, set()).add(step.deadline.student)
    waiting = ", ".join(
        f"{name} ({len(of)})" for name, of in sorted(missing.items(), key=lambda m: (-len(m[1]), m[0]))
    )
    named = next((step for step in steps if step.deadline.rule.role == "progress"), steps[0])
    text = f"{named.deadline.rule.short}: {plural(len(students), 'student')}"
    text += f"; waiting for {waiting}" if waiting else f" ({', '.join(students)})"
    return Line(
        part, day, long_date(day, steps[0].as_of), plural(len(students), "student"), text, tuple(steps)
    )


def _book(day: StudentDay) -> Iterator[Line]:
    """A review that nothing is booked for, with the day by which the notice of its meeting must go out."""
    steps = by_student(step for step in day.steps if step.part == "book")
    for act_by, group in groupby(steps, key=lambda step: step.deadline.act_by):
        each = tuple(group)
        assert act_by
        reviews = joined([step.deadline.rule.short for step in each])
        text = f"{reviews}: {_booking_words(each[0], act_by)}"
        yield Line("book", act_by, long_date(act_by, day.as_of), day.student_id, text, each)


def _booking_words(step: Step, act_by: date) -> str:
    """By when to book, and to send the notice. Where no school calendar covers the date, neither day is known: what is in
    the calendar there may be a Sunday, or summer."""
    if step.missing_to_act:
        return f"due {long_date(act_by, step.as_of)}, day to book unknown"
    words = f"book by {long_date(act_by, step.as_of)}"
    notice = step.notice_by
    return f"{words}, notice by {long_date(max(notice, step.as_of), step.as_of)}" if notice else words


def _waiting(steps: Iterable[Step]) -> Iterator[Line]:
    for step in steps:
        since = step.deadline.started_on
        text = f"{step.deadline.rule.waits_for}: {step.deadline.rule.short}"
        when = f"since {long_date(since, step.as_of, weekday=False)}"
        yield Line("waiting", since, when, step.deadline.student, text, (step,))


def _reminder(step: Step) -> Line:
    when = since_words(step.deadline, step.as_of)
    return Line(
        "reminders", day_of(step.deadline), when, step.deadline.student, step.deadline.rule.short, (step,)
    )
