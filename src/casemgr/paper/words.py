"""Dates and states in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from casemgr.docket.deadline import Deadline


@lru_cache(maxsize=4096)
def long_date(day: date | None) -> str:
    """`Mon 2026-09-14`; a dash where there is none."""
    return f"{day:%a} {day}" if day else "—"


def joined(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""


def plural(n: int, noun: str, many: str = "") -> str:
    """`1 day`, `2 days`, `3 duties`; `many` where the noun takes more than an s."""
    return f"{n} {noun}" if n == 1 else f"{n} {many or noun + 's'}"


def status_words(deadline: Deadline, as_of: date) -> str:
    """Where a deadline stands, seen from a day: `in 5 days`, `OVERDUE 2 days`, `unknown`, `met late`."""
    if deadline.due is None or deadline.status not in ("overdue", "running"):
        return deadline.status.replace("_", " ")
    days = (deadline.due - as_of).days
    if deadline.status == "overdue":
        return f"OVERDUE {plural(-days, 'day')}"
    return "due TODAY" if days == 0 else f"in {_how_long(days)}"


def when_words(deadline: Deadline, as_of: date) -> str:
    """The same seen from the day to act by: past it and not yet due, what is left of the legal time is said."""
    if deadline.status != "running" or deadline.act_by is None:
        return status_words(deadline, as_of)
    days = (deadline.act_by - as_of).days
    if days < 0:
        return status_words(deadline, as_of).replace("in ", "due in ", 1)
    return ("TODAY", "tomorrow")[days] if days < 2 else f"in {_how_long(days)}"


def _how_long(days: int) -> str:
    """Days; past a year, years rounded down."""
    return plural(days, "day") if days < 366 else plural(days * 4 // 1461, "year")


def printable(text: str) -> str:
    """Text as it may be shown: a control character as its code, so that nothing moves or hides on a screen."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c == "\n" else f"\\x{ord(c):02x}" for c in text)
