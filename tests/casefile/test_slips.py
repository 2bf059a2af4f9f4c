"""A name that may be a slip for one that is known."""

from __future__ import annotations

import pytest

from casemgr.casefile.names import misspelled, slip_for

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


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("psyco", ["psycho"]),
        ("behavoir", ["behavior"]),  # two that changed places
        ("attenton", ["attention"]),
        ("atention", ["attention"]),
        ("speach langage", ["speech language"]),
        ("spech langge", []),  # of three wrong letters nobody knows
        ("retention", []),  # two letters, and another beginning
        ("musical", []),  # two letters of a short word
        ("PE", []),
        ("ADH", []),
        ("attention span", []),
    ],
)
def test_a_word_is_misspelled_by_a_letter_or_two(typed: str, meant: list[str]) -> None:
    known = ["psycho", "behavior", "attention", "speech language", "medical", "APE", "ADHD"]
    assert misspelled(typed, known) == meant
