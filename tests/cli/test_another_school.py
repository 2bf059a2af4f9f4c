"""A student who moves is not somebody whose school was entered wrong: `edit --school` asks which it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import Run
from terminal import asked

TO = "Fernbrook Middle"
NEW = ("--name", "Eve Poe", "--born", "2014-02-02", "--grade", "7", "--school", "Fernbrook Elementary")


def school_of(caseload: Path, student: str) -> str:
    found = re.search(
        "^school: (.*)$", (caseload / f"students/{student}.yaml").read_text("utf-8"), re.MULTILINE
    )
    assert found
    return found[1]


def test_a_move_is_recorded_with_its_own_command(caseload: Path, run: Run) -> None:
    done = run("edit", "ben-k", "--school", TO)
    assert done.returncode == 3
    assert f'casemgr move ben-k "{TO}" --on DATE' in done.stderr
    assert run("edit", "ben-k", "--school", TO, "--force").returncode == 0
    assert school_of(caseload, "ben-k") == TO


@pytest.mark.parametrize(
    ("answer", "code", "school"), [("move", 2, "Fernbrook Elementary"), ("wrong", 0, TO)]
)
def test_at_a_keyboard_it_is_asked_which_it_is(caseload: Path, answer: str, code: int, school: str) -> None:
    assert school_of(caseload, "ben-k") == "Fernbrook Elementary"
    said = asked(caseload, ["edit", "ben-k", "--school", TO], [answer], code=code)
    assert f'casemgr move ben-k "{TO}" --on DATE' in said or answer == "wrong"
    assert school_of(caseload, "ben-k") == school


def test_who_was_put_on_file_today_is_corrected(caseload: Path, run: Run) -> None:
    assert (
        run("add", "slt", *NEW, "--last-annual", "2026-02-02", "--last-evaluation", "2025-02-02").returncode
        == 0
    )
    assert run("edit", "slt", "--school", TO).returncode == 0


def test_a_slip_in_the_schools_name_is_corrected(caseload: Path, run: Run) -> None:
    path = caseload / "students/ben-k.yaml"
    path.write_text(
        path.read_text("utf-8").replace("school: Fernbrook Elementary", "school: Fernbrok Elementary"),
        "utf-8",
    )
    assert run("edit", "ben-k", "--school", "Fernbrook Elementary").returncode == 0


def test_a_move_after_such_an_edit_says_how_to_record_it(caseload: Path, run: Run) -> None:
    assert run("edit", "ben-k", "--school", TO, "--force").returncode == 0
    done = run("move", "ben-k", TO, "--on", "11/20")
    void = re.search(r"casemgr (void ben-k \w+) --why", done.stderr)
    assert void, done.stderr
    assert run(*void[1].split(), "--why", "a move").returncode == 0
    assert "started" in run("move", "ben-k", TO, "--on", "11/20").stdout
