"""Every question at a keyboard says how to leave it, and q leaves."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import casemgr
from conftest import Run
from terminal import asked

SOURCES = sorted(Path(casemgr.__file__).parent.rglob("*.py"))


def test_every_question_is_asked_in_one_place() -> None:
    asking = [
        path.name for path in SOURCES if re.search(r"typer\.(prompt|confirm)\(", path.read_text("utf-8"))
    ]
    assert asking == ["asking.py"]


@pytest.mark.parametrize(
    "words",
    [
        ["review-with", "ben-k", "--staff", "dana", "--on", "11/24"],
        ["hold-iep", "aal-r"],
        ["iep-contents", "ben-k"],
        ["consent", "ana-r"],
        ["--as-of", "2026-12-10", "undo", "ben-k"],
        ["init"],
    ],
)
@pytest.mark.parametrize("answer", ["q", "quit", "Q"])
def test_q_leaves_a_question_and_nothing_is_recorded(caseload: Path, words: list[str], answer: str) -> None:
    before = {path: path.read_bytes() for path in caseload.rglob("*.yaml")}
    said = asked(caseload.parent, words, [answer], code=130)
    assert "q = stop)" in said
    assert said.endswith(f"Stopped; nothing was {'undone' if 'undo' in words else 'recorded'}.\n")
    assert {path: path.read_bytes() for path in caseload.rglob("*.yaml")} == before


def test_a_wrong_answer_says_it_again(caseload: Path) -> None:
    said = asked(
        caseload.parent, ["review-with", "ben-k", "--staff", "dana", "--on", "12/1"], ["x", "q"], 130
    )
    assert "Please answer one of: 2025-12-01, 2026-12-01; q stops." in said


def test_next_says_once_that_q_stops(caseload: Path) -> None:
    said = asked(caseload.parent, ["next"], ["", "", "q"])
    assert said.count("q stops") == 1
    assert said.index("q stops") < said.index("(Enter = later")


@pytest.mark.parametrize(
    ("typed", "words"),
    [("11/24", "tomorrow"), ("11/25", "in 2 days"), ("12/1", "in 8 days")],
)
def test_how_far_ahead_a_day_is(caseload: Path, run: Run, typed: str, words: str) -> None:
    done = run("review-with", "ben-k", "--staff", "dana", "--on", typed)
    assert done.returncode == 2
    assert f"/2026, {words}. Which day is meant?" in done.stderr


def test_yes_or_no_takes_its_first_letters_and_nothing_else(caseload: Path, run: Run) -> None:
    words = ["review-with", "ben-k", "aal-r", "sof-l", "tho-q", "--staff", "Joan Pruitt"]
    assert "Please answer yes or no." in asked(caseload.parent, words, ["maybe", "n"], code=3)
    assert "Nothing was recorded." in asked(caseload.parent, words, [""], code=3)
    assert "review" in asked(caseload.parent, words, ["y"])


# --- a hand-off of several ------------------------------------------------------------------------


def test_all_cases_assigned_to_somebody_are_handed_off_and_confirmed_in_one_command_each(
    caseload: Path, run: Run
) -> None:
    """The example has two students with Priya Nair, whom no hand-off has left yet."""
    assert 'casemgr hand-off --all --to "Priya Nair"' in run("today").stdout
    done = run("hand-off", "--all", "--to", "priya", "--yes")
    assert [line.split()[0] for line in done.stdout.splitlines() if "handed off" in line] == [
        "hon-n",
        "oli-b",
    ]
    assert 'casemgr hand-off --all --acknowledged --to "Priya Nair"' in run("today").stdout
    assert run("hand-off", "--all", "--to", "priya", "--yes").returncode == 2  # nobody is left
    kept = run("hand-off", "--all", "--acknowledged", "--except", "oli-b", "--yes")
    assert "oli-b" not in kept.stdout
    assert "Left out: 1 student handed off to Priya Nair; to see them" in run("today").stdout
    assert run("hand-off", "--all", "--acknowledged", "--to", "Priya Nair", "--yes").returncode == 0
    assert "Left out: 2 students handed off to Priya Nair; to see them" in run("today").stdout


def test_somebody_who_is_not_in_the_settings_is_known_by_the_cases_assigned(caseload: Path, run: Run) -> None:
    assert run("assign", "ben-k", "Sam Delgado").returncode == 0
    assert "ben-k" in run("hand-off", "--all", "--to", "sam").stdout
    assert "Delgado has no student" not in run("assign", "--all", "--from", "sam", "--to", "Pat Lee").stderr
    assert "case assigned to Pat Lee" in run("history", "ben-k").stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--all"], "say who receives the cases"),
        (["--all", "--acknowledged"], "no hand-off waits for its confirmation"),
        (["--all", "--acknowledged", "--to", "Marcus"], "no hand-off to Marcus Bell waits"),
        (["--all", "--to", "Marcus"], "no case assigned to Marcus Bell is left to hand off"),
        (["--all", "--to", "Dana"], "Dana Whitfield has this caseload"),
        (["--all", "hon-n", "--to", "Priya"], "name the students, or say --all --to NAME"),
        ([], "name the students, or say --all --to NAME"),
        (["hon-n", "--to", "Priya", "--except", "oli-b"], "--except goes with --all"),
        (["hon-n", "--acknowledged", "--to", "Priya"], "--acknowledged goes alone"),
    ],
)
def test_a_round_of_hand_offs_says_what_is_missing(
    caseload: Path, run: Run, words: list[str], said: str
) -> None:
    done = run("hand-off", *words)
    assert done.returncode == 2
    assert said in done.stderr


def test_a_round_of_confirmations_leaves_out_who_has_left(caseload: Path, run: Run) -> None:
    assert run("hand-off", "ana-r", "--to", "Priya Nair").returncode == 0
    assert run("exit", "ana-r", "--reason", "moved-in-state").returncode == 0
    assert "no hand-off waits" in run("hand-off", "--all", "--acknowledged", "--yes").stderr


def test_what_a_student_had_on_leaving_is_no_suspicion(caseload: Path, run: Run) -> None:
    assert "\nDisability: " in run("show", "sio-o").stdout
    assert run("exit", "sio-o", "--reason", "moved-in-state").returncode == 0
    said = run("show", "sio-o").stdout
    assert ("\nDisability: " in said, "Suspected" in said) == (True, False)
