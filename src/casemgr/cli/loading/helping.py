"""The help of a command without what only programmers read: the types of arguments, ranges of numbers, brackets within brackets."""

import re
from collections.abc import Iterable
from contextlib import AbstractContextManager
from typing import Any

from casemgr.cli.loading.arguments import meanwhile

_RANGE = r"\s+\[x>=\d+\]|;\s+x>=\d+(?=\])"
_REQUIRED = r"\{([^|{}]+)\}(\.\.\.)?"
_TWICE = r"\[(\[.*\])\](\.\.\.)?"


def usage_piece(piece: str) -> str:
    """A word of the usage line: `STUDENT`, `[RULE]`; a choice of two keeps its braces."""
    if required := re.fullmatch(_REQUIRED, piece):
        return f"{required[1]}{required[2] or ''}"
    if "…" in piece:
        return piece.removesuffix("...")  # said by the words themselves
    twice = re.fullmatch(_TWICE, piece)
    return f"{twice[1]}{twice[2] or ''}" if twice else piece


def without_ranges(text: str) -> str:
    return re.sub(_RANGE, "", text)


def without_types(params: Iterable[Any]) -> AbstractContextManager[None]:
    """The arguments by their names alone meanwhile; what each takes is said behind it."""
    own = [param for param in params if param.param_type_name == "argument"]
    return meanwhile(own, "display_type_rich", lambda _param: _untyped)


def _untyped(ctx: object) -> None:  # noqa: ARG001 - as typer calls it
    return None
