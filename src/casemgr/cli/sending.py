"""How something was given to somebody, or reached: any words, but no slip for the usual ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casemgr.casefile.ways import usual_way_near
from casemgr.errors import UsageError

if TYPE_CHECKING:
    from casemgr.cli.work import Work


def method_meant(work: Work, words: str | None, option: str = "--method") -> str | None:
    """The way as typed; refused, unless forced, where it may be a slip for a usual one: it is the proof of what was sent."""
    if words is None:
        return None
    if not words.strip():
        raise UsageError(f"{option} is empty; say how, like mail or in person")
    if near := usual_way_near(words):
        work.refuse(f"{words.strip()} is not a usual way; did you mean {near}?")
    return words
