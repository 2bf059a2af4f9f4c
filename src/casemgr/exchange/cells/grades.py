"""Grades in whatever form a system writes them; what may mean more than one is asked about."""

from __future__ import annotations

import re

from casemgr.casefile.vocabulary import GRADES
from casemgr.exchange.cells.column import Doubt, clean, is_nothing

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
_CERTAIN = {
    **{word: str(number) for number, word in enumerate(_ORDINALS, 1)},
    **{str(number): str(number) for number in range(1, 13)},
    "0": "K",
    "kn": "K",
    "kg": "K",
    "k": "K",
    "kdg": "K",
    "kinder": "K",
    "kindergarten": "K",
    "18": "TK",
    "tk": "TK",
    "transitional kindergarten": "TK",
    "17": "PS",
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
    "sophomore": "10",
    "junior": "11",
    "senior": "12",
}
_OPEN = {
    "-1": ("PS", "TK"),
    "-2": ("PS", "IN"),
    "13": ("AD", "UE", "US"),
    "14": ("AD",),
    "ug": ("UE", "US"),
    "ungraded": ("UE", "US"),
    "transition": ("AD", "US"),
    "post-secondary": ("AD",),
}
POSTSECONDARY = {"ps": ("AD", "PS"), "it": ("IN",), "pr": ("PS",)}
"""In the federal list of grade codes, PS is after grade 12 and not preschool."""


def read_grade(text: str, *, also_open: dict[str, tuple[str, ...]] | None = None) -> str | Doubt:
    """The grade in the state's letters; empty where the cell says nothing."""
    if is_nothing(text):
        return ""
    words = _words(text)
    if also_open and words in also_open:
        return Doubt("grade", "is a grade of more than one meaning", also_open[words])
    if found := _CERTAIN.get(words):
        return found
    if words in _OPEN:
        return Doubt("grade", "is a grade of more than one meaning", _OPEN[words])
    if words.upper() in GRADES:
        return words.upper()
    return Doubt("grade", "is no grade that is known")


def _words(text: str) -> str:
    """`Grade 03`, `3rd grade` and `03 - Third Grade` without what is around the grade."""
    words = clean(text).lower()
    if match := re.fullmatch(r"(\w{1,2}) - .*", words):
        words = match[1]
    words = re.sub(r"\b(grade|gr)\b\.?", "", words).strip()
    words = re.sub(r"^(\d+)(st|nd|rd|th)$", r"\1", words)
    return re.sub(r"^0+(?=\d)", "", words)
