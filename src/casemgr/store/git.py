"""Running git so that a repository from somebody else runs nothing, and nothing of the environment misdirects it.

Only commands that read and write objects are used, on text that we hand over: they apply no filters, ask no attributes,
start no editor, pager, external diff, credential helper or clean-up. What they could start is switched off below.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

SAFE = (
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "core.fsmonitor=false"),
    *("-c", "core.splitIndex=false"),
    *("-c", "safe.bareRepository=explicit"),
)
# All else that begins with GIT_ is left out: GIT_DIR, GIT_WORK_TREE, GIT_INDEX_FILE and the like point elsewhere.
_KEPT = {
    "GIT_EXEC_PATH",
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_SYSTEM",
    "GIT_CONFIG_NOSYSTEM",
    "GIT_AUTHOR_NAME",
    "GIT_AUTHOR_EMAIL",
    "GIT_COMMITTER_NAME",
    "GIT_COMMITTER_EMAIL",
}
SECONDS = 30


class GitTrouble(Exception):
    """Git did not do it; the text is what git said, on one line, and what to do. `is_quiet`: git said nothing, which with
    --quiet is its way of answering no."""

    def __init__(self, said: str, *, is_quiet: bool = False) -> None:
        super().__init__(said)
        self.is_quiet = is_quiet


def git(root: Path, words: Sequence[str], stdin: bytes = b"", **variables: str) -> bytes:
    """What git answers in the caseload's own repository; never in one around it. Raises GitTrouble."""
    real = os.path.realpath(root)
    own = {"GIT_CEILING_DIRECTORIES": os.path.dirname(real), "GIT_WORK_TREE": real}  # noqa: PTH120
    return run(["-C", real, *words], stdin, {**own, **variables})


def run(words: Sequence[str], stdin: bytes = b"", variables: Mapping[str, str] | None = None) -> bytes:
    """What git answers, with no repository of ours meant. Raises GitTrouble."""
    try:
        done = subprocess.run(
            [_program(), *SAFE, *words],
            capture_output=True,
            timeout=SECONDS,
            check=False,
            input=stdin,
            env={**_environment(), **(variables or {})},
        )
    except OSError as error:
        raise GitTrouble(f"git cannot be started ({error.strerror})") from None
    except subprocess.TimeoutExpired:
        raise GitTrouble(f"git did not answer within {SECONDS} seconds") from None
    if done.returncode:
        said = " ".join((done.stderr or done.stdout).decode(errors="replace").split())
        raise GitTrouble(
            _with_advice(said) or f"git {words[-1]} ended with {done.returncode}", is_quiet=not said
        )
    return done.stdout


def _program() -> str:
    """Git from a folder of the search path; never from the current folder, which may be somebody else's."""
    name = "git.exe" if os.name == "nt" else "git"
    for folder in os.get_exec_path():
        program = Path(folder) / name
        if program.is_absolute() and os.access(program, os.X_OK) and program.is_file():
            return str(program)
    raise GitTrouble("git is not installed")


def _environment() -> dict[str, str]:
    """The person's own, without what points git elsewhere; it fetches nothing, and speaks the language we look for."""
    kept = {name: value for name, value in os.environ.items() if name in _KEPT or not name.startswith("GIT_")}
    return {
        **kept,
        "LC_ALL": "C",
        "GIT_ALLOW_PROTOCOL": "none",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
    }


def _with_advice(said: str) -> str:
    if ".lock'" in said and "File exists" in said:
        said += " (If no git is running now, delete the file that it names.)"
    elif "dubious ownership" in said:
        said += " (The folder belongs to another user of this computer; do so only if you trust that user.)"
    return said
