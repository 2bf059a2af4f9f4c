"""A name that may be a slip for one that is known."""

from __future__ import annotations

import pytest

from casemgr.casefile.names import slip_for

SCHOOLS = ["Oak Elementary", "Pine Elementary", "Birch High"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Pyne", ["Pine Elementary"]),
        ("Oka", ["Oak Elementary"]),
        ("Brich", ["Birch High"]),
        ("Oak Elementry", ["Oak Elementary"]),
        ("Oat", []),  # of three letters another one makes another word
        ("Kao", []),
        ("Pinot", []),
        ("Lakeside", []),
    ],
)
def test_a_letter_or_two_that_changed_places_are_a_slip(typed: str, meant: list[str]) -> None:
    assert slip_for(typed, SCHOOLS) == meant
