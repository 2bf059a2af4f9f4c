"""The caseload's lock: one command writes at a time. The kernel holds it, and frees it when a program dies."""

from __future__ import annotations

import contextlib
import errno
import math
import os
import stat
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from casemgr.errors import CasemgrError, UsageError
from casemgr.store.temporary import sweep
from casemgr.store.trouble import why

if TYPE_CHECKING:
    from filelock import BaseFileLock

LOCK_VARIABLE = "CASEMGR_LOCK_SECONDS"
"""How long to wait for the lock; a slow disk or many writers may need more than the usual."""
USUAL_WAIT = 10.0  # seconds
FOLDER, FILE = ".casemgr", "lock"
_NO_LOCKS = (errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS)


@contextlib.contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold the lock for a whole read-change-write. CasemgrError, before anything is written, where it cannot be had."""
    lock = _acquired(root, lock_seconds())
    try:
        sweep(root)
        yield
    finally:
        with contextlib.suppress(OSError):  # the program's end closes it too
            lock.release()


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


def _acquired(root: Path, seconds: float) -> BaseFileLock:
    from filelock import FileLock, Timeout

    place = FOLDER
    try:
        (root / FOLDER).mkdir(mode=0o700, exist_ok=True)
        place = f"{FOLDER}/{FILE}"
        _check_file(root / FOLDER / FILE)
        lock = FileLock(root / FOLDER / FILE, timeout=seconds, mode=0o600)
        with (
            warnings.catch_warnings()
        ):  # on a disk without locks it warns, and makes do with a file that a kill leaves
            warnings.simplefilter("error")
            lock.acquire()
    except Timeout:
        raise CasemgrError(
            "another casemgr is writing to this caseload; nothing can be recorded now, try again in a moment"
        ) from None
    except (NotImplementedError, UserWarning):
        raise _refused(place, _without_locks(os.strerror(errno.ENOSYS))) from None
    except OSError as error:
        raise _refused(
            place, _without_locks(error.strerror) if error.errno in _NO_LOCKS else why(error)
        ) from None
    return lock


def _check_file(path: Path) -> None:
    """OSError where something else than a file is in the lock's place: a link, a pipe."""
    with contextlib.suppress(FileNotFoundError):
        kind = path.lstat().st_mode
        if stat.S_ISLNK(kind):
            raise OSError(errno.ELOOP, "is a link")
        if stat.S_ISDIR(kind):
            raise IsADirectoryError(errno.EISDIR, "is a folder")
        if not stat.S_ISREG(kind):
            raise FileExistsError(errno.EEXIST, "is not a file")


def _without_locks(reason: str | None) -> str:
    said = f" ({reason})" if reason else ""
    return f"this disk has no locks{said}; keep the caseload on a disk of this computer"


def _refused(place: str, reason: str) -> CasemgrError:
    return CasemgrError(f"{place}: the caseload cannot be locked, and nothing can be recorded: {reason}")
