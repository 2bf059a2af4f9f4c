"""A date of next summer, while next year's calendar is not there: what the lists and `why` say of the day to act by."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from conftest import HERE, Run

NEW = ["--name", "Kid Ames", "--born", "2024-07-21", "--grade", "IN", "--school", "Fernbrook Elementary"]
PERHAPS = "Part B by age 3 (perhaps by Fri 6/4)"


@pytest.fixture
def young(empty: Path, run: Run) -> Path:
    done = run("--as-of", "2027-05-03", "refer", "kid-a", *NEW, "--on", "2027-04-20", "--by", "parent")
    assert done.returncode == 0, done.stderr
    return empty


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2027-05-03", ["show", "kid-a"]),
        ("2027-05-03", ["due"]),
        ("2027-05-03", ["today"]),  # six weeks before 6/4, and eleven before 7/21
        ("2027-06-01", ["week"]),
        ("2027-06-14", ["today"]),
    ],
)
def test_the_lists_say_by_which_day_it_may_be(young: Path, run: Run, day: str, words: list[str]) -> None:
    assert PERHAPS in run("--as-of", day, *words).stdout
    add_next_year(young)
    assert PERHAPS not in run("--as-of", day, *words).stdout


def test_the_account_says_why(young: Path, run: Run) -> None:
    said = " ".join(run("--as-of", "2027-05-03", "why", "kid-a", "part-b-by-3").stdout.split())
    assert (
        "Due Wed 7/21/2027 · in 79 days Act by: perhaps Fri 6/4/2027, if there is no school between then"
        in said
    )
    assert "There is no school calendar 2027-28: add it with casemgr year 2027-28" in said
    add_next_year(young)
    said = run("--as-of", "2027-05-03", "why", "kid-a", "part-b-by-3").stdout
    assert "Due Wed 7/21/2027 · act by Fri 6/4/2027" in said


def add_next_year(caseload: Path) -> None:
    shutil.copy(HERE / "calendars" / "sample-2027-28.yaml", caseload / "calendars" / "2027-28.yaml")
