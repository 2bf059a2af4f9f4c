"""`export`: rows for other programs, and a caseload that goes out and comes in again."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import pytest

import seis
from casemgr.casefile.student import Identity, Student
from casemgr.store.caseload import Caseload
from conftest import Run

WHO = ["--district", "Fernbrook Unified", "--case-manager", "Dana Whitfield"]


def students(folder: Path) -> dict[str, Student]:
    found, problems = Caseload(folder).all_students()
    assert problems == []
    return {student.id: student for student in found}


def identities(folder: Path) -> dict[str, Identity]:
    return {key: student.identity for key, student in students(folder).items()}


def test_a_caseload_goes_out_and_comes_in_again(empty: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "iep-dates.csv").write_text(seis.iep_dates(28, date(2026, 3, 20)), encoding="utf-8")
    assert run("import", "iep-dates.csv", "--yes").returncode == 0
    contact = ["--contact", "Luz Rivera", "--phone", "555-0121", "--email", "luz@example.org"]
    assert run("edit", "aa1", *contact, "--language", "EL:Spanish").returncode == 0
    assert run("export", "students", "--names", "-o", "out.csv").returncode == 0
    assert run("init", "other", *WHO).returncode == 0
    done = run("--caseload", "other", "--as-of", "2026-03-20", "import", "out.csv", "--yes")
    assert done.returncode == 0, done.stderr
    assert identities(tmp_path / "other") == identities(empty)
    again = run("--caseload", "other", "--as-of", "2026-03-20", "export", "students", "--names")
    assert again.stdout == run("export", "students", "--names").stdout


def test_the_example_comes_in_again_too(caseload: Path, run: Run, tmp_path: Path) -> None:
    assert run("export", "students", "--names", "-o", "out.csv").returncode == 0
    assert run("init", "other", *WHO).returncode == 0
    done = run(
        "--caseload", "other", "--as-of", "2026-11-23", "import", "out.csv", "--yes", "--case-manager", "all"
    )
    here, there = identities(caseload), identities(tmp_path / "other")
    left = here.keys() - there.keys()
    assert len(there) >= 20, done.stderr
    assert all(
        (a.name, a.born, a.grade, a.school, a.language, a.ids)
        == (b.name, b.born, b.grade, b.school, b.language, b.ids)
        for key in there
        for a, b in [(here[key], there[key])]
    )
    lines = (tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines()
    rows = {row["casemgr_id"]: row for row in csv.DictReader(lines)}
    assert all(rows[key]["exited"] or not rows[key]["last_annual"] for key in left)


@pytest.mark.parametrize("what", ["students", "events", "deadlines"])
def test_names_are_left_out_unless_asked_for(caseload: Path, run: Run, what: str) -> None:
    done = run("export", what, "--format", "jsonl")
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(rows) >= 27
    for student in students(caseload).values():
        name = student.identity.name
        contacts = [contact.name for contact in student.identity.contacts]
        for words in (f"{name.first} {name.last}", str(name.last), *contacts):
            assert f'"{words}' not in done.stdout
    assert "Dana Whitfield" not in done.stdout


def test_one_students_whole_log(caseload: Path, run: Run) -> None:
    done = run("export", "events", "--student", "ana-r", "--names", "--format", "jsonl")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["id"] for row in rows] == [event.id for event in students(caseload)["ana-r"].events]
    assert {row["student"] for row in rows} == {"ana-r"}
    held = run("export", "events", "--student", "ana-r")
    assert "Whitfield" not in held.stdout
    assert held.stdout.startswith("student,id,type,date,recorded,by,note,fields")


def test_a_file_chooses_its_format(caseload: Path, run: Run, tmp_path: Path) -> None:
    assert run("export", "deadlines", "-o", "out.jsonl").returncode == 0
    first = json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert {"student", "rule", "status"} <= first.keys()
    assert run("export", "deadlines", "-o", "out.doc").returncode == 2
    assert run("export", "nothing").returncode == 2
