"""A picture in words: for a screen reader, and beside the blocks of a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casemgr.paper.pictures.timeline import Bar, Run, Timeline
from casemgr.reports.words import plural


def day_words(day: date) -> str:
    """`Tue 11/24/2026`."""
    return f"{day:%a} {day.month}/{day.day}/{day.year}"


def pause_words(run: Run) -> str:
    """`18 days not counted: Winter Break`."""
    return f"{plural(run.length, 'day')} not counted: {run.why}"


def bar_words(bar: Bar) -> Iterator[str]:
    yield f"{bar.title}: from {day_words(bar.start)} to {day_words(bar.due)}."
    for mark in bar.marks:
        yield f"{mark.words}: {day_words(mark.day)}."
    for run in bar.pauses:
        yield f"{day_words(run.first)} to {day_words(run.last)}: {pause_words(run)}."


def timeline_words(picture: Timeline) -> str:
    """Everything that is drawn."""
    said = [sentence for bar in picture.bars for sentence in bar_words(bar)]
    said += [f"{mark.words}: {day_words(mark.day)}." for mark in picture.ahead.marks]
    return " ".join(said) or "Nothing is due."
