"""Long output through the reader's pager, where somebody sits at a terminal; and color where it was asked for.

`--no-pager` and `--color` are the customary environment variables under another name, so that all that draws heeds them:
PAGER=cat, NO_COLOR, FORCE_COLOR.
"""

import os
import shutil
import sys
from pathlib import Path
from typing import Literal, get_args

import typer

from casemgr.errors import UsageError

When = Literal["auto", "always", "never"]
LESS = "FRX"  # show colors, leave what was shown on the screen, and end at once where it fits


def put_paged(text: str) -> None:
    """Text for people: through the pager where it is longer than the terminal, else as it is."""
    height = shutil.get_terminal_size().lines
    has_pager = os.environ.get("PAGER", "less") not in ("", "cat")
    if has_pager and sys.stdin.isatty() and sys.stdout.isatty() and text.count("\n") >= height:
        from pydoc import pager

        os.environ.setdefault("LESS", LESS)
        pager(text)
    else:
        typer.echo(text, nl=False, color=True)


def is_color_forced() -> bool:
    """Whether colors are asked for in a pipe too."""
    return bool(os.environ.get("FORCE_COLOR")) and not os.environ.get("NO_COLOR")


def heed(color: str | None, *, no_pager: bool, no_input: bool) -> None:
    """Do as the program's own options say."""
    if no_pager:
        os.environ["PAGER"] = "cat"
    if no_input:
        sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115 - open as long as the program runs
    if color is None:
        return
    if color not in get_args(When):
        raise UsageError(f"--color {color}: write {', '.join(get_args(When))}")
    for name in ("FORCE_COLOR", "NO_COLOR"):
        os.environ.pop(name, None)
    if color != "auto":
        os.environ["FORCE_COLOR" if color == "always" else "NO_COLOR"] = "1"
