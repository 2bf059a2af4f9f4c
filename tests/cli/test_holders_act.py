"""What is for a student of age to say, and not for one of the parents: 34 CFR 300.520, EC 56041.5."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run
from outcome import ok

ADDED = ("--as-of", "2026-08-17")


@pytest.fixture
def joe(caseload: Path, run: Run) -> str:
    who = ["--name", "Joe Reed", "--born", "2008-10-20", "--grade", "12", "--school", "Alder High"]
    people = ["--contact", "Ann Reed, mother", "--contact", "Sam Law, conservator"]
    ok(run, *ADDED, "add", "joe-r", *who, *people, "--last-annual", "2025-11-20", "--force")
    return "joe-r"


@pytest.mark.parametrize(
    ("day", "by", "is_taken"),
    [
        ("2026-10-20", "Ann", False),
        ("2026-10-19", "Ann", True),  # the day before the birthday
        ("2026-10-20", "Sam Law", True),
        ("2026-10-20", "Joe Reed", True),
    ],
)
def test_a_parent_does_not_answer_for_a_student_of_age(
    run: Run, joe: str, day: str, by: str, is_taken: bool
) -> None:
    ok(run, "--as-of", "2026-10-12", "schedule-iep", joe, "2026-11-04", "--purpose", "annual")
    done = run("--as-of", day, "reply", joe, "attending", "--by", by)
    assert (done.returncode == 0) is is_taken
    assert ('casemgr contact joe-r --with "Ann Reed" --result TEXT' in done.stderr) is not is_taken


def test_said_by_force_it_is_recorded(run: Run, joe: str) -> None:
    ok(run, "--as-of", "2026-10-12", "schedule-iep", joe, "2026-11-04", "--purpose", "annual")
    ok(run, "--as-of", "2026-10-21", "reply", joe, "attending", "--by", "Ann Reed", "--force")
