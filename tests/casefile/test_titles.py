"""What goes before a name is no part of it."""

from __future__ import annotations

import pytest

from casemgr.casefile.relations import without_title


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("The mother", "mother"),
        ("Mrs. Diaz", "diaz"),
        ("Sra. Lopez", "lopez"),
        ("Juan Diaz Sr.", "juan diaz sr"),
        ("Mrs.", ""),
        ("the", ""),
        ("", ""),
    ],
)
def test_a_name_or_a_relation_without_what_goes_before_it(words: str, said: str) -> None:
    assert without_title(words) == said
