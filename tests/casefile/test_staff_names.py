"""Who of the staff is meant by a title and a last name, and by a full name where only the last name is on file."""

from __future__ import annotations

import pytest

from casemgr.casefile.names import fits, the_one
from casemgr.casefile.staffnames import is_meant, one_person, staff_meant, the_staff
from casemgr.errors import UsageError


@pytest.mark.parametrize(
    "words",
    ["Ms. Lee", "ms lee", "Mrs. Lee", "Miss Lee", "Mr. Lee", "Mx. Lee", "Dr. Lee", "Prof. Lee", "Coach Lee", "LEE"],
)  # fmt: skip
def test_a_title_says_nothing_of_whoever_is_on_file_without_one(words: str) -> None:
    assert the_one(words, ["Priya Nair", "Lee"]) == "Lee"
    assert the_one(words, ["Priya Nair", "Ann Lee"]) == "Ann Lee"
    assert fits(words, "Ann Lee")


@pytest.mark.parametrize(
    ("words", "names", "found"),
    [
        ("Lee", ["Ms. Lee"], ["Ms. Lee"]),
        ("Mrs. Lee", ["Ms. Lee"], ["Ms. Lee"]),
        ("Ms. Ann Lee", ["Mrs. Lee"], ["Mrs. Lee"]),
        ("Ann Lee", ["Lee"], ["Lee"]),
        ("Ann Lee", ["Dr. Lee"], ["Dr. Lee"]),
        ("Coach Vega", ["Vega", "Ana Vega"], ["Vega"]),
        ("Ms. Kim", ["Kim Ito", "Ana Kim"], ["Ana Kim"]),
        ("Ms. Rosa", ["Rosa Castellanos"], ["Rosa Castellanos"]),
        ("Maria de la Cruz", ["de la Cruz"], ["de la Cruz"]),
        ("Ms. de la Cruz", ["Maria de la Cruz"], ["Maria de la Cruz"]),
        ("Ana Garcia-Lopez", ["Ms. Garcia-Lopez"], ["Ms. Garcia-Lopez"]),
        ("Bettina Lee", ["B. Lee"], ["B. Lee"]),
        ("Ms. B. Lee", ["Bettina Lee"], ["Bettina Lee"]),
        ("Teacher Lee", ["Bettina Lee"], ["Bettina Lee"]),
        ("Bettina Lee", ["Teacher Lee"], ["Teacher Lee"]),
        ("Ms. Lee", ["Teacher Lee"], ["Teacher Lee"]),
    ],
)
def test_the_same_person(words: str, names: list[str], found: list[str]) -> None:
    assert staff_meant(words, names) == found


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Mr. Lee", ["Ms. Lee"]),
        ("Mr. Bo Lee", ["Mrs. Lee"]),
        ("Dr. Lee", ["Coach Lee"]),
        ("Ann Lee", ["Leeds"]),
        ("Lee Ann", ["Lee"]),
        ("Mary Ann Lee", ["Ann Lee"]),
        ("Bettina Lee", ["A. Lee"]),
        ("Bettina Lee", ["L. Lee"]),
        ("Mr. Lee", ["Ms. B. Lee"]),
        ("Maria de la Cruz", ["de la Torre"]),
        ("Ann Lee", ["Bo Lee"]),
        ("Ms.", ["Lee"]),
        ("Coach", ["Lee"]),
    ],
)
def test_two_people(words: str, names: list[str]) -> None:
    assert staff_meant(words, names) == []


def test_where_two_may_be_meant_nobody_is_guessed() -> None:
    with pytest.raises(UsageError, match="matches more than one person: Ann Lee, Bo Lee"):
        the_staff("Ms. Lee", ["Ann Lee", "Bo Lee"])
    with pytest.raises(UsageError, match="more than one"):
        the_staff("Ann Lee", ["Mr. Lee", "Ms. Lee"])
    assert is_meant("Ann Lee", "Lee", ["Ann Lee", "Priya Nair"])
    assert not is_meant("Ann Lee", "Lee", ["Ann Lee", "Bo Lee"])
    assert not is_meant("Ann Lee", "Mr. Lee", ["Ms. Ann Lee", "Bo Lee"])


def test_the_names_of_one_person_on_several_files() -> None:
    assert one_person("Ms. Lee", ["Lee", "Leeds", "Mrs. Lee", "Mr. Lee", "Ann Lee"]) == [
        "Lee",
        "Mrs. Lee",
        "Ann Lee",
    ]
    assert one_person("Lee", ["Leeds"]) == ["Leeds"]
    assert one_person("Ann", ["Ann Lee", "Priya Nair"]) == ["Ann Lee"]
    assert one_person("Zap", ["Lee"]) == []
    for words, names in (
        ("Lee", ["Ann Lee", "Bo Lee"]),
        ("Ms. Lee", ["Ann Lee", "Lee", "Bo Lee"]),
        ("Rosa", ["Rosa Lee", "Rosa Fenn"]),
        ("Lee", ["Mr. Lee", "Ms. Lee"]),
    ):
        with pytest.raises(UsageError, match="matches more than one person"):
            one_person(words, names)
