"""Git as history, never as gate: the fact is safe on disk first; a commit that fails is named, and the next one makes it
good.

A commit takes in every file of the caseload that is not as in the last one, calendars and settings too: the dates of a day
hang on them. What is left out is a student's file from which facts have vanished or in which they were changed by hand,
until a person says that this is meant: the history must not forget without a word.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from casemgr.errors import Problem, shown
from casemgr.store.committed import settings_of, state_of
from casemgr.store.folders import SETTINGS
from casemgr.store.git import GitTrouble, git, run

_WHO = {"user.name": "casemgr", "user.email": "casemgr@localhost"}


def start(root: Path) -> str | None:
    """Make the folder a git repository with everything in it as the first commit; what went wrong, or None."""
    try:
        run(["init", "--quiet", "--template=", os.path.realpath(root)])
        (root / ".git").chmod(0o700)
    except (GitTrouble, OSError) as error:
        return str(error)
    return commit(root, "init", [])


def begun(root: Path) -> bool:
    """Whether the folder has a git history of its own, with a first commit."""
    try:
        return state_of(root).head is not None
    except GitTrouble:
        return False


def commit(root: Path, message: str, touched: Sequence[Path]) -> str | None:
    """Commit what is not committed yet. The message names ids, event types and files, never people. What went wrong, or
    None; `touched` are the files that the command wrote."""
    names = {path.relative_to(root).as_posix() for path in touched}
    try:
        state = state_of(root)
        changed = {name: text for name, text in state.changed.items() if name not in state.held}
        gone = [name for name in state.gone if name not in state.held]
        others = sorted({*changed, *gone} - names) if touched else []
        also = f"\n\nAlso: {_listed(others, 20)}" if others else ""
        _record(root, state.head, changed, gone, message + also)
    except (GitTrouble, OSError) as error:  # the fact is on disk: nothing here may look as if it were not
        return str(error)
    return "; ".join(str(problem) for name in sorted(names) for problem in state.held.get(name, ())) or None


def accept(root: Path, name: str, message: str) -> bool:
    """Commit one file as it is, or that it is gone; whether there was anything to commit. Raises GitTrouble."""
    state = state_of(root)
    if name not in state.changed and name not in state.gone:
        return False
    _record(
        root,
        state.head,
        {name: state.changed[name]} if name in state.changed else {},
        [name] if name in state.gone else [],
        message,
    )
    return True


def review(root: Path) -> tuple[list[Problem], list[str]]:
    """What is wrong with the history, and what is not in it yet."""
    try:
        state = state_of(root)
    except GitTrouble as error:
        return [Problem(SETTINGS, None, f"`git: true`, but nothing can be committed: {error}")], []
    problems = [problem for name in sorted(state.held) for problem in state.held[name]]
    waiting = sorted({*state.changed, *state.gone} - {*state.held})
    words = f"not in the git history yet: {_listed(waiting, 5)}; the next command that records commits it"
    notes = [words] if waiting else []
    return [*_locks(root), *problems], notes


def _listed(names: Sequence[str], most: int) -> str:
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(map(shown, names[:most])) + more


def _locks(root: Path) -> list[Problem]:
    """What a git that was cut short has left: until it is gone, nothing can be committed."""
    words = "another git is at work here, or was cut short; if none is running, delete this file: nothing can be committed"
    return [Problem(f".git/{path.name}", None, words) for path in sorted((root / ".git").glob("*.lock"))]


def _record(
    root: Path, head: str | None, changed: Mapping[str, bytes], gone: Sequence[str], message: str
) -> None:
    """One commit of these files alone; what a person has put into git's index by hand stays there."""
    if not changed and not gone:
        return
    blobs = {
        name: git(root, ["hash-object", "-w", "--no-filters", "--stdin"], text).decode().strip()
        for name, text in changed.items()
    }
    entries = b"".join(
        b"100644 %s\t%s\0" % (blob.encode(), os.fsencode(name)) for name, blob in blobs.items()
    )
    nothing = b"0" * len(head or "")
    entries += b"".join(b"0 %s\t%s\0" % (nothing, os.fsencode(name)) for name in gone)
    with tempfile.TemporaryDirectory(prefix="casemgr-") as folder:
        index = str(Path(folder) / "index")
        if head:
            git(root, ["read-tree", head], GIT_INDEX_FILE=index)
        git(root, ["update-index", "-z", "--index-info"], entries, GIT_INDEX_FILE=index)
        tree = git(root, ["write-tree"], GIT_INDEX_FILE=index).decode().strip()
    who = _identity(root)
    parent = ["-p", head] if head else []
    new = git(root, [*who, "commit-tree", tree, *parent], f"{message}\n".encode()).decode().strip()
    # The index first: one that is behind the commit would take the change back at the person's next commit.
    git(root, ["update-index", "-z", "--index-info"], entries)
    git(root, [*who, "update-ref", "-m", "casemgr", "HEAD", new, head or "0" * len(new)])


def _identity(root: Path) -> list[str]:
    """The person's own name and address where git knows them; ours in place of what it does not know."""
    known = settings_of(root)
    return [word for key, value in _WHO.items() if not known.get(key) for word in ("-c", f"{key}={value}")]
