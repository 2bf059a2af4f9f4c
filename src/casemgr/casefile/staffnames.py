"""Which of the staff on file is meant: by the full name, part of it, or the last name alone, with a title or without.

Unlike a family, whose members share a last name, two of a student's staff seldom do; where they do, nobody is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable

from casemgr.casefile.names import fits, fold, names_meant, only_one, title_apart


def staff_meant(words: str, names: Iterable[str]) -> list[str]:
    """The names that words mean; a full name also means whoever is on file by its last name alone."""
    names = list(dict.fromkeys(names))
    return names_meant(words, names) or [name for name in names if is_last_name_of(name, words)]


def the_staff(words: str, names: Iterable[str]) -> str | None:
    """The only one; None where nobody is meant, UsageError where several are."""
    return only_one(words, staff_meant(words, names))


def one_person(words: str, names: Iterable[str]) -> list[str]:
    """The names that words mean on several students' files, where these are forms of one person's: `Lee`, `Ms. Lee`,
    `Ann Lee`. Of several people it is the one who is called just so; UsageError where nobody is or several are."""
    found = [name for name in dict.fromkeys(names) if staff_meant(words, [name])]
    called = [name for name in found if _are_one(words, name)] or found
    several = [name for name in called if not all(_are_one(name, other) for other in called)]
    only_one(words, several)
    return called


def _are_one(one: str, other: str) -> bool:
    """Whether two names may be one person's: the same but for a title, or one is the last name of the other."""
    (title, bare), (own, rest) = title_apart(one), title_apart(other)
    is_same = bare == rest and (not title or not own or title == own)
    return is_same or is_last_name_of(one, other) or is_last_name_of(other, one)


def is_meant(words: str, name: str, known: Iterable[str] = ()) -> bool:
    """Whether words mean somebody; `known`: everybody who may have the same last name."""
    if fits(words, name):
        return True
    others = (each for each in known if fold(each) != fold(words))
    return is_last_name_of(name, words) and not any(is_last_name_of(name, each) for each in others)


def is_last_name_of(name: str, words: str) -> bool:
    """Whether a name is no more than the last name, with an initial or none, of the person whose full name the words are: `Lee`
    and `A. Lee` of `Ann Lee`, `Ms. Lee` of `Ms. Ann Lee`, `de la Cruz` of `Maria de la Cruz`."""
    (title, full), (own, last) = title_apart(words), title_apart(name)
    initial, _, after = last.partition(" ")
    if after and len(initial) == 1 and full.startswith(initial):
        last = after
    first, *rest = last.split() or [""]
    is_one = bool(first) and (not rest or first in _PARTICLES or "-" in name)
    return is_one and full.endswith(f" {last}") and (not title or not own or title == own)


_PARTICLES = frozenset({"al", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "la", "las", "le", "los", "mac", "mc", "o", "san", "santa", "st", "ten", "van", "von"})  # fmt: skip
"""What a last name of several words begins with."""
