"""What a student's file held before it was changed here: a roster that still says so is the older of the two."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from casemgr.casefile.headpath import Path, head_changes
from casemgr.casefile.names import fold
from casemgr.casefile.student import Student

_LISTS = ("teachers", "suspected")
"""Lists of words: there a word's place says nothing."""

Replaced = Mapping[tuple[Path, str], date]
"""A place in the head and a value that it had → the day on which another took its place."""
NOTHING: Replaced = {}


def replaced_in(student: Student, as_of: date) -> Replaced:
    """By what is known on a day; of several changes the last counts."""
    return {
        _key(change.path, change.before): event.date
        for event in student.known(as_of)
        for change in head_changes(event)
        if change.before
    }


def since(replaced: Replaced, path: Path, value: str) -> date | None:
    """The day on which a value was replaced here; None where it was not."""
    return replaced.get(_key(path, value))


def compared(value: str) -> str:
    """`(555) 555-0121` and `555 555 0121` are one number, `12 Cañada Rd.` and `12 CANADA RD` one address."""
    return "".join(c for c in fold(value) if c.isalnum())


def _key(path: Path, value: str) -> tuple[Path, str]:
    return path[:1] if path[0] in _LISTS else path, compared(value)
