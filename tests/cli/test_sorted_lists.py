"""`--sort` of `due`, `late` and `list`: a heading for each school or person, and whose each row is as data."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from conftest import Run

SCHOOLS = ["Alder Creek Elementary", "Fernbrook Elementary", "Fernbrook High", "Fernbrook Middle"]


def data(run: Run, *words: str) -> list[dict[str, Any]]:
    found = json.loads(run(*words, "--format", "json").stdout)
    rows: list[dict[str, Any]] = found["late" if words[0] == "late" else "deadlines"]
    return rows


def headings(page: str, among: list[str]) -> list[str]:
    return [line for line in page.splitlines() if line in among]


@pytest.mark.parametrize("words", [("due", "--within", "30"), ("late", "--all"), ("late",), ("list",)])
def test_by_school_and_by_case_manager(caseload: Path, run: Run, words: tuple[str, ...]) -> None:
    assert run("assign", "eli-m", "Priya Nair").returncode == 0
    page = run(*words, "--sort", "school").stdout
    seen = headings(page, SCHOOLS)
    assert seen == sorted(seen)
    assert "Fernbrook Middle" in seen
    people = headings(run(*words, "--sort", "case-manager").stdout, ["Priya Nair", "Dana Whitfield"])
    assert people == ["Priya Nair", "Dana Whitfield"]  # by last name
    assert headings(run(*words, "--sort", "name").stdout, [*SCHOOLS, *people]) == []


@pytest.mark.parametrize("words", [("due",), ("late", "--all")])
def test_within_a_school_by_day_as_without(caseload: Path, run: Run, words: tuple[str, ...]) -> None:
    table = {
        row["student"]: row for row in csv.DictReader(io.StringIO(run("list", "--format", "csv").stdout))
    }
    plain, by_school = data(run, *words), data(run, *words, "--sort", "school")
    assert by_school != plain
    if words[0] == "due":
        expected = sorted(
            plain, key=lambda row: table[row["student"]]["school"] if row["student"] in table else ""
        )
        assert by_school == expected
    rows = list(csv.DictReader(io.StringIO(run(*words, "--sort", "school", "--format", "csv").stdout)))
    assert len(rows) == len(by_school)
    for row in rows:
        if row["student"] in table:
            own = table[row["student"]]
            assert (row["school"], row["case_manager"], row["name"]) == (
                own["school"], own["case_manager"], own["name"],
            )  # fmt: skip


def test_the_json_of_late_says_whose_each_is_and_that_of_due_stays_as_it_was(
    caseload: Path, run: Run
) -> None:
    [row] = [each for each in data(run, "late") if each["student"] == "nia-c"]
    assert (row["name"], row["school"], row["case_manager"]) == (
        "Nia Clarke",
        "Fernbrook High",
        "Dana Whitfield",
    )
    assert not {"school", "case_manager"} & data(run, "due")[0].keys()


def test_an_order_that_there_is_not(caseload: Path, run: Run) -> None:
    for words in (("due",), ("late",)):
        done = run(*words, "--sort", "grade")
        assert (
            done.returncode,
            '"grade" is not one of: date, name, school, case-manager.' in done.stderr,
        ) == (
            2,
            True,
        )
    done = run("late", "nia-c", "annual-review", "--why", "ill", "--sort", "school")
    assert (done.returncode, "--sort" in done.stderr) == (2, True)
