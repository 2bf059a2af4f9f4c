"""How to reach somebody, where a table has it all in one cell: the name, how they are related, phones and an e-mail."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

_EMAIL = re.compile(r"[^\s/,;:|<>()]+@[^\s/,;|<>()]+")
_PHONE = re.compile(
    r"(?<![\w.])(?:\+?1[ .-]?)?(?:\(\d{3}\) ?|\d{3}[ .-]?)?\d{3}[ .-]?\d{4}(?:,? ?(?:x|ext\.?) ?\d{1,6})?(?!\d)",
    re.IGNORECASE,
)
_HERE = "\0"
"""Where a phone or an e-mail was."""
_LABEL = re.compile(
    r"\b(?:cell|home|work|mobile|phone|tel|ph|e-?mail|text|[chw])\b[ .:#]*(?=\0)|(?<=\0) *\((?:cell|home|work|[chw])\)",
    re.IGNORECASE,
)
_BESIDE = " /,;:|<>-–"
_BETWEEN = re.compile(r"[;|\n]| / ")
_WITH_RELATION = (
    re.compile(r"(?P<name>[^()]+?) *\((?P<relation>[^()]+)\)"),
    re.compile(r"(?P<relation>[^:,()]+?)(?: *:| [-–]) *(?P<name>[^:]+)"),
    re.compile(r"(?P<name>.+?)(?:,| [-–]) *(?P<relation>[^,]+)"),
)


class Reached(NamedTuple):
    """One person out of a cell."""

    name: str
    relation: str = ""
    phone: str = ""
    email: str = ""


def people_in(cell: str, relations: Collection[str]) -> list[Reached]:
    """`Carmen Diaz (mom) 510-555-0101 cd@example.com`, `Grandma: Lola Diaz, 510-555-0102`; several people where each has a
    relation, a phone or an e-mail of their own. A cell that cannot be taken apart is the name, as it is."""
    parts: list[str] = []
    for part in filter(str.strip, _BETWEEN.split(cell)):
        if parts and not _person(part, relations).name:
            parts[-1] += f" {part}"  # a phone or an e-mail alone is of the person before
        else:
            parts.append(part)
    people = [_person(part, relations) for part in parts]
    if len(people) < 2 or not all(each.name and any(each[1:]) for each in people):
        people = [_person(" ".join(cell.split()), relations)]
    return people if all(each.name for each in people) else [Reached(" ".join(cell.split()))]


def _person(text: str, relations: Collection[str]) -> Reached:
    """One person; without a name where the text holds none. Digits that are no phone leave it as it is."""
    emails = _EMAIL.findall(text)
    words = _EMAIL.sub(_HERE, text)
    phones = _PHONE.findall(words)
    words = _PHONE.sub(_HERE, words)
    if re.search(r"\d", words):
        return Reached(text.strip())
    if phones or emails:
        words = _LABEL.sub("", words).replace(_HERE, " ")
        words = " ".join(re.sub(r"\([ ,/]*\)", "", words).split()).strip(_BESIDE)
    name, relation = _relation_apart(words, relations)
    return Reached(name, relation, " / ".join(each.strip() for each in phones), ", ".join(emails))


def _relation_apart(words: str, relations: Collection[str]) -> tuple[str, str]:
    """The name and the relation: in brackets behind it, before a colon or a dash, behind a comma. Other words are the name's."""
    for pattern in _WITH_RELATION:
        found = pattern.fullmatch(words)
        if found and found["relation"].strip().lower() in relations:
            return found["name"].strip(_BESIDE), found["relation"].strip()
    return words, ""
