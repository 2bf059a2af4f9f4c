"""What every event has."""

from __future__ import annotations

from casemgr.scalars import Day, Frozen, Line, Slug, Text


class Event(Frozen):
    """One dated fact. Its clock runs from `date`; it is known from `recorded`."""

    id: Slug
    """Unique within the file."""
    type: str
    date: Day
    """The day the law counts from: receipt, not signature."""
    recorded: Day
    """The day it was written down."""
    by: Line | None = None
    """Who did it."""
    note: Text | None = None
