"""What people call a contact of a student: `mom`, `legal guardian`. What was said is kept, as `add --contact` keeps it."""

from __future__ import annotations

import re

_OF_PARENTS = (
    "mother", "father", "mom", "dad", "mum", "mommy", "daddy", "mama", "mamá", "papá", "madre", "padre", "mẹ", "bố", "parent", "parents", "both parents",
    "stepmother", "stepfather", "stepmom", "stepdad", "stepparent", "step mother", "step father", "step mom", "step dad", "step parent",
)  # fmt: skip
_IN_THEIR_PLACE = (
    "guardian", "guardians", "legal guardian", "legal guardians", "caregiver", "caretaker", "foster", "foster mother", "foster father",
    "foster mom", "foster dad", "foster parent", "foster parents", "resource parent", "resource parents", "surrogate", "surrogate parent",
    "educational surrogate", "ed rights holder", "education rights holder", "educational rights holder", "erh", "social worker",
    "group home", "conservator", "adoptive mother", "adoptive father", "adoptive mom", "adoptive dad", "adoptive parent", "adoptive parents",
)  # fmt: skip
_FAMILY = (
    "aunt", "auntie", "uncle", "grandmother", "grandfather", "grandma", "grandpa", "grandparent", "grandparents", "great grandmother",
    "great grandfather", "abuela", "abuelo", "tía", "tío", "sister", "brother", "sibling", "cousin", "godmother", "godfather",
    "emergency contact", "babysitter", "nanny", "family friend",
)  # fmt: skip
_AS_NAMES_TOO = frozenset(("foster", "nana", "papa", "tia", "tio", "mama", "sister", "brother", "group home"))
"""Words that may be a name, or go before one: a relation only in brackets, before a colon or between commas."""
RELATIONS = frozenset((*_OF_PARENTS, *_IN_THEIR_PLACE, *_FAMILY))
_ONLY_IN_BRACKETS = frozenset(("nana", "papa", "tia", "tio"))
_PLAIN = {
    "parent/guardian": "parent",
    "parent / guardian": "parent",
    "guardian/parent": "parent",
    "parent, guardian": "parent",
    "": "parent",
}
"""What a system says of everybody whom it lists."""
_BEFORE = re.compile(r"(?:the|his|her|their|bio|biological|birth|student's|child's) +")


def relation_of(words: str) -> str:
    """As it was said, in small letters; `parent` where nothing is."""
    plain = " ".join(words.lower().split())
    return _PLAIN.get(plain, plain)


def is_relation(words: str, *, in_brackets: bool = False) -> bool:
    plain = _BEFORE.sub("", words.strip(" .").lower().replace("-", " "))
    return plain in RELATIONS or plain in _PLAIN or (in_brackets and plain in _ONLY_IN_BRACKETS)


def is_of_anybody(words: str) -> bool:
    """Whether words say no more than that somebody is a parent or guardian."""
    plain = words.strip(" .").lower()
    return plain == "parent" or plain in _PLAIN


def is_of_several(words: str) -> bool:
    """`parents`, `both parents`, `grandparents`: of two, not of one."""
    return words.strip(" .").lower().endswith("s")


def of_one(words: str) -> str:
    """What each of several is: `both parents` → `parent`."""
    return words.strip(" .").lower().removeprefix("both ").removesuffix("s")


def relation_at_edge(words: str) -> tuple[str, str]:
    """The name and the relation of `mom Marta Ortiz`, `Marta Ortiz legal guardian`; words without one are the name."""
    said = words.split()
    for count in range(min(3, len(said) - 1), 0, -1):
        for own, rest in ((said[:count], said[count:]), (said[-count:], said[:-count])):
            plain = " ".join(own).rstrip(".").lower()
            if plain not in _AS_NAMES_TOO and is_relation(plain):
                return " ".join(rest), " ".join(own)
    return words, ""
