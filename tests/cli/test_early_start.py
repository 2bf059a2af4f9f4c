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
