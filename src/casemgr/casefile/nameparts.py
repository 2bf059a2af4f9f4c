"""What a written name holds besides first and last name: a suffix, and the name that somebody goes by."""

from __future__ import annotations

import re

SUFFIX = re.compile(r"(jr|sr|ii|iii|iv|2nd|3rd)\.?", re.IGNORECASE)
_PREFERRED = r"\(([^()]+)\)|[\"“]([^\"“”]+)[\"”]"


def split_suffix(last: str) -> tuple[str, str]:
    """`Smith, Jr.` and `Smith Jr.` as `Smith` and `Jr.`"""
    head, _, tail = last.replace(",", " ").rstrip().rpartition(" ")
    if head.strip() and SUFFIX.fullmatch(tail):
        return head.strip(), tail
    return last.strip().rstrip(","), ""


def preferred_apart(words: str) -> tuple[str, str]:
    """`Maria (Mia) Lopez` and `Maria "Mia" Lopez` → the name without it, and the name the student goes by."""
    found = re.search(_PREFERRED, words)
    if found is None:
        return words, ""
    plain = f"{words[: found.start()].rstrip()} {words[found.end() :].lstrip()}".replace(" ,", ",").strip()
    return plain, next(filter(None, found.groups())).strip()


INITIALS = 2
"""Letters of a word that may be initials: JJ."""


def in_one_case(name: str) -> bool:
    """Whether a name is all lowercase, or all capitals and no initials: `ana rivera`, `RIVERA`."""
    words = re.findall(r"[^\W\d_]+", name)
    if not any(word.lower() != word.upper() for word in words):
        return False
    return name == name.lower() or (name == name.upper() and any(len(word) > INITIALS for word in words))


def as_usual(name: str) -> str:
    """A name with a capital for each word of it."""
    return re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), name.lower())
