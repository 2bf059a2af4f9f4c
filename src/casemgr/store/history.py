"""Git as history, never as gate: the fact is safe on disk first; a commit that fails is told and made good later."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

# A foreign repository's settings must not run programs of its own.
_SAFE = ["-c", "core.hooksPath=", "-c", "core.fsmonitor=false", "-c", "commit.gpgsign=false"]
_WHO = ["-c", "user.name=casemgr", "-c", "user.email=casemgr@localhost"]


def start(root: Path) -> str | None:
    """Make the folder a git repository with everything in it as the first commit; what went wrong, or None."""
    return _git(root, ["init", "--quiet"]) or _git(root, ["add", "--all"]) or _commit(root, "init", [])


def begun(root: Path) -> bool:
    """Whether the folder has a git history of its own."""
    return (root / ".git").exists() and _git(root, ["rev-parse", "--quiet", "--verify", "HEAD"]) is None


def commit(root: Path, message: str, paths: list[Path]) -> str | None:
    """Commit these files alone. The message names ids and event types, never people. What went wrong, or None."""
    names = [os.path.relpath(path, root) for path in paths]
    return _git(root, ["add", "--", *names]) or _commit(root, message, names)


def _commit(root: Path, message: str, names: list[str]) -> str | None:
    return _git(root, ["commit", "--quiet", "--message", message, *(["--", *names] if names else [])])


def _git(root: Path, words: list[str]) -> str | None:
    try:
        done = subprocess.run(
            ["git", *_SAFE, *_WHO, "-C", str(root), *words],
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except FileNotFoundError:
        return "git is not installed"
    except subprocess.TimeoutExpired:
        return "git did not answer"
    if done.returncode:
        lines = (done.stderr or done.stdout).strip().splitlines()
        return lines[-1] if lines else f"git ended with {done.returncode}"
    return None
