"""A grade in the words that people have for it."""

from __future__ import annotations

import pytest

from casemgr.casefile.typed.head import grade_of
from casemgr.errors import UsageError


@pytest.mark.parametrize(
    ("words", "grade"),
    [
        ("PK", "PS"),
        ("Pre-K", "PS"),
        ("tk", "TK"),
        ("Kinder", "K"),
        ("04", "4"),
        ("4th", "4"),
        ("Grade 12", "12"),
        ("ad", "AD"),
        ("UE", "UE"),
        ("freshman", "9"),
        ("Sr", "12"),
        ("jr", "11"),
    ],
)
def test_a_grade_typed(words: str, grade: str) -> None:
    assert grade_of(words) == grade


@pytest.mark.parametrize("words", ["", "0", "13", "17", "18", "college", "ungraded", "5-6"])
def test_what_is_no_grade_for_certain_is_refused(words: str) -> None:
    with pytest.raises(UsageError, match="no such grade; write PS, TK, K or 1 to 12"):
        grade_of(words)
