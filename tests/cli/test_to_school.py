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


def test_no_tick_says_that_an_iep_is_in_effect_by_three(run: Run, caseload: object) -> None:
    born = ["--born", "2024-01-15", "--grade", "IN", "--school", "Fernbrook Elementary"]
    ok(run, "--as-of", "2026-09-14", "early-start", "kim-a", "--name", "Kim Ash", *born)
    said = run("--as-of", "2026-09-14", "done", "kim-a", "part-b-by-3").stderr
    assert "Use `casemgr refer kim-a --by WHO` for part-b-by-3" in said
    ok(run, "--as-of", "2026-09-15", "refer", "kim-a", "--by", "agency")
    said = run("--as-of", "2026-09-16", "done", "kim-a", "part-b-by-3").stderr
    assert "Use `casemgr assessment-plan kim-a` for part-b-by-3" in said
