"""The journal is about the caseload as a whole: what is about a student is recorded for the student."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run

ABOUT = "is about a student, and the journal about the caseload as a whole"


@pytest.mark.parametrize(
    "words",
    [
        "refer caseload --by parent",
        "sent caseload safeguards",
        "removal caseload --days 1",
        "edit caseload --phone 555-0100 --contact Ann",
    ],
)
def test_what_is_about_a_student_is_refused_there(caseload: Path, run: Run, words: str) -> None:
    before = (caseload / "journal.yaml").read_bytes()
    done = run(*words.split())
    assert done.returncode != 0
    assert (caseload / "journal.yaml").read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        "note caseload words",
        "contact caseload --how telephone --result called",
        "supplies request 5 --what paper",
        "supplies allocate 50",
    ],
)
def test_what_is_about_all_is_recorded_there(caseload: Path, run: Run, words: str) -> None:
    done = run(*words.split())
    assert done.returncode == 0, done.stderr
    assert ABOUT not in run("check").stderr


def test_one_written_by_hand_is_noted_with_the_way_out(caseload: Path, run: Run) -> None:
    assert run("refer", "caseload", "--by", "parent", "--force").returncode == 0
    notes = [line for line in run("check").stderr.splitlines() if ABOUT in line]
    assert "referral received" in notes[0]
    command = notes[0].partition("casemgr ")[2].replace("TEXT", "wrong").split()
    assert command[:2] == ["void", "caseload"]
    assert run(*command).returncode == 0
    assert "referral received" not in run("check").stderr
