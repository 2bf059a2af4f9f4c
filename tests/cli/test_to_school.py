"""A child goes from preschool to school, with a change of the grade alone."""

from __future__ import annotations

from conftest import Run
from outcome import ok

ADD = ["--name", "Kim Ash", "--born", "2021-06-09", "--grade", "PS", "--school", "Fernbrook Elementary"]


def test_a_changed_grade_asks_whether_the_child_was_reassessed(run: Run, caseload: object) -> None:
    ok(run, "--as-of", "2026-09-01", "add", "kim-a", *ADD)
    said = " ".join(ok(run, "--as-of", "2026-10-15", "edit", "kim-a", "--grade", "TK").split())
    assert "started Preschool to school due Wed 10/14 · OVERDUE" in said
    assert "Plan for school" in said
    back = " ".join(ok(run, "--as-of", "2026-10-16", "edit", "kim-a", "--grade", "PS").split())
    assert "reopened Plan for school due Wed 3/3" in back
    assert "ended closed with this: Preschool to school" in back


def test_the_line_of_what_a_changed_grade_ended_says_so(run: Run, caseload: object) -> None:
    ok(run, "--as-of", "2026-09-01", "add", "kim-a", *ADD)
    ok(run, "--as-of", "2026-10-15", "edit", "kim-a", "--grade", "TK")
    ok(run, "--as-of", "2026-10-15", "na", "kim-a", "preschool-plan", "--why", "in TK already", "--force")
    back = " ".join(ok(run, "--as-of", "2026-10-16", "edit", "kim-a", "--grade", "PS").split())
    assert "closed: grade changed" in back
