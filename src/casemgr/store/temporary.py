"""Temporary files beside the file they will become, and sweeping up those of a program that was killed."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from casemgr.store.folders import FOLDERS
from casemgr.store.strangers import TEMPORARY

_ENDING = ".tmp"
UNDER_LOCK = TEMPORARY
"""Begins the name of one made while the caseload's lock is held."""
OUTPUT = ".casemgr-out-"
"""Begins the name of one made for a file of the user's choice, which no lock guards."""
_MAKING = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
STALE = 600  # seconds after which nobody can still be writing an output
# Where a command writes under the lock.
_FOLDERS = (".", ".casemgr", *(folder.name for folder in FOLDERS))


@contextlib.contextmanager
def beside(target: Path, data: bytes, prefix: str, mode: int | None) -> Iterator[Path]:
    """A new file in the target's folder that holds the data, on disk, private unless a mode is given; to be renamed.

    OSError where it cannot be made. Whatever goes wrong, here or before it is renamed, nothing is left of it.
    """
    path = target.parent / f"{prefix}{os.urandom(6).hex()}{_ENDING}"
    try:
        descriptor = os.open(path, _MAKING, 0o600)
        try:
            _write_all(descriptor, data)
            _flush_to_disk(descriptor)
        finally:
            os.close(descriptor)
        if mode is not None:
            path.chmod(mode)
        yield path
    except BaseException:
        _discard(path)
        raise


def _discard(path: Path) -> None:
    """Remove a temporary file; what cannot be removed now is swept up later."""
    with contextlib.suppress(OSError):
        os.unlink(path)  # noqa: PTH108


def sweep(root: Path) -> None:
    """Remove what killed commands left in a caseload. To be called under its lock: then none of it is in use, but for the
    output of a command that only reads."""
    old = set(stale(root, _disk_time(root / ".casemgr")))
    for leftover in _of_caseload(root):
        if leftover in old or not leftover.name.startswith(OUTPUT):
            _discard(leftover)


def _disk_time(folder: Path) -> float:
    """The time by the disk's own clock; 0 where the folder cannot be touched."""
    with contextlib.suppress(OSError):
        os.utime(folder)
        return folder.stat().st_mtime
    return 0


def stale(root: Path, now: float) -> list[Path]:
    """What killed commands left in a caseload so long ago that no program writes it now."""
    found = []
    for leftover in _of_caseload(root):
        with contextlib.suppress(OSError):
            if leftover.lstat().st_mtime < now - STALE:
                found.append(leftover)
    return found


def left_over(root: Path, now: float) -> Iterator[str]:
    """A note on what killed commands left in a caseload."""
    if names := sorted(leftover.relative_to(root).as_posix() for leftover in stale(root, now)):
        yield (
            f"left by a command that was killed: {', '.join(names)}; the next command that records removes "
            f"{'them' if names[1:] else 'it'}"
        )


def _of_caseload(root: Path) -> Iterator[Path]:
    for folder in _FOLDERS:
        yield from _ours(root / folder, UNDER_LOCK)


def sweep_outputs(temporary: Path) -> None:
    """Remove what killed commands left beside a new output: the ones older than it by so much that no program writes them
    now. Ages are compared by the disk's own clock. A program that was only stopped finds its file gone, and says so."""
    with contextlib.suppress(OSError):
        now = temporary.stat().st_mtime
        for leftover in _ours(temporary.parent, OUTPUT):
            if leftover.stat().st_mtime < now - STALE:
                _discard(leftover)


def _ours(folder: Path, prefix: str) -> Iterator[Path]:
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        names = [entry.name for entry in entries]
        yield from (folder / name for name in names if name.startswith(prefix) and name.endswith(_ENDING))


def _write_all(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _flush_to_disk(descriptor: int) -> None:
    if sys.platform == "darwin":
        import fcntl

        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)


def flush_folder(folder: Path) -> None:
    """Wait until the folder's names are on disk. OSError where the disk does not confirm it."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
