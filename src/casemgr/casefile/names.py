"""One folding, one matcher and one source of suggestions for every name: students, staff, schools, rules, words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher

WORTH_SUGGESTING = 0.6
"""How like a name must be for "did you mean"; 1 is the same."""
MAY_BE_A_SLIP = 0.8
"""How like a known name must be for the command to stop and ask."""
LONG_ENOUGH = 4
"""Letters of a word that is compared by itself: shorter ones are like too many."""


def fold(text: str) -> str:
    """Letters only, without accents or case, for comparing names: `Núñez-O’Brien` → `nunez obrien`."""
    plain = unicodedata.normalize("NFKD", text.replace("đ", "d").replace("Đ", "D"))
    letters = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return " ".join(re.sub(r"[^\w\s-]", "", letters).replace("-", " ").replace("_", " ").split())


def fits(words: str, name: str) -> bool:
    """Whether every word begins some word of the name."""
    asked, tokens = fold(words).split(), fold(name).split()
    return bool(asked) and all(any(token.startswith(word) for token in tokens) for word in asked)


def names_meant(words: str, names: Iterable[str]) -> list[str]:
    """The names that words mean: the one that is exactly that, else every name that they fit."""
    names = list(dict.fromkeys(names))
    asked = fold(words)
    if exact := [name for name in names if fold(name) == asked]:
        return exact[:1]
    return [name for name in names if fits(words, name)]


def names_near(words: str, names: Iterable[str], least: float = WORTH_SUGGESTING) -> list[str]:
    """The names that words may be a slip for, the likeliest first, three at most."""
    scored = {name: likeness(words, name) for name in names}
    near = [name for name, score in scored.items() if score >= least]
    return sorted(near, key=lambda name: -scored[name])[:3]


def likeness(words: str, name: str) -> float:
    """How like a name words are, from 0 to 1: the whole name, as many words at its beginning, or one longer word
    of it."""
    asked, full = fold(words), fold(name)
    count = len(asked.split())
    tokens = full.split()
    words_of_it = [token for token in tokens if len(token) >= LONG_ENOUGH] if count == 1 else []
    parts = {full, " ".join(tokens[:count]), *words_of_it}
    return max(SequenceMatcher(None, asked, part).ratio() for part in parts)
