"""A disk that fails: the n-th call that the program makes of the operating system, in watched folders, goes wrong.

The functions of `os` are replaced while a command runs in this process; nothing of the program's own is. A call may
answer with an error, once or from there on; Ctrl-C may come before it or after it; or the program is killed there: then
no call after it does anything, neither those with which the program would tidy up.
"""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, NamedTuple
from unittest.mock import patch

if sys.platform != "win32":
    import fcntl

How = Literal["error", "broken", "short", "interrupt", "interrupt after", "kill"]
WRITING = frozenset({"open", "write", "fsync", "replace", "unlink", "mkdir", "chmod", "flock"})
READING = frozenset({"read", "scandir", "stat"})


class KilledError(BaseException):
    """The program is gone: nothing in it may catch this."""


class Fault(NamedTuple):
    at: int
    """The call that goes wrong, the first being 1."""
    how: How
    number: int = errno.EIO
    """Of the error; `broken` answers with it from there on. `short` is no error: every write takes half of its data."""


@dataclass
class Disk:
    """Counts the calls on watched folders, and lets one go wrong."""

    watched: Sequence[Path]
    kinds: frozenset[str]
    fault: Fault | None
    calls: list[str] = field(default_factory=list)
    dead: bool = False
    opened: dict[int, str] = field(default_factory=dict)

    def is_watched(self, path: Any) -> bool:
        if isinstance(path, int):
            return path in self.opened
        full = Path(os.path.abspath(os.fsdecode(path)))  # noqa: PTH100 - links stay as they are
        return any(full == root or root in full.parents for root in self.watched)

    def call(self, kind: str, path: Any, really: Callable[[], Any]) -> Any:
        """One call: as it is, or wrong."""
        if self.dead:
            raise KilledError
        if kind not in self.kinds or not self.is_watched(path):
            return really()
        self.calls.append(kind)
        fault, number = self.fault, len(self.calls)
        if (
            fault is None
            or fault.how == "short"
            or number < fault.at
            or (number > fault.at and fault.how != "broken")
        ):
            return really()
        return self._go_wrong(fault, path, really)

    def _go_wrong(self, fault: Fault, path: Any, really: Callable[[], Any]) -> Any:
        match fault.how:
            case "kill":
                self.dead = True
                raise KilledError
            case "interrupt":
                raise KeyboardInterrupt
            case "interrupt after":
                really()
                raise KeyboardInterrupt
            case _:
                name = None if isinstance(path, int) else os.fsdecode(path)
                raise OSError(fault.number, os.strerror(fault.number), name)


@contextmanager
def failing(disk: Disk) -> Iterator[None]:
    """The disk in place of the real one; what a killed program had open is closed, as the kernel would."""
    with (
        patch("os.open", _opening(disk, os.open)),
        patch("os.close", _closing(disk, os.close)),
        patch("os.write", _writing(disk, os.write)),
        patch("os.read", _wrapped(disk, "read", os.read)),
        patch("os.fsync", _wrapped(disk, "fsync", os.fsync)),
        patch("os.replace", _wrapped(disk, "replace", os.replace)),
        patch("os.unlink", _wrapped(disk, "unlink", os.unlink)),
        patch("os.mkdir", _wrapped(disk, "mkdir", os.mkdir)),
        patch("os.chmod", _wrapped(disk, "chmod", os.chmod)),
        patch("os.scandir", _wrapped(disk, "scandir", os.scandir)),
        patch("os.stat", _wrapped(disk, "stat", os.stat)),
        patch("fcntl.flock", _wrapped(disk, "flock", fcntl.flock)),
        patch("sys.unraisablehook", _unless_killed(sys.unraisablehook)),
    ):
        try:
            yield
        finally:
            disk.dead = False
            for descriptor in list(disk.opened):
                os.close(descriptor)


def _unless_killed(real: Callable[[Any], object]) -> Callable[[Any], None]:
    """A killed program says nothing of what its objects could not tidy up: in a real one they would not have tried."""

    def instead(unraisable: Any) -> None:
        if unraisable.exc_type is not KilledError:
            real(unraisable)

    return instead


def _wrapped(disk: Disk, kind: str, real: Callable[..., Any]) -> Callable[..., Any]:
    def instead(path: Any = ".", *rest: Any, **named: Any) -> Any:
        return disk.call(kind, path, lambda: real(path, *rest, **named))

    return instead


def _writing(disk: Disk, real: Callable[..., int]) -> Callable[..., int]:
    def instead(descriptor: int, data: Any) -> int:
        short = disk.fault and disk.fault.how == "short" and descriptor in disk.opened
        given = memoryview(data)[: max(1, len(data) // 2)] if short else data
        done: int = disk.call("write", descriptor, lambda: real(descriptor, given))
        return done

    return instead


def _opening(disk: Disk, real: Callable[..., int]) -> Callable[..., int]:
    def instead(path: Any, *rest: Any, **named: Any) -> int:
        def really() -> int:
            descriptor = real(path, *rest, **named)
            if disk.is_watched(path):
                disk.opened[descriptor] = os.fsdecode(path)
            return descriptor

        for_writing = rest[0] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT) or _is_folder(path)
        done: int = disk.call("open" if for_writing else "read", path, really)
        return done

    return instead


def _is_folder(path: Any) -> bool:
    with suppress(FileNotFoundError):
        return stat.S_ISDIR(os.lstat(path).st_mode)
    return False


def _closing(disk: Disk, real: Callable[..., None]) -> Callable[..., None]:
    def instead(descriptor: int) -> None:
        if disk.dead:
            raise KilledError
        disk.opened.pop(descriptor, None)
        real(descriptor)

    return instead


class Outcome(NamedTuple):
    done: subprocess.CompletedProcess[str] | None
    """None where the program was killed."""
    calls: tuple[str, ...]


def outcome(run: Callable[[], subprocess.CompletedProcess[str]], disk: Disk) -> Outcome:
    """A command on this disk: how it ended, and the calls it made."""
    done = None
    try:
        with failing(disk):
            done = run()
    except KilledError:
        pass
    return Outcome(done, tuple(disk.calls))
