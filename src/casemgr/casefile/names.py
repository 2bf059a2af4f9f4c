"""One folding, one matcher and one source of suggestions for every name: students, staff, schools, rules, words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from casemgr.casefile.synonyms import also_called
from casemgr.errors import UsageError

WORTH_SUGGESTING = 0.6
"""How like a name must be for "did you mean"; 1 is the same."""
MAY_BE_A_SLIP = 0.8
"""How like a known name must be for the command to stop and ask."""
LONG_ENOUGH = 4
"""Letters of a word that is compared by itself: shorter ones are like too many."""


# Letters that Unicode does not take apart into one of ours and a mark.
_PLAIN = str.maketrans(
    {"đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe"}
    | {"ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ħ": "h", "Ħ": "H", "ı": "i"}
)
TWO_LETTERS = 8
"""Letters of words in which two may be wrong."""
SHORTEST_SLIP = 3
"""Letters of a word in which two may have changed places."""
FEWEST_DIGITS = 4
"""Digits of a phone number that are enough to mean it."""


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Letters only, without accents or case, for comparing names: `Núñez-O’Brien` → `nunez obrien`."""
    plain = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    letters = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    letters = re.sub(r"[-_,]", " ", letters)
    return " ".join(re.sub(r"[^\w\s]", "", letters).split())


_TITLES = {"mister": "mr", "mrs": "ms", "miss": "ms", "doctor": "dr", "professor": "prof"}
_TITLES |= {title: title for title in ("mr", "ms", "mx", "dr", "prof", "coach", "rev", "sr", "sra", "srta")}
_TITLES |= dict.fromkeys(("teacher", "maestra", "maestro"), "")
"""What goes before a name, by what it means: Mrs., Miss and Ms. Lee may be one person, Mr. Lee is another. Each may be Teacher
Lee."""


def is_title(word: str) -> bool:
    """Whether a word goes before a name: `Mrs.`"""
    return fold(word) in _TITLES


@lru_cache(maxsize=4096)
def title_apart(words: str) -> tuple[str, str]:
    """The title before a name and the rest, folded: `Ms. Lee` → `ms` and `lee`. A title alone is a name."""
    first, _, rest = fold(words).partition(" ")
    return (_TITLES[first], rest) if rest and first in _TITLES else ("", fold(words))


def fits(words: str, name: str) -> bool:
    """Whether every word begins some word of the name. A title before either says nothing more, unless the other has
    another."""
    if _begin_words_of(fold(words), fold(name)):
        return True
    title, asked = title_apart(words)
    own, rest = title_apart(name)
    has_title = asked != fold(words)
    return has_title and (not title or own in ("", title)) and _begin_words_of(asked, rest)


def _begin_words_of(asked: str, full: str) -> bool:
    words, tokens = asked.split(), full.split()
    return bool(words) and all(any(token.startswith(word) for token in tokens) for word in words)


def fit_each_other(one: str, other: str) -> bool:
    """Whether one of two names may be the other cut short."""
    return fits(one, other) or fits(other, one)


def fits_number(words: str, number: str) -> bool:
    """Whether words are a phone number, or its last digits."""
    asked, known = (re.sub(r"\D", "", each) for each in (words, number))
    is_number = not re.search(r"[^\d\s().+-]", words) and len(asked) >= FEWEST_DIGITS
    return is_number and (known.endswith(asked) or (bool(known) and asked.endswith(known)))


def names_meant(words: str, names: Iterable[str]) -> list[str]:
    """The names that words mean: the one that is exactly that, else every name that they fit."""
    names = list(dict.fromkeys(names))
    asked = fold(words)
    if exact := [name for name in names if fold(name) == asked]:
        return exact[:1]
    found = [name for name in names if fits(words, name)]
    title, bare = title_apart(words)
    if not title:
        return found
    # Of a title and a last name: who has just that last name, else whoever's last name it is, else a first name.
    exact = [name for name in found if title_apart(name)[1] == bare]
    return exact[:1] or [name for name in found if _ends(name, bare)] or found


def _ends(name: str, bare: str) -> bool:
    return title_apart(name)[1].split()[-1:] == bare.split()[-1:]


def meant_or_typed(words: str, names: Iterable[str]) -> str:
    """The only name that words mean; any other as typed."""
    found = names_meant(words, names)
    return found[0] if len(found) == 1 else words.strip()


def the_one(words: str, names: Iterable[str], what: str = "person") -> str | None:
    """The only name that words mean; None where none matches, UsageError where several do. `what` they are names of."""
    return only_one(words, names_meant(words, names), what)


def only_one(words: str, found: Sequence[str], what: str = "person") -> str | None:
    """The same of what was found already."""
    if len(found) > 1:
        raise UsageError(
            f'"{words}" matches more than one {what}: {", ".join(found)}. Type more of the name.'
        )
    return found[0] if found else None


def names_near(words: str, names: Iterable[str], least: float = WORTH_SUGGESTING) -> list[str]:
    """The names that words may be a slip for, the likeliest first, three at most."""
    scored = {name: likeness(words, name) for name in names}
    near = [name for name, score in scored.items() if score >= least]
    return sorted(near, key=lambda name: -scored[name])[:3]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`; did you mean `within`?` behind a word that is none of those known; nothing where none of them is near."""
    near = names_near(word, known)
    best = [name for name in near if likeness(word, name) == likeness(word, near[0])]
    meant = min(best, key=len, default=word)  # of two that begin alike the one that goes no further
    return f"; did you mean `{meant}`?" if meant != word else ""


def doubt(what: str, words: str, known: Iterable[str]) -> str | None:
    """What is asked where words may be a slip for something known; `what` is said of them. None where nothing is near."""
    near = names_near(words, known, MAY_BE_A_SLIP)
    return f"{what}; did you mean {near[0]}?" if near else None


def slip_for(words: str, names: Iterable[str]) -> list[str]:
    """The names that words may be a slip for; of a short word, too, one with another letter or two that changed places:
    `Pyne` for `Pine Elementary`, `Oka` for `Oak Elementary`."""
    names = list(names)
    near = names_near(words, names, MAY_BE_A_SLIP)
    return near or [name for name in names if _is_one_slip(fold(words), fold(name))][:3]


def misspelled(words: str, names: Iterable[str]) -> list[str]:
    """The names that words are but for a letter, or two where they are long, the likeliest first: `psyco` for `psycho`. Words of
    three letters are like too many, and are a slip for none."""
    asked = fold(words)
    if len(asked) < LONG_ENOUGH:
        return []
    scored = {name: _letters_apart(asked, fold(name)) for name in names}
    near = [name for name, apart in scored.items() if apart <= _letters_wrong(asked, fold(name))]
    return sorted(near, key=lambda name: scored[name])[:3]


def _letters_wrong(one: str, other: str) -> int:
    """How many letters may be wrong in a slip: `retention` is none for `attention`."""
    return 2 if len(one) >= TWO_LETTERS and one[:1] == other[:1] else 1


def _letters_apart(one: str, other: str) -> int:
    """How many letters are to be added, left out, changed or swapped with the next to make one of the other."""
    before, row = [0], list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, wanted in enumerate(other, 1):
            least = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                least = min(least, last[j - 2] + 1)
            row.append(least)
    return row[-1]


def _is_one_slip(asked: str, full: str) -> bool:
    """Whether one word is the first of a name but for a letter, or for two letters that changed places."""
    first = full.split(maxsplit=1)[0] if full else ""
    if " " in asked or len(asked) < SHORTEST_SLIP or asked[:1] != first[:1] or len(asked) != len(first):
        return False
    other = [place for place, letter in enumerate(asked) if letter != first[place]]
    if len(other) == 1:
        return len(asked) >= LONG_ENOUGH
    swapped = len(other) == 2 and other[1] == other[0] + 1
    return swapped and asked[other[0]] == first[other[1]] and asked[other[1]] == first[other[0]]


def likeness(words: str, name: str) -> float:
    """How like a name words are, from 0 to 1: the whole name, as many words at its beginning, or one longer word
    of it."""
    asked, full = fold(words), fold(name)
    count = len(asked.split())
    tokens = full.split()
    words_of_it = [token for token in tokens if len(token) >= LONG_ENOUGH] if count == 1 else []
    parts = {full, " ".join(tokens[:count]), *words_of_it}
    return max(SequenceMatcher(None, asked, part).ratio() for part in parts)


def meant(words: str, choices: Sequence[str]) -> str:
    """The choice that is written so, or the only one that begins so. UsageError names the near ones, or all."""
    asked = as_slug(words)
    begins = [choice for choice in choices if asked and choice.startswith(asked)]
    if asked in choices:
        return asked
    if len(begins) == 1:
        return begins[0]
    if other := also_called(asked, choices):
        return other
    near = begins or names_near(asked, choices)
    hint = f" Did you mean {' or '.join(near)}?" if near else ""
    raise UsageError(f'"{words}" is not one of: {", ".join(choices)}.{hint}')


def as_slug(words: str) -> str:
    """Small letters with hyphens: `Present levels` → `present-levels`."""
    return "-".join(words.lower().replace("_", " ").replace("-", " ").split())
