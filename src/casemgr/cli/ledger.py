"""What one run of the program has recorded so far, for the sentence it ends with when it is cut short."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from casemgr.errors import Unconfirmed

_UNKNOWN = (0,)


@dataclass
class Ledger:
    expected: list[str] = field(default_factory=list)
    """The students of a command that records for several."""
    recorded: list[str] = field(default_factory=list)
    """Whose file has changed on disk."""

    @contextmanager
    def recording(self, student: str, path: Path) -> Iterator[None]:
        """A step that changes a student's file. Where it is cut short, the file itself says whether it was changed."""
        before = _version(path)
        try:
            self.recorded.append(student)
            yield
        except Unconfirmed:
            raise
        except BaseException:
            if _version(path) in (before, _UNKNOWN) or before == _UNKNOWN:
                self.recorded = [each for each in self.recorded if each != student]
            raise

    @property
    def is_complete(self) -> bool:
        """Whether all that was to be recorded is."""
        return bool(self.recorded) and set(self.expected) <= set(self.recorded)

    def words(self) -> str | None:
        """What has been recorded, in a sentence; None where nothing has."""
        if not self.recorded:
            return None
        if len(self.expected) < 2:
            return f"Recorded for {', '.join(self.recorded)}."
        open_ = [each for each in self.expected if each not in self.recorded]
        count = f"{len(self.expected) - len(open_)} of {len(self.expected)} students"
        return f"Recorded for {count}{_listed(open_)}."


def _listed(not_recorded: Sequence[str]) -> str:
    return f", not for {', '.join(not_recorded)}" if not_recorded else ""


def _version(path: Path) -> tuple[int, ...] | None:
    """What changes with each write, which puts a new file in the place of the old; None where there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116
    except FileNotFoundError:
        return None
    except OSError:
        return _UNKNOWN
    return found.st_ino, found.st_mtime_ns, found.st_size
