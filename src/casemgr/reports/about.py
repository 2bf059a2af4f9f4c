"""What a duty of several is about, behind its name: `Service start (occupational therapy)`."""

from __future__ import annotations

from functools import lru_cache
from textwrap import shorten

from casemgr.docket.deadline import Deadline
from casemgr.docket.matter import matter_of

MOST = 32
"""Letters: longer words of a parent are cut, and `why` has all of them."""


def matter_words(deadline: Deadline) -> str:
    """` (occupational therapy)`, behind a name, of all clocks about the same; empty where its name says all."""
    words = _short(matter_of(deadline))
    return f" ({words})" if words else ""


def about_of(deadline: Deadline) -> str:
    """`occupational therapy`, and the day it began where only that tells it from another: `parent, 10/5`. Of two of one day also how it
    was asked: `parent, 10/5, orally`."""
    if deadline.rule.about is None:
        return ""
    words, day = _short(matter_of(deadline)), deadline.started_on
    if not words or not deadline.is_one_of_several:
        return words
    return ", ".join(filter(None, (words, f"{day.month}/{day.day}", deadline.apart_by)))


@lru_cache(maxsize=4096)
def _short(words: str) -> str:
    return shorten(words, MOST, placeholder="…")


def about_words(deadline: Deadline) -> str:
    """` (occupational therapy)`, behind a name."""
    return f" ({words})" if (words := about_of(deadline)) else ""


def short_words(deadline: Deadline) -> str:
    """`Prior written notice (an aide)`."""
    return f"{deadline.rule.short}{about_words(deadline)}"


def title_words(deadline: Deadline) -> str:
    """`Answer the parent's request with prior written notice (an aide)`."""
    return f"{deadline.rule.title}{about_words(deadline)}"
