"""Many students: a note names the first ten and how many more there are, and a list may be of several students."""

from __future__ import annotations

import json
from pathlib import Path

from casemgr.casefile.saying import first_of
from casemgr.checks.progress import nobody_to_ask
from casemgr.reports.notes import Said, once_each
from conftest import Run

MANY = [f"s{number}" for number in range(1, 13)]


def test_the_first_ten_and_how_many_more() -> None:
    assert first_of(MANY[:3]) == "s1, s2, s3"
    assert first_of(MANY[:10]).endswith("s9, s10")
    assert first_of(MANY) == "s1, s2, s3, s4, s5, s6, s7, s8, s9, s10 and 2 more"


def test_one_note_for_many_students_does_not_name_them_all() -> None:
    [note] = once_each(Said(each, [f"Note: {each}: gone through with Lee"]) for each in MANY)
    assert note == "Note: s1, s2, s3, s4, s5, s6, s7, s8, s9, s10 and 2 more: gone through with Lee"
    assert "s10 and 2 more: casemgr edit s1 --provider" in nobody_to_ask(MANY)


def test_a_round_over_the_example_names_ten(caseload: Path, run: Run) -> None:
    done = run("review-with", "--all", "--staff", "Helen Osei", "--yes", "--dry-run")
    assert done.returncode == 0, done.stderr
    named = [line for line in done.stderr.splitlines() if "left out, without an IEP" in line]
    through = [line for line in done.stderr.splitlines() if "gone through with Helen Osei" in line]
    assert all(" and " in line and " more" in line for line in through), named
    assert through


def test_due_of_several_students(caseload: Path, run: Run) -> None:
    def found(*words: str) -> list[dict[str, object]]:
        rows: list[dict[str, object]] = json.loads(run("due", *words, "--format", "json").stdout)["deadlines"]
        return rows

    both = found("--student", "ben-k", "--student", "nia-c", "--student", "ben")
    assert {row["student"] for row in both} == {"ben-k", "nia-c"}
    each = [*found("--student", "ben-k"), *found("--student", "nia-c")]
    assert sorted(map(json.dumps, both)) == sorted(map(json.dumps, each))
