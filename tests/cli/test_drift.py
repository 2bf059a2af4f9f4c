"""`drift`: where the caseload and a newer export differ."""

from __future__ import annotations

import json
import re
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


def _table(folder: Path, area: str, teacher: str, manager: str, phone: str) -> str:
    head = "Last,First,DOB,Grade,School,Eligibility,Gen Ed Teacher,Case Manager,Last annual,Last evaluation,Parent,Phone"
    row = f"Stone,Ray,4/23/2017,4,Fernbrook Elementary,{area},{teacher},{manager},11/13/2025,11/13/2025,Lucia Stone,{phone}"
    (folder / "own.csv").write_text(f"{head}\n{row}\n", encoding="utf-8")
    return "own.csv"


def test_what_is_there_is_what_the_file_says(empty: Path, run: Run, tmp_path: Path) -> None:
    """Not the two sides together, though an import would only add to what is here."""
    how = ("--kind", "table", "--case-manager", "all")
    before = _table(tmp_path, "SLD", "Ann Lee", "Dana Whitfield", "510-555-0101")
    assert run("import", before, *how, "--yes").returncode == 0
    assert run("edit", "rs1", "--contact", "Lucia Stone", "--email", "ls@example.org").returncode == 0
    after = _table(tmp_path, "Autism", "Bo Kim", "Dana Whitfield", "510-555-0199")
    done = run("drift", after, *how, "--format", "json")
    found = {d["field"]: (d["here"], d["there"]) for d in json.loads(done.stdout)["differences"]}
    assert found == {
        "areas": ("specific-learning-disability", "autism"),
        "teachers": ("Ann Lee", "Bo Kim"),
        "contacts": ("Lucia Stone, 510-555-0101", "Lucia Stone, 510-555-0199"),
    }
    shown = run("import", after, *how, "--yes").stdout
    assert re.search(r"areas +specific-learning-disability +autism +yes: added", shown)
    head = json.loads(run("show", "rs1", "--format", "json").stdout)["student"]
    assert head["suspected"] == ["specific-learning-disability", "autism"]
    assert (head["contacts"][0]["phone"], head["contacts"][0]["email"]) == ("510-555-0199", "ls@example.org")


def test_a_case_manager_who_was_replaced_here_is_the_older_one(empty: Path, run: Run, tmp_path: Path) -> None:
    how = ("--kind", "table", "--case-manager", "all")
    name = _table(tmp_path, "SLD", "", "Dana Whitfield", "")
    assert run("--as-of", "2026-11-02", "import", name, *how, "--yes").returncode == 0
    assert run("--as-of", "2026-11-09", "assign", "rs1", "Priya Nair").returncode == 0
    (found,) = json.loads(run("--as-of", "2026-11-20", "drift", name, *how, "--format", "json").stdout)[
        "differences"
    ]
    said = (found["here"], found["there"], found["newer"], found["why"])
    assert said == ("Priya Nair", "Dana Whitfield", "here", "assigned here on 11/9/2026")
    done = run("--as-of", "2026-11-20", "import", name, *how, "--yes")
    assert (done.returncode, "no: newer here" in done.stdout) == (0, True)


def test_a_case_manager_who_never_was_one_here_may_be_newer(empty: Path, run: Run, tmp_path: Path) -> None:
    how = ("--kind", "table", "--case-manager", "all")
    name = _table(tmp_path, "SLD", "", "Priya Nair", "")
    assert run("--as-of", "2026-11-02", "import", name, *how, "--yes").returncode == 0
    for manager in ("Omar Haddad", "Dana Whitfield"):  # the caseload's own never had the case
        _table(tmp_path, "SLD", "", manager, "")
        (found,) = json.loads(run("--as-of", "2026-11-20", "drift", name, *how, "--format", "json").stdout)[
            "differences"
        ]
        assert (found["here"], found["there"], found["newer"]) == ("Priya Nair", manager, "")


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
