"""What a duty of several is about, behind its name: `Service start (occupational therapy)`."""

from __future__ import annotations

from textwrap import shorten

from casemgr.casefile.events import said
from casemgr.docket.deadline import Deadline

MOST = 32
"""Letters: longer words of a parent are cut, and `why` has all of them."""


def about_words(deadline: Deadline) -> str:
    """` (occupational therapy)`; empty where its name says all."""
    field, event = deadline.rule.about, deadline.start.event
    if not field:
        return ""
    words = said(event, field) if event else None
    return f" ({shorten(str(words), MOST, placeholder='…')})" if words else ""


def short_name(deadline: Deadline) -> str:
    """Its name, and what it is about."""
    return f"{deadline.rule.short}{about_words(deadline)}"
