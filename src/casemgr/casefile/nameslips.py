"""Whether what was typed may be a slip for somebody's name: word by word, as people of one family share a name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from casemgr.casefile.names import fits, likeness, names_meant
from casemgr.casefile.parentwords import EVERY_PARENT, ONE_PARENT
from casemgr.casefile.relations import without_title

SHORTEST = 3
"""Letters of a word that may be a slip for another: of shorter ones a letter makes another name."""
LONG = 7
"""Letters of a word in which two may be wrong."""
WITH_ANOTHER_FIRST = 6
"""Letters of a word in which the first may be wrong."""
WITHOUT_FIRST = 4
"""Letters of a word before which one may be missing: Nana is not Ana."""
_NO_NAMES = EVERY_PARENT | ONE_PARENT


def means_one_of(words: str, known: Sequence[str]) -> bool:
    """Whether words mean somebody known: part of a name is enough, and so is a name with more to it."""
    said = without_title(words)
    return bool(names_meant(said, known)) or any(fits(without_title(name), said) for name in known)


def person_near(words: str, known: Sequence[str]) -> str | None:
    """Whose name words may be a slip for, the likeliest; None where they are like none."""
    said = without_title(words)
    near = [name for name in known if is_slip(said, without_title(name))]
    return max(near, key=lambda name: likeness(said, name), default=None)


def or_somebody(words: str, known: Sequence[str]) -> str:
    """`; did you mean Priya Nair?` behind a name that means nobody known; nothing where it is near none."""
    near = person_near(words, known)
    return f"; did you mean {near}?" if near else ""


def look_like_names(words: Iterable[str]) -> list[str]:
    """Those that are somebody's name, or an agency's, and no word for what they do: two words or more, each with a capital."""
    return [each for each in words if len(each.split()) > 1 and all(w[0].isupper() for w in each.split())]


def is_slip(said: str, name: str) -> bool:
    """Whether each word of the shorter of two names is a word of the other, or near one, or a space is wrong; folded, without
    titles."""
    asked, full = said.split(), name.split()
    if not asked or not full or said in _NO_NAMES:
        return False
    if len(asked) != len(full) and _is_near("".join(asked), "".join(full)):
        return True
    if len(asked) > len(full) == 1:
        return False
    fewer, more = sorted((asked, full), key=len)
    left = list(more)
    for word in fewer:
        found = [each for each in left if each.startswith(word)] or [e for e in left if _is_near(word, e)]
        if not found:
            return False
        left.remove(found[0])
    return True


def _is_near(one: str, other: str) -> bool:
    """Whether a word is another with a letter wrong, two in a long one. A wrong first letter makes another name of a short
    one: Jim and Kim."""
    shorter = min(len(one), len(other))
    if shorter < SHORTEST:
        return False
    begins_so = one[0] == other[0] or one[:2] == other[1::-1]
    if not begins_so and shorter < (WITH_ANOTHER_FIRST if len(one) == len(other) else WITHOUT_FIRST):
        return False
    return _edits(one, other) <= (2 if shorter >= LONG and begins_so else 1)


def _edits(one: str, other: str) -> int:
    """How many letters are wrong, missing or too many; two that changed places count as one."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        older, before, row = before, row, [place]
        for at, against in enumerate(other, 1):
            least = min(before[at] + 1, row[-1] + 1, before[at - 1] + (letter != against))
            if place > 1 and at > 1 and (letter, one[place - 2]) == (other[at - 2], against):
                least = min(least, older[at - 2] + 1)
            row.append(least)
    return row[-1]
