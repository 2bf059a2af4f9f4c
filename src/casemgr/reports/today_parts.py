"""The parts of the morning page, in its order."""

from __future__ import annotations

from typing import Literal, get_args

Part = Literal[
    "held",
    "meetings",
    "law",
    "unknown",
    "handbook",
    "book_now",
    "before_break",
    "ahead",
    "book",
    "waiting",
    "reminders",
]
PARTS: tuple[Part, ...] = get_args(Part)
"""In the order of the page."""

NEVER_CUT: frozenset[Part] = frozenset({"held", "meetings", "law", "unknown", "book_now"})

NOW: tuple[Part, ...] = ("law", "handbook")
"""The parts that have a line for each student: what is left of a round there belongs on it."""

AHEAD: tuple[Part, ...] = ("before_break", "ahead")
"""For what is due on a later day."""

TO_BOOK: frozenset[Part] = frozenset({"book_now", "book"})
"""For the meetings that nothing is booked for."""
