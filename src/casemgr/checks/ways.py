"""How something was done: a way that may be a slip for a usual one. It is the proof of what was sent."""

from __future__ import annotations

from collections.abc import Iterator

from casemgr.casefile.events import Event, said
from casemgr.casefile.ways import usual_way_near
from casemgr.checks.case import Case, Note

_WAY = ("how", "method")


def slip_for_a_way(event: Event, _case: Case) -> Iterator[Note]:
    """That the way of an event of any type may be one."""
    for field in _WAY:
        words = said(event, field)
        if isinstance(words, str) and (near := usual_way_near(words)):
            yield Note(not_usual(words, near), "refuse")


def not_usual(words: str, near: str) -> str:
    """What is said of a way that may be a slip."""
    return f"{words.strip()} is not a usual way; did you mean {near}?"
