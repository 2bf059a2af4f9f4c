"""Names that were typed all in small letters, or all in capitals."""

from __future__ import annotations

import pytest

from casemgr.casefile.nameparts import as_usual, in_one_case


@pytest.mark.parametrize(
    ("name", "is_so"),
    [
        ("ana rivera", True),
        ("SIOBHAN O'MALLEY", True),
        ("josé núñez", True),
        ("bo", True),
        ("TJ", False),
        ("TJ Li", False),
        ("Ana de la Cruz", False),
        ("李明", False),
        ("510 555", False),
        ("", False),
    ],
)
def test_a_name_in_one_case(name: str, is_so: bool) -> None:
    assert in_one_case(name) is is_so


@pytest.mark.parametrize(
    ("typed", "usual"),
    [("o'malley-garcia, SIOBHAN", "O'Malley-Garcia, Siobhan"), ("josé núñez jr.", "José Núñez Jr.")],
)
def test_a_name_as_usual(typed: str, usual: str) -> None:
    assert as_usual(typed) == usual
