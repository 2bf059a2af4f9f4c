"""The ways in which something reaches somebody: any words, and which of them may be a slip for a usual way."""

from __future__ import annotations

import re

from casemgr.casefile.names import MAY_BE_A_SLIP, fold, names_near

USUAL = (
    *("mail", "email", "certified mail", "in person", "sent home", "by hand", "fax", "portal", "telephone"),
    *("text message", "letter", "memo", "video call", "phone call", "home visit"),
)
"""The ways that come again and again; hyphens do not count, so that `e-mail` is one of them."""
_WORDS = tuple(dict.fromkeys(word for way in USUAL for word in way.split() if len(word) >= len("fax")))
_AT_MOST = 3
"""Words of a text; a longer one tells a story. Only in these few is each word looked at by itself."""


def usual_way_near(words: str) -> str | None:
    """The usual way for which words may be a slip: `by mial` → mail; None where they hold a usual one, or are none."""
    asked = re.sub(r"\be (?=\w)", "e", fold(words))  # e-mail
    own = asked.split()
    slip = next(filter(None, map(_near_word, own)), None) if len(own) <= _AT_MOST else None
    holds_one = any(way in asked or asked in way.split() for way in USUAL)
    whole = [] if holds_one and not slip else names_near(asked, USUAL, MAY_BE_A_SLIP)
    return whole[0] if whole else slip


def _near_word(word: str) -> str | None:
    """The usual way that one word is a slip for: its letters in another order, or nearly the same."""
    if any(word.startswith(known) for known in _WORDS):
        return None
    swapped = (known for known in _WORDS if sorted(known) == sorted(word))
    near = next(swapped, None) or next(iter(names_near(word, _WORDS, MAY_BE_A_SLIP)), None)
    return next((way for way in USUAL if near in way.split()), None) if near else None
