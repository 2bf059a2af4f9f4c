"""What the morning page says, part by part, before it is fitted to a screen: one line a meeting, a student or a round."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time

from casemgr.reports.today_line import Line
from casemgr.reports.today_one_line import line_of, lines_of_students
from casemgr.reports.today_own import OwnLines, own_lines
from casemgr.reports.today_parts import AHEAD, NOW, PARTS, Part
from casemgr.reports.today_rounds import rounds_of, same_steps
from casemgr.reports.today_step import StepOrItem
from casemgr.reports.today_student import StudentDay
from casemgr.reports.today_when import order_of_day
from casemgr.reports.words import plural


def all_lines(days: Sequence[StudentDay]) -> list[Line]:
    """Every line of the page, by part and then by day."""
    return together([own_lines(day) for day in days])


def together(found: Sequence[OwnLines]) -> list[Line]:
    """The same from the lines of each student: what many are asked in the same way is a round."""
    steps = _by_part(found)
    lines: list[Line] = []
    for part in (*NOW, *AHEAD):
        rounds = rounds_of(part, steps[part])
        rounds += same_steps(part, [step for step in steps[part] if not step.is_of_round])
        lines += rounds
        in_a_round = {id(step) for line in rounds for step in line.steps}
        steps[part] = [step for step in steps[part] if id(step) not in in_a_round]
    for part in NOW:
        lines += lines_of_students(part, steps[part])
    lines += _unknown(steps["unknown"])
    for part in AHEAD:
        lines += [line_of(part, step) for step in steps[part]]
    lines += [line for own in found for line in own.lines]
    return in_order(lines)


def _by_part(found: Iterable[OwnLines]) -> dict[Part, list[StepOrItem]]:
    steps: dict[Part, list[StepOrItem]] = {part: [] for part in PARTS}
    for own in found:
        for step in own.others:
            steps[step.part].append(step)
    return steps


_PLACES = {part: place for place, part in enumerate(PARTS)}


def in_order(lines: Iterable[Line]) -> list[Line]:
    """By part, and in it the most pressing first."""
    return sorted(lines, key=_order)


def _order(line: Line) -> tuple[int, int, int, tuple[date, time], str, str]:
    is_first_asked = line.part == "handbook" and line.steps
    day = order_of_day(line.steps[0], line.day) if is_first_asked else line.day.toordinal()
    return _PLACES[line.part], line.urgency, day, line.at, line.who, line.text


def _unknown(steps: Iterable[StepOrItem]) -> Iterator[Line]:
    """What has no date without a school calendar: one line a matter, with the students it is about."""
    matters: dict[tuple[str, str], list[StepOrItem]] = {}
    for step in steps:
        matters.setdefault((step.rule.short, step.missing or ""), []).append(step)
    for (short, missing), group in matters.items():
        students = sorted({step.student for step in group})
        who, whose = (
            (plural(len(students), "student"), f" ({', '.join(students)})")
            if students[1:]
            else (students[0], "")
        )
        first = min(step.started_on for step in group)
        text = f"{short}: add the school calendar {missing}{whose}"
        yield Line("unknown", first, "unknown", who, text, tuple(group))
