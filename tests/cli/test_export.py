"""`export`: rows for other programs, and a caseload that goes out and comes in again."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import pytest

import seis
from casemgr.casefile.events import StudentAdded
from casemgr.casefile.student import Identity, Student
from casemgr.paper.labels import labels
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
    assert len(there) == 26, done.stderr
    unlabeled = {"label": None}
    assert {key: each.model_copy(update=unlabeled) for key, each in there.items()} == {
        key: here[key].model_copy(update=unlabeled) for key in there
    }
    before, after = (labels(students(each).values(), "initials") for each in (caseload, tmp_path / "other"))
    assert after == {key: before[key] for key in there}
    lines = (tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines()
    rows = {row["casemgr_id"]: row for row in csv.DictReader(lines)}
    assert all(rows[key]["exited"] or not rows[key]["last_annual"] for key in left)


HEAD = """
schema: 1
id: mia-s
name: {first: "Mia, Jr", last: Sandoval Paz, suffix: III, preferred: Mimi}
label: MS9
ids: {seis: "77", ssid: "0012", local: L-1, sourced: s1}
born: 2015-02-03
grade: TK
school: Fernbrook Elementary
track: b
language: {status: EL, home: Sign language}
contacts:
- {name: "Paz, Rosa", relation: mother, language: Mixteco, phone: +1 555 0100, email: r@example.org, address: "1 Elm, Apt 2"}
- {name: Ed Sandoval, relation: grandfather}
- {name: Ada Sandoval}
- {name: Cy Sandoval}
providers:
- {name: Priya Nair, service: speech-language}
- {name: Priya Nair, service: "=occupational therapy"}
- {name: Sam Ode}
teachers: [Ms. Joan Amsel, "Reyes, Teo"]
suspected: [specific-learning-disability, autism, deaf-blindness, intellectual-disability]
progress: {weeks: 9, dates: [2026-05-01, 2026-06-05]}
note: |-
  First line.
  Second line: "quoted", with a comma.
events:
- {id: a1, type: student_added, date: 2026-01-05, recorded: 2026-01-05, last_annual: 2025-10-14, last_evaluation: 2024-10-14, last_progress: 2026-02-20}
...
"""


def test_everything_at_the_head_of_a_file_and_its_baseline_come_in_as_they_were(
    empty: Path, run: Run, tmp_path: Path
) -> None:
    (empty / "students" / "mia-s.yaml").write_text(HEAD.lstrip(), encoding="utf-8")
    for name in ("out.csv", "out.jsonl"):
        assert run("export", "students", "--names", "-o", name).returncode == 0
    assert run("init", "other", *WHO).returncode == 0
    done = run("--caseload", "other", "--as-of", "2026-03-20", "import", "out.csv", "--yes")
    assert done.returncode == 0, done.stderr
    assert identities(tmp_path / "other") == identities(empty)
    (before,), (after,) = (students(folder)["mia-s"].events for folder in (empty, tmp_path / "other"))
    assert isinstance(before, StudentAdded)
    assert isinstance(after, StudentAdded)
    dates = ("last_annual", "last_evaluation", "last_progress")
    assert [getattr(before, each) for each in dates] == [getattr(after, each) for each in dates]
    again = run("--caseload", "other", "--as-of", "2026-03-20", "import", "out.csv", "--yes")
    assert again.stdout.endswith("Nothing to record.\n")
    plain = run("export", "students").stdout
    for word in ("Mia", "Mimi", "MS9", "Sandoval", "0012", "Priya", "Amsel", "Second line", "555"):
        assert word not in plain


def test_a_label_on_paper_stays_with_its_student(empty: Path, run: Run, tmp_path: Path) -> None:
    """The first keeps the initials, who came later has more letters; and so it is where both come on one day."""
    own = ("--born", "2015-02-03", "--grade", "4", "--school", "Fernbrook Elementary")
    for day, key, name in (("2026-03-01", "ar1", "Ana Rivera"), ("2026-03-10", "ar2", "Abel Rojas")):
        added = run("--as-of", day, "add", key, "--name", name, *own, "--last-annual", "2026-01-10")
        assert added.returncode == 0, added.stderr
    assert run("edit", "ar1", "--preferred", "Annie").returncode == 0
    taken = run("edit", "ar1", "--label", "ARo")
    assert taken.returncode == 2
    assert "ar2 has this label on paper; choose another" in taken.stderr
    before = labels(students(empty).values(), "initials")
    assert before == {"ar1": "AR", "ar2": "ARo"}
    assert run("export", "students", "--names", "-o", "out.csv").returncode == 0
    assert run("init", "other", *WHO).returncode == 0
    assert run("--caseload", "other", "--as-of", "2026-03-20", "import", "out.csv", "--yes").returncode == 0
    there = students(tmp_path / "other")
    assert labels(there.values(), "initials") == before
    assert there["ar1"].identity.name.preferred == "Annie"
    assert run("edit", "ar2", "--label", "R2").returncode == 0
    assert labels(students(empty).values(), "initials") == {"ar1": "AR", "ar2": "R2"}


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
