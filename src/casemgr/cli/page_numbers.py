"""What the numbers of the page that `today` printed last mean."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casemgr.errors import UsageError

if TYPE_CHECKING:
    from casemgr.cli.session import Session
    from casemgr.store.page import PageLine

_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def is_number(words: str) -> bool:
    """Whether words are the number of a line: `6`, or `6.2` for the second deadline on it."""
    return _NUMBER.fullmatch(words) is not None


def line_of(here: Session, number: str) -> PageLine:
    """The deadline that a number means. UsageError where there is none, or where the line is about several."""
    from casemgr.store.page import remembered

    line_number, _, place = number.partition(".")
    meant = [line for line in remembered(here.caseload.root) if line.number == int(line_number)]
    if not meant or (place and not 1 <= int(place) <= len(meant)):
        raise UsageError(f"There is no line {number} on today's page. Run `casemgr today` again.")
    if len(meant) > 1 and not place:
        listed = " · ".join(f"{number}.{n} {line.student} {line.rule}" for n, line in enumerate(meant, 1))
        raise UsageError(f"Line {number} is about {len(meant)} deadlines. Say which: {listed}")
    return meant[int(place) - 1 if place else 0]


def student_on_line(here: Session, number: str) -> str:
    """The student that a line is about. UsageError where there is no such line, or it is about several."""
    from casemgr.store.page import remembered

    meant = {
        line.student
        for line in remembered(here.caseload.root)
        if line.number == int(number.partition(".")[0])
    }
    if not meant:
        raise UsageError(f"There is no line {number} on today's page. Run `casemgr today` again.")
    if len(meant) > 1:
        raise UsageError(f"Line {number} is about {', '.join(sorted(meant))}: name one of them.")
    return meant.pop()
