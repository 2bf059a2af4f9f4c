"""Grades in whatever form a system writes them; what may mean more than one is asked about."""

from __future__ import annotations

import re

from casemgr.casefile.gradewords import GRADE_WORDS, bare
from casemgr.casefile.vocabulary import GRADES
from casemgr.exchange.cells.column import Doubt, clean, is_nothing

_CODES = {"0": "K", "17": "PS", "18": "TK"}
"""Numbers that a system has for grades without one."""
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
    if found := _CODES.get(words) or GRADE_WORDS.get(words):
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
    return bare(words)
