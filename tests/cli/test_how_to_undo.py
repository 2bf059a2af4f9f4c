"""Every command that writes says how to undo it, and what it says undoes it."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from conftest import Run
from outcome import ok

YEAR = "calendars/2026-27.yaml"
SUMMER = ("--as-of", "2027-07-20")


def grades(caseload: Path) -> dict[str, str]:
    texts = {path.stem: path.read_text(encoding="utf-8") for path in (caseload / "students").iterdir()}
    return {student: text.partition("\ngrade: ")[2].split("\n")[0] for student, text in texts.items()}


def undo_lines(said: str) -> list[str]:
    return [line for line in said.splitlines() if line.startswith("Undo")]


def test_a_year_that_was_opened_is_undone_as_it_says(caseload: Path, run: Run) -> None:
    ok(run, "year", "2027-28", "--first", "8/11/2027", "--last", "6/2/2028", "--yes")
    before = grades(caseload)
    opened = ok(run, *SUMMER, "start-year", "--year", "2027-28", "--open", "--yes")
    assert undo_lines(opened) == ["Undo: casemgr undo aal-r --round and casemgr undo caseload"]
    assert grades(caseload) != before
    for words in undo_lines(opened)[0].removeprefix("Undo: ").split(" and "):
        ok(run, *SUMMER, *shlex.split(words)[1:], "--yes")
    assert grades(caseload) == before
    assert "Undo: " in ok(run, *SUMMER, "start-year", "--year", "2027-28", "--open", "--yes")


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("year 2027-28 --first 8/11/2027 --last 6/2/2028 --yes", "delete calendars/2027-28.yaml"),
        (
            'year 2026-27 --holiday "1/29 Fair" --holiday "2/1 Fair" --yes',
            f"in {YEAR}, delete lines 22 and 23",
        ),
        ("closure 1/14 --reason Smoke --yes", f"in {YEAR}, delete line 26"),
    ],
)
def test_what_no_command_undoes_says_which_lines_to_delete(
    caseload: Path, run: Run, words: str, line: str
) -> None:
    before = {path.name: path.read_text(encoding="utf-8") for path in (caseload / "calendars").iterdir()}
    assert undo_lines(ok(run, *shlex.split(words))) == [f"Undo by hand: {line}"]
    for path in (caseload / "calendars").iterdir():
        now = path.read_text(encoding="utf-8").splitlines(keepends=True)
        numbers = [int(word.strip(",")) for word in line.split() if word.strip(",").isdigit()]
        if path.name in before and path.name in line:
            kept = [text for number, text in enumerate(now, 1) if number not in numbers]
            assert "".join(kept) == before[path.name]


def test_a_line_that_was_changed_is_to_be_changed_back(caseload: Path, run: Run) -> None:
    ok(run, "closure", "1/14", "--reason", "Smoke", "--yes")
    second = ok(run, "closure", "1/15", "--reason", "Smoke", "--yes")
    assert undo_lines(second) == [f"Undo by hand: in {YEAR}, change back line 26"]


def test_a_void_can_be_undone(caseload: Path, run: Run) -> None:
    said = ok(run, "void", "ana-r", "i3ddwz", "--why", "twice")
    assert undo_lines(said) == ["Undo: casemgr undo ana-r"]
    assert "counts again" in run("undo", "ana-r").stderr
    assert undo_lines(ok(run, "undo", "ben-k", "--yes")) == []


def test_an_import_is_undone_student_by_student(empty: Path, run: Run) -> None:
    rows = [f'"Lopez, {name}",4/30/2016,4,Oak,10/14/2027' for name in ("Ana", "Bo", "Cy", "Di")]
    (empty.parent / "t.csv").write_text(
        "\n".join(["Student,DOB,Gr,Site,Annual", *rows]) + "\n", encoding="utf-8"
    )
    columns = ["name=Student", "born=DOB", "grade=Gr", "school=Site", "next_annual=Annual"]
    options = [word for each in columns for word in ("--column", each)]
    said = run("import", "t.csv", *options, "--yes").stdout
    assert undo_lines(said) == [
        "Undo, one by one: casemgr undo al1, casemgr undo bl1, casemgr undo cl1, and 1 more student"
    ]
    ok(run, "undo", "al1")
    assert "Lopez" in run("list").stdout
    assert "Ana Lopez" not in run("list").stdout


def test_a_round_of_one_says_it_too(caseload: Path, run: Run) -> None:
    """Of several named, only one had something left to record."""
    ok(run, "review-with", "ana-r", "--staff", "Priya", "--force")
    said = run("review-with", "ana-r", "ben-k", "--staff", "Priya", "--force")
    assert undo_lines(said.stdout), said
