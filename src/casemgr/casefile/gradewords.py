"""Grades in the words that people have for them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from casemgr.casefile.vocabulary import GRADES

_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
]
GRADE_WORDS: Mapping[str, str] = {
    **{word: str(number) for number, word in enumerate(_ORDINALS, 1)},
    **{str(number): str(number) for number in range(1, 13)},
    "kn": "K",
    "kg": "K",
    "k": "K",
    "kdg": "K",
    "kinder": "K",
    "kindergarten": "K",
    "tk": "TK",
    "transitional kindergarten": "TK",
    "ps": "PS",
    "pk": "PS",
    "prek": "PS",
    "pre-k": "PS",
    "preschool": "PS",
    "prekindergarten": "PS",
    "pre-kindergarten": "PS",
    "in": "IN",
    "infant": "IN",
    "td": "TD",
    "toddler": "TD",
    "adult": "AD",
    "ungraded elementary": "UE",
    "ungraded secondary": "US",
    "freshman": "9",
    "frosh": "9",
    "sophomore": "10",
    "soph": "10",
    "junior": "11",
    "jr": "11",
    "senior": "12",
    "sr": "12",
}


def grade_meant(words: str) -> str | None:
    """The grade in the state's form; None where the words name none for certain."""
    plain = bare(words)
    return GRADE_WORDS.get(plain) or (plain.upper() if plain.upper() in GRADES else None)


def bare(words: str) -> str:
    """`Grade 03` and `3rd grade` without what is around the grade."""
    plain = re.sub(r"\b(grade|gr)\b\.?", "", words.strip().lower()).strip()
    plain = re.sub(r"^(\d+)(st|nd|rd|th)$", r"\1", plain)
    return re.sub(r"^0+(?=\d)", "", plain)
