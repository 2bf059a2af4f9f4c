"""Bytes on disk: reading regular files only, and replacing one whole or not at all."""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path

from casemgr.errors import BadFile, CasemgrError, Conflict, Problem, Refused, Unconfirmed
from casemgr.store.temporary import OUTPUT, UNDER_LOCK, beside, flush_folder, sweep_outputs
from casemgr.store.trouble import why
from casemgr.store.yamltext import MAX_BYTES

# A virus scanner or sync program may hold a file for a moment on Windows.
_WINDOWS_RETRIES = (0.05, 0.1, 0.2, 0.4, 0.8)
_PIECE = 1 << 16
_READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_bytes(path: Path, name: str) -> bytes:
    """A regular file's bytes. BadFile for anything else: a folder, a pipe, no permission."""
    try:
        descriptor = os.open(path, _READING)
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise _bad(name, "is not a regular file; put a plain file in its place")
            return _read_all(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise _bad(name, f"cannot be read: {why(error)}") from None


def read_record(path: Path, name: str) -> bytes:
    """The same for a file that commands add to. BadFile for a link too: what replaces a file would replace the link, and
    leave the file that it leads to as it was."""
    if os.path.islink(path):  # noqa: PTH114 - says no where the disk does not answer; reading then says why
        raise _bad(name, f"is a link to {os.readlink(path)}; put the file itself in its place")  # noqa: PTH115
    return read_bytes(path, name)


def replace(path: Path, data: bytes, expected: bytes | None, name: str) -> None:
    """Put `data` in the file's place: a temporary file beside it, on disk, then renamed over it.

    `expected`: the bytes it held when it was read (None: it must not exist). Conflict if it holds others now. On a
    CasemgrError the old file is untouched, unless the message says that the new one was written.
    """
    _put(path, data, expected, name, UNDER_LOCK)
    try:
        flush_folder(path.parent)
    except OSError as error:
        raise Unconfirmed(f"{name}: was written, but the disk did not confirm it: {why(error)}") from None


def write_output(path: Path, data: bytes) -> None:
    """A printed list in a file of the user's choice: whole, or the old file untouched. A link is followed."""
    target = Path(os.path.realpath(path))
    there = os.path.lexists(target)
    if there and not target.is_file():
        raise CasemgrError(f"{path}: is not a file that can be written; name another file")
    _put(target, data, target.read_bytes() if there else None, str(path), OUTPUT)


def _put(path: Path, data: bytes, expected: bytes | None, name: str, prefix: str) -> None:
    try:
        _check_unchanged(path, expected, name)
        mode = None if expected is None else stat.S_IMODE(path.stat().st_mode)
        with beside(path, data, prefix, mode) as temporary:
            if prefix == OUTPUT:
                sweep_outputs(temporary)
            _check_unchanged(path, expected, name)
            _rename(temporary, path, data)
    except OSError as error:
        raise CasemgrError(f"{name}: could not be written and is unchanged: {why(error)}") from None


def _check_unchanged(path: Path, expected: bytes | None, name: str) -> None:
    if expected is None:
        if os.path.lexists(path):
            raise Refused(f"{name}: already exists; nothing was written")
    elif not _holds(path, expected):
        raise changed_since(name)


def _holds(path: Path, data: bytes) -> bool:
    """Whether a file holds just these bytes; not where it is gone."""
    try:
        descriptor = os.open(path, _READING)
    except FileNotFoundError:
        return False
    try:
        return _read_all(descriptor, len(data)) == data
    finally:
        os.close(descriptor)


def _read_all(descriptor: int, limit: int = MAX_BYTES) -> bytes:
    """A file's bytes; of a file longer than the limit one more than that."""
    pieces, room = [], limit + 1
    while room and (piece := os.read(descriptor, min(room, _PIECE))):
        pieces.append(piece)
        room -= len(piece)
    return b"".join(pieces)


def _rename(temporary: Path, target: Path, data: bytes) -> None:
    for wait in (*_WINDOWS_RETRIES, None):
        try:
            os.replace(temporary, target)  # noqa: PTH105
        except PermissionError:
            if os.name != "nt" or wait is None:
                raise
            time.sleep(wait)
        except OSError:
            if not _holds(
                target, data
            ):  # a network disk may answer late that a rename failed, and have done it
                raise
            return
        else:
            return


def _bad(name: str, message: str) -> BadFile:
    return BadFile((Problem(name, None, message),))


def changed_since(name: str) -> Conflict:
    """The refusal to write over what was changed by another program."""
    return Conflict(f"{name}: changed on disk while this command ran; nothing was written, run it again")
