"""How the caseload's files differ from the last commit, and which of the differences no command may commit."""

import os
import shlex
from collections.abc import Collection, Mapping, Sequence
from hashlib import sha1, sha256
from pathlib import Path
from typing import NamedTuple

from casemgr.errors import BadFile, Problem
from casemgr.store.files import read_bytes
from casemgr.store.folders import FOLDERS, JOURNAL, SETTINGS, Listing, is_there, listing
from casemgr.store.git import GitTrouble, git
from casemgr.store.vanished import facts_lost, holds_facts
from casemgr.store.yamltext import MAX_BYTES

_AT_THE_ROOT = (SETTINGS, JOURNAL, ".gitignore")
_UNFINISHED = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply")
_A_LINK = "is a link, and what it leads to is not in the git history; put the file itself in its place"


class State(NamedTuple):
    """How the caseload's files differ from the last commit."""

    head: str | None
    """The last commit; None where there is none yet."""
    changed: Mapping[str, bytes]
    """What is new or other, by name, as `students/ana-r.yaml`."""
    gone: Collection[str]
    held: Mapping[str, tuple[Problem, ...]]
    """Those of both that a command does not commit, and why."""


def state_of(root: Path) -> State:
    """Raises GitTrouble where no commit could be made."""
    _check_ready(root)
    head = _answer(root, ["rev-parse", "--quiet", "--verify", "HEAD^{commit}"])
    blobs = _blobs(root, head) if head else {}
    listings = {folder.name: listing(root, folder) for folder in FOLDERS}
    incomplete = {name for name, found in listings.items() if found.problems}
    paths = _paths(root, listings.values())
    texts = {name: text for name, path in paths.items() if (text := _text(path, name)) is not None}
    changed = {name: text for name, text in texts.items() if not _is_blob(text, blobs.get(name))}
    gone = [
        name
        for name in blobs
        if name not in texts and not is_there(root / name) and name.partition("/")[0] not in incomplete
    ]
    held: dict[str, tuple[Problem, ...]] = {
        name: (Problem(name, None, _A_LINK),)
        for name in texts.keys() ^ paths.keys()
        if paths[name].is_symlink()
    }
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
            f"this folder has no git repository of its own{left}; make one with `git init {shlex.quote(str(root))}`, or take "
            f"`git: true` out of {SETTINGS}"
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


def _paths(root: Path, listings: Collection[Listing]) -> dict[str, Path]:
    """Where the caseload's files are, by name."""
    found = [root / name for name in _AT_THE_ROOT] + [path for each in listings for path in each.paths]
    return {path.relative_to(root).as_posix(): path for path in found}


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
