"""A picture in words: for a screen reader, and beside the blocks of a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from casemgr.paper.pictures.timeline import Bar, Timeline


def bar_words(bar: Bar) -> Iterator[str]:
    says = bar.says
    yield says.stretch(bar.title, bar.start, bar.due)
    for mark in bar.marks:
        yield f"{mark.words}: {says.day(mark.day)}."
    for run in bar.pauses:
        yield says.range(run.first, run.last, says.pause(run.length, run.why))


def timeline_words(picture: Timeline) -> str:
    """Everything that is drawn."""
    says = picture.says
    said = [sentence for bar in picture.bars for sentence in bar_words(bar)]
    said += [f"{mark.words}: {says.day(mark.day)}." for mark in picture.ahead.marks]
    return " ".join(said) or f"{says.of('nothing is due').capitalize()}."
