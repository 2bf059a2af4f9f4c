"""Names of people: first and last name apart, suffixes kept, one person under every way of writing the name."""

import re
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from casemgr.casefile.nameparts import SUFFIX, preferred_apart, split_suffix
from casemgr.casefile.names import fold
from casemgr.exchange.cells.column import Doubt, clean

_INITIALS = re.compile(r"[A-Z]{2,4}|([A-Za-z]\. ?){2,4}|[A-Z]\.? ?[A-Z]")
_TITLE = re.compile(r"^(mr|mrs|ms|mx|dr|miss)\.? +(?![&/+]|and )", re.IGNORECASE)
"""Not that of the first of two, who go by one name: `Mr. & Mrs. Diaz`."""


class PersonName(NamedTuple):
    last: str
    first: str
    suffix: str = ""
    preferred: str = ""


@lru_cache(maxsize=16384)
def folded(text: str) -> str:
    return fold(text)


def of_column(text: str) -> tuple[str, str, str]:
    """A first or last name that is in a column of its own, and the suffix and the preferred name that may be with it."""
    words = clean(text)
    if " " not in words and "," not in words:
        return words, "", ""
    plain, preferred = preferred_apart(words)
    return (*split_suffix(plain), preferred) if plain else (words, "", "")


def split_name(text: str) -> PersonName | Doubt:
    """A whole name in one cell; one word is a first name; one that can be divided in more than one
    place is asked about."""
    plain, preferred = preferred_apart(clean(text))
    name = _divided(plain)
    if not preferred:
        return name
    if isinstance(name, PersonName):
        return name._replace(preferred=preferred)
    return replace(name, readings=tuple(f"{reading} ({preferred})" for reading in name.readings))


def _divided(words: str) -> PersonName | Doubt:
    if "," in words:
        return _with_comma([part.strip() for part in words.split(",") if part.strip()], words)
    plain, suffix = split_suffix(words)
    parts = plain.split()
    if len(parts) == 2 and len(parts[1].rstrip(".")) > 1:
        return PersonName(parts[1], parts[0], suffix)
    if len(parts) < 2:
        return PersonName("", plain, suffix)
    readings = [
        f"{' '.join([*parts[cut:], *([suffix] if suffix else [])])}, {' '.join(parts[:cut])}"
        for cut in range(1, len(parts))
    ]
    if len(parts) == 2:
        return Doubt("name", "has a last name of one letter: what is the whole name?", tuple(readings))
    return Doubt("name", "can be divided in more than one place", tuple(readings))


def _with_comma(parts: list[str], words: str) -> PersonName | Doubt:
    suffixes = [part for part in parts if SUFFIX.fullmatch(part)]
    rest = [part for part in parts if part not in suffixes]
    if len(rest) == 1 and suffixes:  # `Miles Smith, Jr.`
        whole = split_name(rest[0])
        return whole._replace(suffix=suffixes[0]) if isinstance(whole, PersonName) else whole
    if len(rest) != 2:
        return Doubt("name", f"{words} has more parts than a last and a first name")
    (last, suffix), (first, late) = split_suffix(rest[0]), split_suffix(rest[1])  # `Ellis, Jordan Jr.`
    return PersonName(last, first, suffix or late or "".join(suffixes[:1]))


@lru_cache(maxsize=4096)
def person(text: str) -> str:
    """A grown-up's name, first name first: `Whitfield, Dana` and `Dana Whitfield` are one."""
    words = _TITLE.sub("", clean(text))
    last, comma, first = words.partition(",")
    if not comma or SUFFIX.fullmatch(first.strip()):
        return words
    return f"{first.strip()} {last.strip()}".strip()


def same_person(one: str, other: str) -> bool:
    return folded(person(one)) == folded(person(other))


def may_mean(words: str, name: str) -> bool:
    """Whether words are a grown-up's name, or a shorter way of writing it: `G. Ortega`, `Ortega`, `Gail O.` and `GO` may all be
    Gail Ortega. A middle name may be on one side only."""
    if same_person(words, name):
        return True
    short, whole = _parts(words), _parts(name)
    if len(whole) < 2 or not short:
        return False
    if _INITIALS.fullmatch(person(words)):
        letters = "".join(part[0] for part in whole)
        return "".join(short) in (letters, letters[0] + letters[-1])
    if len(short) == 2 and len(short[1]) == 1:
        return short[0] == whole[0] and short[1] == whole[-1][0]
    return any(
        short[-len(whole[cut:]) :] == whole[cut:] and _given_fit(short[: -len(whole[cut:])], whole[:cut])
        for cut in range(1, len(whole))
    )


def perhaps_means(words: str, name: str) -> bool:
    """Whether words that are not surely this person hold nothing that speaks against it: `Gail`, `Ortega/Abara`."""
    whole = _parts(name)
    return any(
        may_mean(one, name) or (bool(parts := _parts(one)) and set(parts) <= set(whole))
        for one in re.split(r"[/;&+]| and ", words)
    )


def _parts(name: str) -> list[str]:
    return folded(person(name).replace(".", " ")).split()


def _given_fit(short: list[str], whole: list[str]) -> bool:
    """Whether the first names agree as far as both have them; an initial is enough, and all that may be added."""
    agree = all(
        one == other or (1 in (len(one), len(other)) and one[0] == other[0])
        for one, other in zip(short, whole, strict=False)
    )
    return agree and all(len(more) == 1 for more in short[len(whole) :])
