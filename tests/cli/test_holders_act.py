"""What is for a student of age to say, and not for one of the parents: 34 CFR 300.520, EC 56041.5."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run
from outcome import data, ok

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
        ("2026-10-20", "mother", False),
        ("2026-10-20", "his mom", False),
        ("2026-10-20", "Ann Reed and her lawyer", False),
        ("2026-10-20", "Ann Reed and Joe Reed", True),
        ("2026-10-20", "conservator", True),
        ("2026-10-20", "Dana Whitfield", True),
    ],
)
def test_a_parent_does_not_answer_for_a_student_of_age(
    run: Run, joe: str, day: str, by: str, is_taken: bool
) -> None:
    ok(run, "--as-of", "2026-10-12", "schedule-iep", joe, "2026-11-04", "--purpose", "annual")
    done = run("--as-of", day, "reply", joe, "attending", "--by", by)
    assert (done.returncode == 0) is is_taken
    assert ("casemgr contact joe-r --with" in done.stderr) is not is_taken
    assert (
        "this is for Sam Law (conservator) to say (34 CFR 300.520(a)(1)(ii))" in done.stderr
    ) is not is_taken


@pytest.mark.parametrize("by", ["Ann", "mother", "the mother"])
def test_the_parent_meant_is_named(run: Run, joe: str, by: str) -> None:
    ok(run, "--as-of", "2026-10-12", "schedule-iep", joe, "2026-11-04", "--purpose", "annual")
    done = run("--as-of", "2026-10-20", "reply", joe, "attending", "--by", by)
    assert 'To keep what Ann Reed said: casemgr contact joe-r --with "Ann Reed" --result TEXT' in done.stderr


def test_where_nobody_stands_in_it_is_for_the_student(run: Run, caseload: Path) -> None:
    who = ["--name", "Amy Reed", "--born", "2008-10-20", "--grade", "12", "--school", "Alder High"]
    ok(run, *ADDED, "add", "amy-r", *who, "--contact", "Ann Reed", "--last-annual", "2025-11-20", "--force")
    ok(run, "--as-of", "2026-10-12", "schedule-iep", "amy-r", "2026-11-04", "--purpose", "annual")
    done = run("--as-of", "2026-10-20", "reply", "amy-r", "attending", "--by", "parent")
    assert "Amy Reed is of age, and this is for the student to say (34 CFR 300.520(a)(1)(ii))" in done.stderr
    assert 'To keep what Ann Reed said: casemgr contact amy-r --with "Ann Reed"' in done.stderr


@pytest.mark.parametrize("by", ["Ann Reed", "mother"])
def test_nor_does_a_correction_make_it_the_parents(run: Run, joe: str, by: str) -> None:
    ok(run, "--as-of", "2026-10-12", "schedule-iep", joe, "2026-11-04", "--purpose", "annual")
    ok(run, "--as-of", "2026-10-21", "reply", joe, "attending")
    events = data(run, "--as-of", "2026-10-21", "show", joe)["events"]
    reply = next(each["id"] for each in events if each["type"] == "parent_replied")
    done = run("--as-of", "2026-10-21", "correct", joe, reply, f"by={by}")
    assert done.returncode != 0
    assert "to say (34 CFR 300.520(a)(1)(ii))" in done.stderr


@pytest.mark.parametrize(
    ("step", "day", "is_taken"),
    [
        ("--signed", "2026-10-20", False),
        ("--revoked", "2026-10-20", False),
        ("--asked", "2026-10-20", True),
        ("--signed", "2026-10-19", True),
    ],
)
def test_a_release_is_the_students_to_sign_from_that_day(
    run: Run, joe: str, step: str, day: str, is_taken: bool
) -> None:
    if step == "--revoked":
        ok(run, "--as-of", "2026-10-12", "release", joe, "Dr. Wu", "--signed")
    done = run("--as-of", day, "release", joe, "Dr. Wu", step, "--by", "Ann Reed")
    assert (done.returncode == 0) is is_taken, done.stderr
    assert ("34 CFR 99.5(a)(1)" in done.stderr) is not is_taken


def test_said_by_force_it_is_recorded(run: Run, joe: str) -> None:
    ok(run, "--as-of", "2026-10-12", "schedule-iep", joe, "2026-11-04", "--purpose", "annual")
    ok(run, "--as-of", "2026-10-21", "reply", joe, "attending", "--by", "Ann Reed", "--force")
