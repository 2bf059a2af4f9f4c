"""A mark that is missing or too many in a file is named in plain words, with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from casemgr.errors import BadFile
from casemgr.store.yamltext import parse
from conftest import Run

GOOD = """\
schema: 1
name: {first: "Ana", last: Rivera}
grade: 3
events:
- {id: aaaaaa, type: note, note: "it is so"}
- {id: bbbbbb, type: note, areas: [sld, ot]}
...
"""
MISSING = "a quotation mark, a bracket or a comma is probably missing on this line or the line"

CASES = [
    ('"it is so"}', '"it is so}', 5, MISSING),
    ('"it is so"}', '"it "is" so"}', 5, MISSING),
    ('"it is so"}', '"it is so"', 5, MISSING),
    ("aaaaaa, type", "aaaaaa type", 5, MISSING),
    ("[sld, ot]", "[sld, ot", 6, MISSING),
    ('"Ana"', '"Ana', 2, MISSING),
    (
        "- {id: aaaaaa",
        "- id: aaaaaa",
        5,
        "a text with a colon needs quotation marks, a bracket is missing, or",
    ),
    ("grade: 3", "grade: a: b", 3, "a text with a colon needs quotation marks"),
    ('so"}', 'so"}}', 5, "a quotation mark or a bracket is out of place"),
    ("grade: 3", "  grade: 3", 3, "or too many spaces come first on this line: `grade: 3`|indented wrongly"),
    ("grade: 3", "grade: 'it's 3'", 3, "a quotation mark or a bracket is out of place"),
    ("grade: 3", "grade 3", 3, "a colon, a quotation mark or a bracket is probably missing"),
    ("grade: 3", "\tgrade: 3", 3, "a tab is used where there must be spaces"),
    ("name: {first", "\tname: {first", 2, "a tab is used where there must be spaces"),
    ("grade: 3", "grade: @3", 3, "a text that begins with %, @ or ` needs quotation marks"),
    ("it is so", "it \\q so", 5, "a backslash within quotation marks has to be written twice"),
    ("...\n", "---\na: 1\n...\n", 7, "a line `---` begins a second file within this one"),
    ("grade: 3", "grade: |3x", 3, "is missing, or is one too many"),
]


@pytest.mark.parametrize(("old", "new", "line", "words"), CASES)
def test_the_line_and_what_is_probably_wrong(old: str, new: str, line: int, words: str) -> None:
    assert old in GOOD
    text = GOOD.replace(old, new, 1)
    with pytest.raises(BadFile) as caught:
        parse(text, "students/ana-r.yaml", end_mark=True)
    (problem,) = caught.value.problems
    said = str(problem)
    assert said.startswith(f"students/ana-r.yaml:{line}: cannot be read: ")
    assert any(each in said for each in words.split("|"))
    assert f"`{text.splitlines()[line - 1].strip()}`" in said
    assert said.endswith("Correct it, or restore the file from a backup (or from git, if you use it).")
    assert "YAML" not in said


def test_the_good_file_is_read() -> None:
    assert parse(GOOD, "x", end_mark=True).data["grade"] == "3"


def test_a_long_line_is_cut_and_the_message_is_one_line(caseload: Path, run: Run) -> None:
    path = caseload / "students/ana-r.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('phone: "555-0121"', 'phone: "555-0121', 1), encoding="utf-8")
    done = run("show", "ana-r")
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1
    assert "students/ana-r.yaml:10: cannot be read: a quotation mark" in done.stderr
    assert '`- {name: "Luz Rivera", phone: "555-0121, email: luz.rivera@e…`' in done.stderr


def test_a_list_typed_on_the_command_line_names_no_file(caseload: Path, run: Run) -> None:
    done = run("edit", "ana-r", "suspected=[sld")
    assert done.returncode == 2
    assert "backup" not in done.stderr


@pytest.mark.parametrize(
    "text", ["schema: 1\nrules: [", "schema: 1\nrules: [\n", "schema: 1\nrules: [\n\n\n"]
)
def test_what_is_open_at_the_end_of_a_file_is_looked_for_where_something_is_written(text: str) -> None:
    with pytest.raises(BadFile) as caught:
        parse(text, "law/own.yaml", end_mark=False)
    (problem,) = caught.value.problems
    assert str(problem).startswith("law/own.yaml:2: cannot be read: a quotation mark, a bracket or a comma")
    assert ": `rules: [`. Correct it" in str(problem)
