"""Files that come from elsewhere, and standard input."""

from __future__ import annotations

import sys
from pathlib import Path

from casemgr.errors import BadFile, Problem
from casemgr.store.trouble import why

STANDARD_INPUT = "-"


def read_incoming(path: Path) -> tuple[str, bytes]:
    """A file's name without its folders, and its bytes; `-` is standard input. BadFile where it cannot be read."""
    if str(path) == STANDARD_INPUT:
        return "standard input", sys.stdin.buffer.read()
    try:
        if not path.is_file():
            raise BadFile((Problem(str(path), None, _not_there(path)),))
        return path.name, path.read_bytes()
    except OSError as error:
        raise BadFile((Problem(str(path), None, f"cannot be read: {why(error)}"),)) from None


def _not_there(path: Path) -> str:
    if path.is_dir():
        return "is a folder; name the file in it"
    return "is not a file that can be read" if path.exists() else "there is no such file; check the name"
