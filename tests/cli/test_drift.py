"""`drift`: where the caseload and a newer export differ."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

import seis
from conftest import Run

AS_OF = date(2026, 3, 20)


@pytest.fixture
def export(empty: Path, run: Run, tmp_path: Path) -> Path:
    """An export of five students, all of them on file."""
    path = tmp_path / "iep-dates.csv"
    path.write_text(seis.iep_dates(5, AS_OF), encoding="utf-8")
    assert run("import", path.name, "--yes").returncode == 0
    return path


def test_the_same_on_both_sides_is_no_difference(run: Run, export: Path) -> None:
    done = run("drift", export.name)
    assert done.returncode == 0, done.stderr
    assert "No difference." in done.stdout
    assert "The same on both sides: 5 students." in done.stdout


def test_each_difference_is_named_and_nothing_changes(empty: Path, run: Run, export: Path) -> None:
    text = export.read_text(encoding="utf-8")
    text = text.replace("03/15/2027,03/15/2029,03/15/2026", "03/19/2027,03/15/2029,03/19/2026")
    rows = text.splitlines()
    rows[2] = rows[2].replace("Fernbrook Elementary", "Fernbrook High")
    rows[3] = seis.iep_dates(6, AS_OF).splitlines()[6]  # one gone there, one new there
    export.write_text("\n".join(rows) + "\n", encoding="utf-8")
    before = {path.name: path.read_bytes() for path in (empty / "students").iterdir()}
    done = run("drift", export.name, "--format", "json")
    assert done.returncode == 1, done.stderr
    found = {(d["kind"], d["student"]): d for d in json.loads(done.stdout)["differences"]}
    assert found["date", "aa1"]["newer"] == "there"
    assert found["date", "aa1"]["there"] == "2026-03-19"
    assert found["school", "bb1"]["there"] == "Fernbrook High"
    assert ("not-there", "cc1") in found
    assert ("not-here", "Farid Flores") in found
    assert {path.name: path.read_bytes() for path in (empty / "students").iterdir()} == before
    table = run("drift", export.name)
    assert table.returncode == 1
    assert "a later one is known there" in table.stdout
    assert run("drift", export.name, "-o", "drift.csv").returncode == 1
    assert "not on file" in (export.parent / "drift.csv").read_text(encoding="utf-8-sig")


def test_it_is_narrowed_to_a_school_and_to_a_person(empty: Path, run: Run, export: Path) -> None:
    """A student is of the school on file, and of the one that the export has; the person works with students on file."""
    rows = export.read_text(encoding="utf-8").replace("03/15/2026", "03/19/2026").splitlines()
    rows[2] = rows[2].replace("Fernbrook Elementary", "Fernbrook High")
    rows[3] = seis.iep_dates(6, AS_OF).splitlines()[6]
    export.write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert run("edit", "aa1", "--provider", "Priya Nair=speech").returncode == 0

    def differences(*words: str) -> list[tuple[str, str]]:
        done = run("drift", export.name, "--format", "json", *words)
        found = json.loads(done.stdout)["differences"]
        assert done.returncode == bool(found), done.stderr
        return [(d["kind"], d["student"]) for d in found]

    everyone = differences()
    assert ("school", "bb1") in differences("--school", "Fernbrook High")
    assert {student for _, student in differences("--school", "Fernbrook High")} < {s for _, s in everyone}
    assert differences("--school", "Fernbrook Elementary") != []
    of_priya = differences("--person", "priya")
    assert of_priya == [each for each in everyone if each[1] == "aa1"] != []
    assert "Nobody here is called" in run("drift", export.name, "--person", "zzz").stderr
