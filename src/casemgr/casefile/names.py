"""One folding and one matcher for all names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher


def fold(text: str) -> str:
    """Letters only, without accents or case, for comparing names: `Núñez-O’Brien` → `nunez obrien`."""
    plain = unicodedata.normalize("NFKD", text.replace("đ", "d").replace("Đ", "D"))
    letters = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return " ".join(re.sub(r"[^\w\s-]", "", letters).replace("-", " ").replace("_", " ").split())


def names_near(words: str, names: Iterable[str]) -> list[str]:
    """The names that words may be a slip for, the likeliest first: near as a whole, or in one of their words."""
    asked = fold(words)
    near = {
        name: max(SequenceMatcher(None, asked, part).ratio() for part in (fold(name), *fold(name).split()))
        for name in names
    }
    return sorted((name for name in near if near[name] >= 0.8), key=lambda name: -near[name])


def names_meant(words: str, names: Iterable[str]) -> list[str]:
    """The names that words mean: the one that is just that, else all in which every word begins some word."""
    folded = {name: fold(name) for name in names}
    asked = fold(words)
    if exact := [name for name, text in folded.items() if text == asked]:
        return exact[:1]
    return [
        name
        for name, text in folded.items()
        if asked and all(any(token.startswith(word) for token in text.split()) for word in asked.split())
    ]
