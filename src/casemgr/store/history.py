"""Git as history, never as gate: the fact is safe on disk first; a commit that fails is named, and the next one makes it
good.

A commit takes in every file of the caseload that is not as in the last one, calendars and settings too: the dates of a day
hang on them. What is left out is a student's file from which facts have vanished or in which they were changed by hand,
until a person says that this is meant: the history must not forget without a word.
"""

from __future__ import annotations

import os
import shlex
import tempfile
from collections.abc import Collection, Mapping, Sequence
from hashlib import sha1, sha256
from pathlib import Path
from typing import NamedTuple

from casemgr.errors import BadFile, Problem, shown
from casemgr.store.files import read_bytes
from casemgr.store.folders import FOLDERS, JOURNAL, SETTINGS, Listing, is_there, listing
from casemgr.store.git import GitTrouble, git, run
from casemgr.store.vanished import facts_lost, holds_facts
from casemgr.store.yamltext import MAX_BYTES

_AT_THE_ROOT = (SETTINGS, JOURNAL, ".gitignore")
_WHO = {"user.name": "casemgr", "user.email": "casemgr@localhost"}
_UNFINISHED = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply")


class State(NamedTuple):
    """How the caseload's files differ from the last commit."""

    head: str | None
    """The last commit; None where there is none yet."""
    changed: Mapping[str, bytes]
    """What is new or other, by name, as `students/ana-r.yaml`."""
    gone: Collection[str]
    held: Mapping[str, tuple[Problem, ...]]
    """Those of both that a command does not commit, and why."""


def start(root: Path) -> str | None:
    """Make the folder a git repository with everything in it as the first commit; what went wrong, or None."""
    try:
        run(["init", "--quiet", "--template=", os.path.realpath(root)])
        (root / ".git").chmod(0o700)
    except GitTrouble as error:
        return str(error)
    return commit(root, "init", [])


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
    except GitTrouble as error:
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


def state_of(root: Path) -> State:
    """Raises GitTrouble where no commit could be made."""
    _check_ready(root)
    head = _answer(root, ["rev-parse", "--quiet", "--verify", "HEAD^{commit}"])
    blobs = _blobs(root, head) if head else {}
    texts, incomplete = _texts(root)
    changed = {name: text for name, text in texts.items() if not _is_blob(text, blobs.get(name))}
    gone = [
        name
        for name in blobs
        if name not in texts and not is_there(root / name) and name.partition("/")[0] not in incomplete
    ]
    held = {}
    for name in (*changed, *gone):
        if name in blobs and holds_facts(name):
            before = git(root, ["cat-file", "blob", blobs[name]])
            if lost := facts_lost(name, before, changed.get(name)):
                held[name] = lost
    return State(head, changed, gone, held)


def settings_of(root: Path) -> dict[str, str]:
    """Git's settings, the repository's own and the person's, by key; reading them runs nothing. Raises GitTrouble."""
    said = git(root, ["config", "--list", "-z"]).decode(errors="replace")
    return dict(line.partition("\n")[::2] for line in said.split("\0") if line)


def _check_ready(root: Path) -> None:
    if not os.path.lexists(root / ".git"):
        around = next((p for p in Path(os.path.realpath(root)).parents if os.path.lexists(p / ".git")), None)
        left = f", and the one around it, {around}, is no place for students' names" if around else ""
        raise GitTrouble(
            f"this folder has no git repository of its own{left}; make one with `git init {shlex.quote(str(root))}`, or take `git: true` out "
            f"of {SETTINGS}"
        )
    folder = Path(os.fsdecode(git(root, ["rev-parse", "--absolute-git-dir"]).rstrip(b"\n")))
    if any((folder / name).exists() for name in _UNFINISHED):
        raise GitTrouble("a merge or rebase is not finished; finish it with git")
    if _answer(root, ["symbolic-ref", "--quiet", "HEAD"]) is None:
        raise GitTrouble(
            "the repository is on no branch: an old commit is checked out; `git switch` to a branch"
        )


def _answer(root: Path, words: Sequence[str]) -> str | None:
    """One line of git's; None where its quiet answer is no."""
    try:
        return git(root, words).decode().strip()
    except GitTrouble as error:
        if error.is_quiet:
            return None
        raise


def _blobs(root: Path, commit_id: str) -> dict[str, str]:
    """The caseload's files in a commit: name → blob."""
    found = {}
    for line in git(root, ["ls-tree", "-r", "-z", "--full-tree", commit_id]).split(b"\0"):
        about, _, raw = line.partition(b"\t")
        name = os.fsdecode(raw)
        if _is_ours(name):
            found[name] = about.split()[2].decode()
    return found


def _is_ours(name: str) -> bool:
    folder, _, file = name.partition("/")
    return name in _AT_THE_ROOT or any(
        folder == each.name and "/" not in file and file.endswith(each.ending) for each in FOLDERS
    )


def _texts(root: Path) -> tuple[dict[str, bytes], set[str]]:
    """The caseload's files on disk: name → text; and the folders of which not all could be seen."""
    listings: dict[str, Listing] = {folder.name: listing(root, folder) for folder in FOLDERS}
    paths = [root / name for name in _AT_THE_ROOT]
    paths += [path for found in listings.values() for path in found.paths]
    texts = {}
    for path in paths:
        name = path.relative_to(root).as_posix()
        text = _text(path, name)
        if text is not None:
            texts[name] = text
    return texts, {name for name, found in listings.items() if found.problems}


def _text(path: Path, name: str) -> bytes | None:
    """A file's bytes; None where there is none, or a link: what it leads to is not the caseload's."""
    try:
        text = None if path.is_symlink() else read_bytes(path, name)
    except BadFile:
        return None
    return text if text is not None and len(text) <= MAX_BYTES else None


def _is_blob(text: bytes, blob: str | None) -> bool:
    algorithm = sha256 if blob and len(blob) == 64 else sha1
    return blob == algorithm(b"blob %d\0" % len(text) + text).hexdigest()  # git's own way of naming a text


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
