"""The lines of the page that `today` printed last: what its numbers mean until it is printed again.

Kept among the user's own program state, not in the caseload: looking at a caseload changes nothing in it. It holds ids of
students and rules, for one person on one machine, and nothing is lost with it.
"""

import hashlib
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from casemgr.errors import UsageError

_NUMBER = re.compile(r"\d+(?:\.\d+)?")


class PageLine(NamedTuple):
    """A deadline on a numbered line: the number, whose deadline, its rule, and the event that started it."""

    number: int
    student: str
    rule: str
    clock: str


def remember(root: Path, lines: Iterable[PageLine]) -> None:
    """Keep the numbered lines of a caseload's page; where nothing can be written, the numbers are simply not there."""
    try:
        path = _path(root)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.chmod(0o600)  # one that an older version made may be open to others
        path.write_text(
            "".join(f"{n} {student} {rule} {clock}\n" for n, student, rule, clock in lines), encoding="utf-8"
        )
    except (OSError, RuntimeError):
        return


def remembered(root: Path) -> list[PageLine]:
    """What the numbers of the page mean; nothing where no page was printed."""
    try:
        text = _path(root).read_text(encoding="utf-8")
    except (OSError, RuntimeError, UnicodeDecodeError):
        return []
    words = [line.split() for line in text.splitlines()]
    return [PageLine(int(each[0]), *each[1:]) for each in words if len(each) == 4 and each[0].isdigit()]


def is_number(words: str) -> bool:
    """Whether words are the number of a line: `6`, or `6.2` for the second deadline on it."""
    return _NUMBER.fullmatch(words) is not None


def line_of(root: Path, number: str) -> PageLine:
    """The deadline that a number means. UsageError where there is none, or where the line is about several."""
    line_number, _, place = number.partition(".")
    meant = [line for line in remembered(root) if line.number == int(line_number)]
    if not meant or (place and not 1 <= int(place) <= len(meant)):
        raise UsageError(f"There is no line {number} on today's page. Run `casemgr today` again.")
    if len(meant) > 1 and not place:
        listed = " · ".join(f"{number}.{n} {line.student} {line.rule}" for n, line in enumerate(meant, 1))
        raise UsageError(f"Line {number} is about {len(meant)} deadlines. Say which: {listed}")
    return meant[int(place) - 1 if place else 0]


def student_on_line(root: Path, number: str) -> str:
    """The student that a line is about. UsageError where there is no such line, or it is about several."""
    line_number = int(number.partition(".")[0])
    meant = {line.student for line in remembered(root) if line.number == line_number}
    if not meant:
        raise UsageError(f"There is no line {number} on today's page. Run `casemgr today` again.")
    if len(meant) > 1:
        raise UsageError(f"Line {number} is about {', '.join(sorted(meant))}: name one of them.")
    return meant.pop()


def _path(root: Path) -> Path:
    """One file for each caseload, in the folder that the system keeps for such state; a name that is not absolute is
    ignored, as the XDG base directory specification asks. RuntimeError where the user has no home."""
    named = (Path(os.environ.get(name, "")) for name in ("XDG_STATE_HOME", "LOCALAPPDATA"))
    home = next((path for path in named if path.is_absolute()), None) or Path("~/.local/state").expanduser()
    return home / "casemgr" / f"today-{hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:16]}.txt"
