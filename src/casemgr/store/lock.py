"""The caseload's lock: one command writes at a time. The kernel holds it, and frees it when a program dies."""

from __future__ import annotations

import contextlib
import errno
import math
import os
import stat
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from casemgr.errors import CasemgrError, UsageError
from casemgr.store.temporary import sweep
from casemgr.store.trouble import why

LOCK_VARIABLE = "CASEMGR_LOCK_SECONDS"
"""How long to wait for the lock; a slow disk or many writers may need more than the usual."""
USUAL_WAIT = 10.0  # seconds
POLL = 0.05  # seconds between two tries
FOLDER, FILE = ".casemgr", "lock"
_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


@contextlib.contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold the lock for a whole read-change-write. CasemgrError, before anything is written, where it cannot be had."""
    descriptor = _acquire(root, lock_seconds())
    try:
        sweep(root)
        yield
    finally:
        with contextlib.suppress(OSError):  # the program's end closes it too
            os.close(descriptor)


def lock_seconds() -> float:
    """How many seconds to wait for the lock: the environment's number, or the usual. UsageError for what is no number."""
    words = os.environ.get(LOCK_VARIABLE)
    if not words:
        return USUAL_WAIT
    try:
        seconds = float(words)
    except ValueError:
        seconds = -1
    if not 0 <= seconds < math.inf:
        raise UsageError(f"{LOCK_VARIABLE}={words}: is not a number of seconds; write a number like 10")
    return seconds


def _acquire(root: Path, seconds: float) -> int:
    until = time.monotonic() + seconds
    place = FOLDER
    try:
        (root / FOLDER).mkdir(mode=0o700, exist_ok=True)
        place = f"{FOLDER}/{FILE}"
        while (descriptor := _try(root / FOLDER / FILE)) is None:
            if time.monotonic() >= until:
                raise CasemgrError(
                    "another casemgr is writing to this caseload; nothing can be recorded now, try again in a moment"
                )
            time.sleep(POLL)
    except OSError as error:
        raise CasemgrError(
            f"{place}: the caseload cannot be locked, and nothing can be recorded: {_why(error)}"
        ) from None
    return descriptor


def _try(path: Path) -> int | None:
    """The lock's descriptor where it is ours now; None where another program has it."""
    descriptor = os.open(path, _FLAGS, 0o600)
    try:
        if _take(descriptor) and _is_the_file(path, os.fstat(descriptor)):
            return descriptor
    except BaseException:
        os.close(descriptor)
        raise
    os.close(descriptor)
    return None


def _is_the_file(path: Path, opened: os.stat_result) -> bool:
    """Whether others will find this very file; its folder may be deleted at any time. OSError where it is no file."""
    if not stat.S_ISREG(opened.st_mode):
        raise FileExistsError(errno.EEXIST, "is not a file")
    try:
        return os.path.samestat(opened, path.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            if error.errno in (errno.EACCES, errno.EDEADLK):
                return False
            raise
        return True

else:
    import fcntl

    def _take(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in (errno.EACCES, errno.EAGAIN):
                return False
            raise _NoLocks(error.errno, error.strerror) from None
        return True


class _NoLocks(OSError):
    """The file can be opened, and not locked."""


def _why(error: OSError) -> str:
    if isinstance(error, _NoLocks) and error.errno != errno.EIO:
        return f"this disk has no locks ({error.strerror}); keep the caseload on a disk of this computer"
    return why(error)
