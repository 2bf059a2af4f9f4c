"""Why the disk refused, in words for a person: the reason, and what to do about it."""

from __future__ import annotations

import errno

_WORDS = {
    errno.ENOSPC: "the disk is full; free some space, then run it again",
    errno.EDQUOT: "your share of the disk is used up; free some space, then run it again",
    errno.EFBIG: "the disk takes no file of this size; write to another disk",
    errno.EROFS: "the disk can only be read; make it writable, or use another disk",
    errno.EACCES: "permission denied; make sure that it is yours, and its folder too",
    errno.EPERM: "permission denied; make sure that it is yours, and its folder too",
    errno.ENOENT: "there is no such file or folder; check the name, or make the folder first",
    errno.ENOTDIR: "a part of its path is not a folder; check the name",
    errno.EEXIST: "something else is in its place; move that elsewhere, then run it again",
    errno.EISDIR: "a folder is in its place; move that elsewhere, then run it again",
    errno.ENAMETOOLONG: "the name is too long; choose a shorter one",
    errno.ELOOP: "a link is in its place; put a plain file there, or remove the link",
    errno.EMFILE: "too many files are open; close some programs, then run it again",
    errno.ENFILE: "too many files are open; close some programs, then run it again",
    errno.EIO: "the disk failed to answer; check the disk before you go on",
    errno.EBUSY: "another program is using it; close that program, then run it again",
    errno.ENXIO: "nothing is at the other end; put a plain file in its place",
    errno.EBADF: "it is closed",
}


def why(error: OSError) -> str:
    """The reason and the way out; the system's own words where there are none of ours."""
    return _WORDS.get(error.errno or 0) or f"{error.strerror or type(error).__name__}; run it again"


def named(error: OSError) -> str | None:
    """The file or folder that the system names; None where it names none."""
    name = error.filename
    return (
        name.decode(errors="replace") if isinstance(name, bytes) else name if isinstance(name, str) else None
    )
