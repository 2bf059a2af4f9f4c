"""Whether words mean the student."""

from __future__ import annotations

import pytest

from casemgr.casefile.own_name import is_the_student, names_the_student
from casemgr.casefile.student import Name

XIMENA = Name(first="Ximena", last="Moreno", preferred="Xim")


@pytest.mark.parametrize("words", ["Ximena", "ximena moreno", "Xim", "Ximena M", "the student", "Xi Moreno"])
def test_the_first_name_or_more_of_it_is_the_student(words: str) -> None:
    assert is_the_student(words, XIMENA)


@pytest.mark.parametrize("words", ["X Moreno", "X. Moreno", "Moreno", "Rosa Moreno", "X", ""])
def test_an_initial_or_the_last_name_may_be_a_parents(words: str) -> None:
    assert not is_the_student(words, XIMENA)
    assert not names_the_student(f"{words} and Rosa", XIMENA)


def test_a_first_name_of_one_letter_is_a_name() -> None:
    assert is_the_student("O Lee", Name(first="O", last="Lee"))
