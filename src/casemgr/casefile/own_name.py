"""Whether words mean the student."""

from __future__ import annotations

import re

from casemgr.casefile.names import fits, fold
from casemgr.casefile.student import Name

_OWN_WORDS = frozenset({"student", "adult", "the"})
_AND = r",|;|&|\b(?:and|y)\b"


def each_of(words: str) -> list[str]:
    """The people that words name: `Zac and Beth`."""
    return [each.strip() for each in re.split(_AND, words) if each.strip()]


def is_the_student(words: str, name: Name) -> bool:
    """Whether words are the student's name, with the first of it or more, or the word for a student. An initial alone is not:
    parents often share it."""
    said = fold(words).split()
    rest = [word for word in said if word not in _OWN_WORDS]
    if not rest:
        return "student" in said
    firsts = [name.first, *([name.preferred] if name.preferred else [])]
    is_initial = len(rest[0]) == 1 < min(map(len, firsts))
    return (
        not is_initial
        and any(fits(rest[0], first) for first in firsts)
        and fits(" ".join(rest), f"{name} {name.preferred or ''}")
    )


def names_the_student(words: str, name: Name) -> bool:
    """Whether one of the people that words name is the student."""
    return any(is_the_student(each, name) for each in each_of(words))
