"""Bytes on disk: reading regular files only, and replacing one whole or not at all."""

from __future__ import annotations

import contextlib
import math
import os
import stat
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from casemgr.errors import BadFile, CasemgrError, Problem, Refused, UsageError
from casemgr.store.folders import FOLDERS
from casemgr.store.strangers import TEMPORARY
from casemgr.store.yamltext import MAX_BYTES, changed_since

LOCK_VARIABLE = "CASEMGR_LOCK_SECONDS"
"""How long to wait for the lock; a slow disk or many writers may need more than the usual."""
USUAL_WAIT = 10.0  # seconds
# A virus scanner or sync program may hold a file for a moment on Windows.
_WINDOWS_RETRIES = (0.05, 0.1, 0.2, 0.4, 0.8)


def read_bytes(path: Path, name: str) -> bytes:
    """A regular file's bytes. BadFile for anything else: a link out, a folder, a pipe, no permission."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, flags)
    except OSError as error:
        raise _unreadable(name, error) from None
    try:
        kind = os.fstat(descriptor)
        if not stat.S_ISREG(kind.st_mode):
            raise BadFile((Problem(name, None, "is not a regular file; put a plain file in its place"),))
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise _unreadable(name, error) from None
    finally:
        os.close(descriptor)


def _unreadable(name: str, error: OSError) -> BadFile:
    return BadFile(
        (Problem(name, None, f"cannot be read ({error.strerror}); check that it exists and is yours"),)
    )


def replace(path: Path, data: bytes, expected: bytes | None, name: str) -> None:
    """Put `data` in the file's place: a temporary file beside it, flushed to disk, then renamed over it.

    `expected`: the bytes it held when it was read (None: it must not exist). Conflict if it holds others now; on any
    failure the old file is untouched and nothing is left behind.
    """
    target = Path(os.path.realpath(path))
    _check_unchanged(target, expected, name)
    try:
        descriptor, temporary = tempfile.mkstemp(prefix=TEMPORARY, suffix=".tmp", dir=target.parent)
    except OSError as error:
        raise _unwritable(name, error) from None
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            _flush_to_disk(file.fileno())
        if expected is not None:
            os.chmod(temporary, stat.S_IMODE(target.stat().st_mode))  # noqa: PTH101 - the descriptor's own name
        _check_unchanged(target, expected, name)
        _rename(temporary, target)
        _flush_folder(target.parent)
    except BaseException as error:
        with contextlib.suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108
        if isinstance(error, OSError):
            raise _unwritable(name, error) from None
        raise


def write_output(path: Path, data: bytes) -> None:
    """A printed list in a file of the user's choice: whole, or the old file untouched."""
    expected = path.read_bytes() if path.is_file() else None
    if expected is None and path.exists():
        raise CasemgrError(f"{path}: is not a file that can be written")
    replace(path, data, expected, str(path))


def _unwritable(name: str, error: OSError) -> CasemgrError:
    return CasemgrError(f"{name}: could not be written ({error.strerror}); nothing was changed")


def _check_unchanged(target: Path, expected: bytes | None, name: str) -> None:
    if expected is None:
        if target.exists():
            raise Refused(f"{name}: already exists; nothing was written")
    elif target.read_bytes() != expected:
        raise changed_since(name)


def _flush_to_disk(descriptor: int) -> None:
    if sys.platform == "darwin":
        import fcntl

        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)


def _rename(temporary: str, target: Path) -> None:
    for wait in (*_WINDOWS_RETRIES, None):
        try:
            os.replace(temporary, target)  # noqa: PTH105
        except PermissionError:
            if os.name != "nt" or wait is None:
                raise
            time.sleep(wait)
        else:
            return


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def locked(root: Path) -> Iterator[None]:
    """The caseload's lock, held for a whole read-change-write; the kernel frees it if the program dies."""
    from filelock import FileLock, Timeout

    own = root / ".casemgr"
    try:
        own.mkdir(mode=0o700, exist_ok=True)
        lock = FileLock(own / "lock", timeout=lock_seconds(), mode=0o600)
        with lock:
            _sweep(root)
            yield
    except Timeout:
        raise CasemgrError(
            "another casemgr is writing to this caseload; nothing was recorded, try again in a moment"
        ) from None
    except PermissionError as error:
        raise CasemgrError(
            f"the caseload cannot be locked ({error.strerror}); is the folder yours to write?"
        ) from None


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


def _sweep(root: Path) -> None:
    """Remove temporary files of a command that was killed; none can be in use while we hold the lock."""
    for folder in (root, root / ".casemgr", *(root / folder.name for folder in FOLDERS)):
        for leftover in folder.glob(f"{TEMPORARY}*.tmp"):
            leftover.unlink(missing_ok=True)
