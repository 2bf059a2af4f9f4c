"""The pictures in blocks, for a terminal and a text file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from textwrap import wrap

from casemgr.docket.context import Context
from casemgr.docket.explain import Explanation
from casemgr.docket.facts import Facts
from casemgr.paper.pictures.timeline import Bar, Timeline, bar_of

COUNTED, PAUSED, BEFORE = "█", "░", "─"
HERE = "▲"
ON_SCREEN = 76


def timeline_lines(picture: Timeline, width: int) -> Iterator[str]:
    says = picture.says
    for bar in picture.bars:
        yield ""
        yield from wrap(bar.title, width)
        yield from bar_lines(bar, width)
        yield from wrap(f"{bar.how}. {bar.law}", width)
    yield ""
    yield says.of("The years ahead")
    for mark in picture.ahead.marks:
        yield f"  {says.day(mark.day):<16}{mark.words}"
    if not picture.ahead.marks:
        yield f"  {says.of('nothing is due')}"


def bar_text(explanation: Explanation, facts: Facts, context: Context, as_of: date) -> str:
    """The bar of one deadline, for a screen; nothing where its days are not counted one by one."""
    if not explanation.steps:
        return ""
    return "\n".join(bar_lines(bar_of(explanation, facts, context, as_of), ON_SCREEN))


def bar_lines(bar: Bar, width: int) -> Iterator[str]:
    """The bar, a pointer under each mark, then each mark and each pause with its days."""
    days = (bar.last - bar.first).days + 1
    columns = min(width, days)

    def at(day: date) -> int:
        return min(columns - 1, (day - bar.first).days * columns // days)

    line = [BEFORE] * columns
    for place in range(columns):
        line[place] = _block(bar, bar.first + timedelta(days=place * days // columns))
    yield "".join(line)
    pointers = [" "] * columns
    for number, mark in enumerate(bar.marks, start=1):
        spot = at(mark.day)
        while spot < columns - 1 and pointers[spot] != " ":
            spot += 1
        pointers[spot] = str(number) if number < 10 else HERE
    yield "".join(pointers).rstrip()
    for number, mark in enumerate(bar.marks, start=1):
        yield f"  {number}  {bar.says.day(mark.day):<16}{mark.words}{_count(bar, mark.day)}"
    for run in bar.pauses:
        yield f"  {PAUSED}  {bar.says.day(run.first):<16}{bar.says.pause(run.length, run.why)}"


def _block(bar: Bar, day: date) -> str:
    for run in bar.runs:
        if run.first <= day <= run.last:
            return PAUSED if run.numbers is None else COUNTED
    return COUNTED if not bar.runs and bar.start <= day <= bar.due else BEFORE


def _count(bar: Bar, day: date) -> str:
    """`, day 27`, where the day is one of those counted."""
    for run in bar.runs:
        if run.numbers and run.first <= day <= run.last:
            step = 1 if run.numbers[1] >= run.numbers[0] else -1
            return f", {bar.says.nth(run.numbers[0] + step * (day - run.first).days)}"
    return ""
