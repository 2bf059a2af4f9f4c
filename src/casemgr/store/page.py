"""The lines of the page that `today` printed last: what its numbers mean until it is printed anew.

Kept beside the lock in the caseload's own `.casemgr/`; never history, and nothing is lost with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

FILE = ".casemgr/today.txt"


class PageLine(NamedTuple):
    """One numbered line: whose duty, by its rule."""

    student: str
    rule: str


def remember(root: Path, lines: Iterable[PageLine]) -> None:
    """Keep the numbered lines; in a folder that cannot be written to, the numbers are simply not there."""
    path = root / FILE
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)
        path.write_text("".join(f"{line.student} {line.rule}\n" for line in lines), encoding="utf-8")
    except OSError:
        return


def remembered(root: Path) -> list[PageLine]:
    """The lines, the first as number 1; none where no page was printed."""
    try:
        text = (root / FILE).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return []
    return [PageLine(*words) for line in text.splitlines() if len(words := line.split()) == 2]
