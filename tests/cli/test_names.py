"""What a student is called: one name, a suffix, a preferred name, a label of its own, ids that are never printed."""

from __future__ import annotations

from pathlib import Path

from conftest import Run

HEAD = """\
schema: 1
id: te-1
name: {first: Teresa, preferred: Tess}
label: TEA
ids: {seis: "1234567", ssid: "9876543210"}
born: 2016-04-12
grade: "4"
school: Fernbrook Elementary
events:
- id: abcdef
  type: student_added
  date: 2026-03-02
  recorded: 2026-03-02
  last_annual: 2025-10-09
  last_evaluation: 2024-10-09
...
"""


def write(caseload: Path) -> None:
    (caseload / "students" / "te-1.yaml").write_text(HEAD, encoding="utf-8")


def test_one_name_a_preferred_name_and_a_label(empty: Path, run: Run) -> None:
    write(empty)
    assert run("check").returncode == 0
    for words in ("te-1", "Teresa", "tess", "TEA"):
        shown = run("show", words)
        assert shown.returncode == 0, shown.stderr
        assert "Teresa, called Tess, (te-1)" in shown.stdout
    assert "TEA" in run("calendar", "--format", "text").stdout
    assert "Tess" in run("letter", "progress-cover", "te-1").stdout


def test_ids_of_other_systems_are_never_printed(empty: Path, run: Run) -> None:
    write(empty)
    for words in (["show", "te-1"], ["list"], ["due", "--format", "json"], ["history", "te-1"], ["calendar"]):
        done = run(*words)
        assert "1234567" not in done.stdout + done.stderr, words
        assert "9876543210" not in done.stdout + done.stderr, words


def test_a_suffix_is_no_part_of_another_name(empty: Path, run: Run) -> None:
    words = ["--born", "2016-04-12", "--grade", "4", "--school", "Fernbrook Elementary"]
    done = run("add", "js-1", "--name", "Smith, Jr., John", *words)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("John Smith Jr. (js-1)")
    text = (empty / "students" / "js-1.yaml").read_text(encoding="utf-8")
    assert "name: {first: John, last: Smith, suffix: Jr.}" in text
