"""What a parent is called without a name: `the mother`, `parents`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from casemgr.casefile.names import fits, fold, is_title

if TYPE_CHECKING:
    from casemgr.casefile.student import Contact

_ARTICLES = frozenset({"the", "his", "her", "their"})


def without_title(words: str) -> str:
    """The words folded, without what goes before a name: `The mother` → `mother`."""
    said = fold(words).split()
    bare = [word for word in said if word not in _ARTICLES and not is_title(word)]
    # Behind a name `Sr` is no title: Juan Diaz Sr.
    return " ".join([*bare, said[-1]] if bare and is_title(said[-1]) else bare)


def contacts_meant(words: str, contacts: Sequence[Contact]) -> list[Contact]:
    """The contacts whom words mean: whose name they are, else all whose name they are a part of or who are that to the student."""
    said = without_title(words)
    return [each for each in contacts if fold(each.name) == said] or [
        e for e in contacts if is_meant(words, e)
    ]


def is_meant(words: str, contact: Contact) -> bool:
    """Whether words are the name of a contact or a part of it, or what the contact is to the student."""
    said = without_title(words)
    return fits(said, contact.name) or said == fold(contact.relation)
