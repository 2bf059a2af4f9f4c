"""What comes for many students at once, as one line of the morning page: a day's reports, what the year's start asks, the
same step since the same day.

A round stays one line when its day has passed, and names its students then: nothing else on the page says whose it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from casemgr.reports.today_line import Line
from casemgr.reports.today_parts import NOW, Part
from casemgr.reports.today_step import StepOrItem
from casemgr.reports.today_when import OTHER
from casemgr.reports.words import joined, long_date, plural

A_ROUND = 6
"""So many students make a round of what each is owed."""


def rounds_of(part: Part, steps: Iterable[StepOrItem]) -> list[Line]:
    """The rounds among steps, each a line of a part that names its students or whom it waits for."""
    mine = list(steps)
    found = [_reports(part, group) for group in _of_reports(mine) if _students(group)[1:]]
    return found + [
        _of_the_same(part, group) for group in _of_years(mine) if len(_students(group)) >= A_ROUND
    ]


def same_steps(part: Part, steps: Iterable[StepOrItem]) -> list[Line]:
    """What many students are owed in the same way since the same day, each a line. What the law asks stays with its student:
    it is never cut."""
    groups = _of_one_step(steps) if part == "handbook" else ()
    return [_of_the_same(part, group) for group in groups if len(_students(group)) >= A_ROUND]


def _students(steps: Iterable[StepOrItem]) -> list[str]:
    return sorted({step.student for step in steps})


def _of_reports(steps: Iterable[StepOrItem]) -> Iterator[list[StepOrItem]]:
    """The reports of each day with what their own students' providers owe for them, and what other providers owe; by
    themselves those that providers owe for reports of a day that went home."""

    def when(step: StepOrItem) -> tuple[date, date]:
        return step.day, step.went_home or date.min

    for _, group in groupby(sorted((step for step in steps if step.is_of_round), key=when), key=when):
        of_day = list(group)
        reporting = {s.student for s in of_day if s.rule.role == "progress"}
        for is_reporting in (True, False):
            if found := [step for step in of_day if (step.student in reporting) is is_reporting]:
                yield found


def _of_years(steps: Iterable[StepOrItem]) -> Iterator[list[StepOrItem]]:
    """What the start of a year asks of every student: what one rule asks by one day, or what has no day."""
    rounds: dict[tuple[str, date | None], list[StepOrItem]] = {}
    for step in steps:
        if step.is_of_year and not step.is_of_round:
            rounds.setdefault((step.rule.id, step.act_by), []).append(step)
    yield from rounds.values()


def _of_one_step(steps: Iterable[StepOrItem]) -> Iterator[list[StepOrItem]]:
    """Any other step that is the same for several students since the same day, where nothing more is to be said of each."""
    groups: dict[tuple[str, str], list[StepOrItem]] = {}
    for step in steps:
        if not (step.is_of_year or step.is_of_round or step.remark):
            key = step.rule.id, step.since
            groups.setdefault(key, []).append(step)
    yield from groups.values()


def _reports(part: Part, steps: Sequence[StepOrItem]) -> Line:
    missing: dict[str, set[str]] = {}
    for step in steps:
        for name in step.providers_missing:
            missing.setdefault(name, set()).add(step.student)
    waiting = ", ".join(
        f"{name} ({len(of)})" for name, of in sorted(missing.items(), key=lambda m: (-len(m[1]), m[0]))
    )
    first = _earliest([step for step in steps if step.rule.role == "progress"] or steps)
    unknown = _students(step for step in steps if step.is_without_provider)
    whose = _whose(part, _students(steps), f"waiting for {waiting}" if waiting else "", unknown)
    return _line(part, first, whose, steps)


def _whose(part: Part, students: Sequence[str], waiting: str, unknown: Sequence[str]) -> str:
    """The students of the reports, whom these wait for, and for whom nobody can be asked; ahead of their day the students
    are only counted where somebody else is to act first."""
    is_named = part in NOW or not waiting
    lacking = ""
    if unknown and waiting:
        lacking = f"no provider on file{f': {joined(unknown)}' if is_named else f' ({len(unknown)})'}"
    return "; ".join(filter(None, (", ".join(students) if is_named else "", waiting, lacking)))


def _of_the_same(part: Part, steps: Sequence[StepOrItem]) -> Line:
    return _line(part, _earliest(steps), ", ".join(_students(steps)), steps)


def _earliest(steps: Sequence[StepOrItem]) -> StepOrItem:
    """The one whose day the line shows."""
    return min(steps, key=lambda step: (step.urgency, step.day_shown))


def _went_home(steps: Sequence[StepOrItem]) -> str:
    """` for 9/24`: the day on which the reports went home that providers are missing for."""
    day = steps[0].went_home
    return f" for {long_date(day, steps[0].as_of, weekday=False)}" if day else ""


def _line(part: Part, first: StepOrItem, whose: str, steps: Sequence[StepOrItem]) -> Line:
    is_now = part in NOW
    return Line(
        part,
        first.day,
        first.since if is_now else long_date(first.day, first.as_of),
        plural(len(_students(steps)), "student"),
        f"{first.rule.short}{_went_home(steps)}: {whose}",
        tuple(steps),
        first.urgency if is_now else OTHER,
    )
