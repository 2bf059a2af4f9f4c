"""What one run of the program has recorded so far, for the sentence it ends with when it is cut short."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from casemgr.errors import CasemgrError, Unconfirmed

_Version = tuple[int, ...] | None
_UNKNOWN = (0,)


@dataclass
class Ledger:
    expected: list[str] = field(default_factory=list)
    """The students of a command that records for several."""
    recorded: list[str] = field(default_factory=list)
    """Whose file has changed on disk."""
    done: str = "recorded"
    """What the command does with a file, as `undone`."""

    @contextmanager
    def recording(self, student: str, path: Path) -> Iterator[None]:
        """The write of a student's file. Where it is cut short, the error says whether it was written, or the file does."""
        before = _version(path)
        try:
            self.recorded.append(student)
            yield
        except BaseException as error:
            if not _is_written(error, before, _version(path)):
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
        left = [each for each in self.expected if each not in self.recorded]
        besides = [each for each in self.recorded if each not in self.expected]
        count = f"{len(self.expected) - len(left)} of {len(self.expected)} students"
        not_for = f", not for {', '.join(left)}" if left else ""
        return f"Recorded for {', '.join([*besides, count])}{not_for}."


def _is_written(error: BaseException, before: _Version, after: _Version) -> bool:
    if isinstance(error, CasemgrError):
        return isinstance(error, Unconfirmed)
    return before != after and _UNKNOWN not in (before, after)


def _version(path: Path) -> _Version:
    """What changes with each write, which puts a new file in the place of the old; None where there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116
    except FileNotFoundError:
        return None
    except OSError:
        return _UNKNOWN
    return found.st_ino, found.st_mtime_ns, found.st_size
