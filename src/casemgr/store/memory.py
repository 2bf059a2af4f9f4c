"""The names of the files that a caseload had, so that one which vanishes is missed.

Kept in `.casemgr/`, may be deleted, decides no date. A sync program that is behind, a disk that is not there, or a slip of
the hand takes files away without a word; a list that is shorter for it would look like less to do.
"""

from __future__ import annotations

import contextlib
from collections.abc import Collection
from pathlib import Path

from casemgr.errors import BadFile, Problem
from casemgr.store.files import read_bytes
from casemgr.store.folders import STUDENTS, Folder, Listing, listing
from casemgr.store.temporary import UNDER_LOCK, beside

_FILE = ".casemgr/files"


def remembered(root: Path) -> frozenset[str]:
    """The names, as `students/ana-r.yaml`; none where nothing is remembered."""
    try:
        text = read_bytes(root / _FILE, _FILE).decode("utf-8")
    except (BadFile, UnicodeDecodeError):
        return frozenset()
    return frozenset(name for name in text.splitlines() if name.isprintable())


def remember(root: Path, seen: Collection[str] = (), *, but: Collection[str] = ()) -> None:
    """Add names, and forget others. Where nothing can be written, nothing is remembered: looking at a caseload on a disk
    that is read-only must work."""
    before = remembered(root)
    names = (before | frozenset(filter(str.isprintable, seen))) - frozenset(but)
    if names == before:
        return
    with contextlib.suppress(OSError):
        replace_whole(root / _FILE, "".join(f"{name}\n" for name in sorted(names)))


def replace_whole(path: Path, text: str) -> None:
    """Write what is remembered: whole or not at all, and never through a link that somebody put there. OSError where it
    cannot be written."""
    path.parent.mkdir(mode=0o700, exist_ok=True)
    if path.parent.is_symlink():
        return
    # Looking at a caseload takes no lock: a command that holds it may sweep this file away. Then nothing is remembered.
    with beside(path, text.encode(), UNDER_LOCK, None) as temporary:
        temporary.replace(path)


def missing(root: Path, folder: Folder, found: Listing) -> tuple[Problem, ...]:
    """The files of a folder that were here and are not among those found; none where the listing says why itself."""
    if found.failure:
        return ()
    here = {path.name for path in found.paths} | {each.of for each, _ in found.strangers if each.hides}
    inside = sorted(name for name in remembered(root) if name.rpartition("/")[0] == folder.name)
    return tuple(gone(name) for name in inside if name.removeprefix(f"{folder.name}/") not in here)


def lost(root: Path, folder: Folder, name: str) -> tuple[Problem, ...]:
    """Why one file of a folder is not there although it was, or may be; nothing where it never was."""
    found = listing(root, folder)
    if found.failure:
        return (found.failure,)
    missed = (problem for problem in missing(root, folder, found) if problem.file == f"{folder.name}/{name}")
    return (*found.hidden(name), *missed)


def gone(name: str) -> Problem:
    """What is said of a file that was here and is not."""
    import shlex

    words = (
        "was here and is gone; bring it back from the trash, a backup or the sync program; if it is meant to be gone: "
        f"casemgr check --accept {shlex.quote(short(name))}"
    )
    return Problem(name, None, words)


def short(name: str) -> str:
    """A file as people name it: a student's by the id, others by their name in the caseload."""
    folder, _, file = name.rpartition("/")
    return file.removesuffix(STUDENTS.ending) if folder == STUDENTS.name else name


def in_full(words: str) -> str:
    """The other way round."""
    return words if "." in words else f"{STUDENTS.name}/{words}{STUDENTS.ending}"
