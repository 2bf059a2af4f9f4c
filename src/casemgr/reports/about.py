"""What a duty of several is about, behind its name: `Service start (occupational therapy)`."""

from __future__ import annotations

from functools import lru_cache
from textwrap import shorten

from casemgr.casefile.events import said
from casemgr.docket.deadline import Deadline

MOST = 32
"""Letters: longer words of a parent are cut, and `why` has all of them."""


def about_of(deadline: Deadline) -> str:
    """`occupational therapy`; empty where its name says all."""
    field, event = deadline.rule.about, deadline.start.event
    words = said(event, field) if field and event else None
    return _short(str(words)) if words else ""


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
