"""A child whom Early Start refers: not one who has reached the third birthday."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run
from outcome import ok

WHO = ("--name", "Mia Tan", "--grade", "PS", "--school", "Alder Creek Elementary")
BY = ("--agency", "Harbor Regional Center", "--on", "2026-11-20")


@pytest.mark.parametrize(
    ("born", "is_taken"), [("2023-11-21", True), ("2023-11-20", False), ("2015-01-15", False)]
)
def test_a_child_of_three_is_not_referred_by_early_start(
    caseload: Path, run: Run, born: str, is_taken: bool
) -> None:
    new = ("early-start", "mia-t", *WHO, "--born", born, *BY)
    done = run(*new)
    assert (done.returncode == 0) is is_taken
    if not is_taken:
        assert "Early Start is for children under three" in done.stderr
        assert "34 CFR 303.21(a)" in done.stderr
        assert not (caseload / "students/mia-t.yaml").exists()
        ok(run, *new, "--force")


def test_neither_is_a_student_on_file(caseload: Path, run: Run) -> None:
    done = run("early-start", "ana-r", *BY)
    assert done.returncode == 3
    assert "casemgr refer ana-r" in done.stderr


@pytest.mark.parametrize(("born", "is_noted"), [("2023-11-24", True), ("2023-11-23", False)])
@pytest.mark.parametrize("command", ["add", "transfer-in"])
def test_whoever_comes_with_an_iep_before_three_may_have_an_ifsp(
    caseload: Path, run: Run, command: str, born: str, is_noted: bool
) -> None:
    """The day is November 23, 2026: who was born on that day three years before has turned three."""
    where = ["--from", "Lake"] if command == "transfer-in" else ["--last-annual", "2026-10-01"]
    who = ["--name", "Ife Yoon", "--born", born, "--grade", "PS", "--school", "Fernbrook Elementary"]
    done = run(command, "ife-y", *who, *where)
    assert done.returncode == 0, done.stderr
    said = " ".join((done.stdout + done.stderr).split())
    assert (
        "the child turns three on Tue 11/24/2026; until then Early Start serves the child under an IFSP"
        in said
    ) is is_noted
