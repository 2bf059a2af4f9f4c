"""How something was given to somebody: any words, but no slip for the usual ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casemgr.casefile.names import MAY_BE_A_SLIP, fold, names_near
from casemgr.errors import UsageError

if TYPE_CHECKING:
    from casemgr.cli.work import Work

USUAL = ("mail", "email", "certified mail", "in person", "sent home", "by hand", "fax", "portal", "telephone")
"""The ways that come again and again; hyphens do not count, so that `e-mail` is one of them."""


def method_meant(work: Work, words: str | None) -> str | None:
    """The way as typed; refused, unless forced, where it may be a slip for a usual one: it is the proof of what was sent."""
    if words is None:
        return None
    if not words.strip():
        raise UsageError("--method is empty; say how it was given, like mail or in person")
    asked = fold(words)
    asked = f"e{asked[2:]}" if asked.startswith("e ") else asked
    if any(way in asked or asked in way.split() for way in USUAL):
        return words
    if near := names_near(asked, USUAL, MAY_BE_A_SLIP):
        work.refuse(f"{words.strip()} is not a usual way to send something; did you mean {near[0]}?")
    return words
