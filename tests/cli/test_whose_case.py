"""Who has a student is the same for every command, after any order of assignments and hand-offs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import Run

KEYS = {"list": "students", "due": "deadlines", "today": "lines"}
OWN, PRIYA, RUTH = "Dana Whitfield", "Priya Nair", "Ruth Abara"

TO_RUTH = ("hand-off", "ben-k", "--to", RUTH)
TO_PRIYA = ("hand-off", "ben-k", "--to", PRIYA)
CONFIRMED = ("hand-off", "ben-k", "--acknowledged")
GIVEN_PRIYA = ("assign", "ben-k", PRIYA)
GIVEN_RUTH = ("assign", "ben-k", RUTH)
GIVEN_BACK = ("assign", "ben-k", OWN)
BACK = ("hand-off", "ben-k", "--to", OWN)


@pytest.mark.parametrize(
    ("commands", "manager", "left_with"),
    [
        ((TO_RUTH,), OWN, None),
        ((TO_RUTH, CONFIRMED), RUTH, RUTH),
        ((TO_RUTH, CONFIRMED, GIVEN_PRIYA), PRIYA, None),
        ((TO_RUTH, CONFIRMED, GIVEN_PRIYA, TO_PRIYA), PRIYA, None),
        ((TO_RUTH, CONFIRMED, GIVEN_PRIYA, TO_PRIYA, CONFIRMED), PRIYA, PRIYA),
        ((TO_RUTH, CONFIRMED, GIVEN_PRIYA, GIVEN_RUTH, TO_RUTH), RUTH, None),
        ((TO_RUTH, CONFIRMED, GIVEN_BACK), OWN, None),
        ((TO_RUTH, CONFIRMED, TO_PRIYA), RUTH, None),
        ((TO_RUTH, CONFIRMED, BACK), RUTH, None),
        ((TO_RUTH, CONFIRMED, BACK, CONFIRMED), OWN, None),
        ((GIVEN_PRIYA,), PRIYA, None),
        ((GIVEN_PRIYA, TO_RUTH, CONFIRMED), RUTH, RUTH),
        ((GIVEN_PRIYA, TO_PRIYA, CONFIRMED, GIVEN_BACK), OWN, None),
    ],
)
def test_every_list_says_the_same_of_who_has_a_student(
    caseload: Path, run: Run, commands: tuple[tuple[str, ...], ...], manager: str, left_with: str | None
) -> None:
    for words in commands:
        done = run(*words)
        assert done.returncode == 0, done.stderr

    def on(*words: str) -> bool:
        found = run(*words, "--format", "json").stdout or "{}"  # nobody here is called so
        return "ben-k" in json.dumps(json.loads(found).get(KEYS[words[0]]))

    assert f"Case manager: {manager}" in run("show", "ben-k").stdout
    for name in (OWN, PRIYA, RUTH):
        for words in (("list",), ("due", "--all")):
            assert on(*words, "--case-manager", name) == (manager == name), (words, name)
    for listing in (("list",), ("due", "--all"), ("today",)):
        assert on(*listing) == (left_with is None)
        note = f"Left out: 1 student handed off to {left_with}; to see them: --case-manager all"
        said = run(*listing)
        assert (note in said.stdout + said.stderr) == (left_with is not None)
        assert ("Left out" in said.stdout + said.stderr) == (left_with is not None)
    assert run("assign", "ben-k", manager).returncode == 3  # who has the case is not assigned it again
    if left_with:
        assert f"{left_with} has the case already and has confirmed" in run(*TO_RUTH[:3], left_with).stderr


def test_students_left_out_are_counted_by_whom_they_were_handed_off_to(caseload: Path, run: Run) -> None:
    for student, name in (("ben-k", RUTH), ("ana-r", PRIYA), ("nia-c", RUTH)):
        assert run("hand-off", student, "--to", name).returncode == 0
        assert run("hand-off", student, "--acknowledged").returncode == 0
    said = run("list").stdout
    assert "Left out: 3 students handed off to other case managers (Priya Nair 1, Ruth Abara 2)" in said
    assert "Priya Nair" in run("list", "--format", "json").stdout  # those assigned are on the list


def test_a_case_that_waits_for_its_confirmation_is_not_said_to_stay(caseload: Path, run: Run) -> None:
    """Only the duty to hand the case off is not applicable where it stays, not the confirmation."""
    for words in (GIVEN_PRIYA, TO_PRIYA):
        assert run(*words).returncode == 0
    again = run(*TO_PRIYA)
    assert "what is missing is the confirmation: casemgr hand-off ben-k --acknowledged" in again.stderr
    assert "to keep the case" not in again.stderr


def test_a_case_that_somebody_has_received_is_handed_on_without_a_note(caseload: Path, run: Run) -> None:
    for words in (TO_RUTH, CONFIRMED):
        assert run(*words).returncode == 0
    assert "the case is assigned to" not in run(*TO_PRIYA).stderr


def test_a_case_that_comes_back_is_not_said_to_wait_for_another(caseload: Path, run: Run) -> None:
    for words in (TO_RUTH, CONFIRMED, BACK):
        assert run(*words).returncode == 0
    said = run("today", "--all").stdout
    assert "ben-k is assigned to" not in said
    assert f"({OWN})" not in said


@pytest.mark.parametrize("on_file", ["Rosa Castellanos", "Castellanos", "Ms. Castellanos", "Priya Nair"])
def test_what_a_provider_owes_is_listed_whoever_manages_the_case(
    caseload: Path, run: Run, on_file: str
) -> None:
    """She reports on a student who was handed off; the one who handed the case off has nothing more to do with it."""
    who = ("--name", "Dwyn Oak", "--born", "2016-05-01", "--grade", "4", "--school", "Fernbrook Elementary")
    last = ("--last-annual", "2026-03-02", "--last-evaluation", "2026-03-02", "--last-progress", "2026-10-01")
    provider = ("--provider", f"{on_file}=speech")
    for command in (
        ("add", "dw1", *who, *last, *provider),
        ("hand-off", "dw1", "--to", RUTH),
        ("hand-off", "dw1", "--acknowledged"),
    ):
        done = run("--as-of", "2026-11-02", *command)
        assert done.returncode == 0, done.stderr
    name = "Nair" if on_file == PRIYA else "Castellanos"
    for listing in ("progress-due", "today --all", "list", "due --within 60", "due --all"):
        words = listing.split()
        mine = run("--as-of", "2026-11-02", *words, "--person", name).stdout
        assert "dw1" in mine or "Dwyn" in mine, words
        others = run("--as-of", "2026-11-02", *words, "--person", OWN)
        assert "dw1" not in others.stdout, words
    assert "dw1" not in run("list", "--person", name, "--case-manager", OWN).stdout
    assert " of 26 students" in run("list", "--person", name).stdout  # whom the case manager has
