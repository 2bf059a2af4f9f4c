"""A person's name that may be a slip for another."""

from __future__ import annotations

import pytest

from casemgr.casefile.nameslips import is_slip, look_like_names, means_one_of, person_near
from casemgr.casefile.relations import without_title

KNOWN = ["Luz Rivera", "Helen Osei", "Dana Whitfield", "Ann Lee", "Tomás Arriaga", "Ms. Hall"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Luz Rivra", "Luz Rivera"),
        ("Lux Rivera", "Luz Rivera"),
        ("Rivera, Lux", "Luz Rivera"),
        ("Luz Maria Rivra", "Luz Rivera"),
        ("Rivra", "Luz Rivera"),
        ("Helen Osie", "Helen Osei"),
        ("ehlen", "Helen Osei"),
        ("Dna", "Dana Whitfield"),
        ("Dana Witfeild", "Dana Whitfield"),  # two letters, of a long name
        ("Mr. Whitfeld", "Dana Whitfield"),
        ("Annlee", "Ann Lee"),
        ("HelenOsie", "Helen Osei"),
        ("Helen O sei", "Helen Osei"),
        ("Luz ivera", "Luz Rivera"),
        ("Luz dRivera", "Luz Rivera"),
        ("Luz Tivera", "Luz Rivera"),
        ("Tomas Ariaga", "Tomás Arriaga"),
        ("Ms. Hill", "Ms. Hall"),
        ("Luis Rivera", None),  # of the family
        ("Carlos Rivera", None),
        ("Rosa Rivera", None),
        ("Dan Lee", None),
        ("Ann Li", None),
        ("Grace Osei", None),
        ("Hall", None),
        ("parent", None),
        ("mother", None),
        ("the aunt", None),
        ("school nurse", None),
        ("Fernbrook Clinic", None),
    ],
)
def test_whom_a_name_may_be_a_slip_for(typed: str, meant: str | None) -> None:
    assert (None if means_one_of(typed, KNOWN) else person_near(typed, KNOWN)) == meant


def test_a_word_for_a_parent_is_no_slip_for_a_name() -> None:
    assert person_near("mother", ["Mothes Young"]) is None
    assert person_near("Mothet", ["Mothes Young"]) == "Mothes Young"


@pytest.mark.parametrize(
    "typed", ["luz", "Luz Rivera", "RIVERA", "Rivera, Luz", "Luz Rivera Soto", "Mrs. Rivera", "tomas"]
)
def test_part_of_a_name_and_a_name_with_more_to_it_mean_somebody(typed: str) -> None:
    assert means_one_of(typed, KNOWN)


def test_the_likeliest_is_named() -> None:
    assert person_near("Mria Lopez", ["Mira Lopes", "Maria Lopez"]) == "Maria Lopez"


@pytest.mark.parametrize(
    ("typed", "name", "is_near"),
    [
        ("ana soto", "ann soto", True),
        ("an soto", "ann soto", True),
        ("bo soto", "jo soto", False),  # of two letters another one makes another name
        ("jim soto", "kim soto", False),  # another first letter makes another name of a short one
        ("harry soto", "larry soto", False),
        ("lena soto", "elena soto", True),
        ("marcus", "marcos", True),
        ("marcus", "markos", False),
        ("", "ann", False),
        ("ann lee", "ann", False),
    ],
)
def test_how_near_a_slip_is(typed: str, name: str, is_near: bool) -> None:
    assert is_slip(without_title(typed), name) is is_near


def test_what_looks_like_a_name() -> None:
    words = ["Joan Pruitt", "parent", "school nurse", "Fernbrook Clinic", "Ruth", "Joan (aunt)", "Éva Ősz"]
    assert look_like_names(words) == ["Joan Pruitt", "Fernbrook Clinic", "Éva Ősz"]
