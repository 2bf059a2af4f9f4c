"""The start of a year where a school ends below the next grade, or a child is too young for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run
from outcome import data, ok
from terminal import asked

SETTINGS = """schema: 1
district: Mesa Unified
case_manager: {name: Dana Whitfield}
schools:
- {name: Mesa Elementary, level: elementary}
- {name: Mesa Middle, level: secondary}
- {name: Mesa High, level: secondary}
- {name: Tiny Tots Preschool, level: elementary}
"""
STUDENTS = {
    "five": ("2016-04-01", "5", "Mesa Elementary"),
    "eight": ("2013-04-01", "8", "Mesa Middle"),
    "mateo": ("2023-11-20", "PS", "Tiny Tots Preschool"),
    "fay": ("2023-09-01", "PS", "Tiny Tots Preschool"),
    "ten": ("2011-04-01", "10", "Mesa High"),
}
OPEN = ("start-year", "--year", "2027-28", "--open")


@pytest.fixture
def mesa(empty: Path, run: Run) -> Path:
    (empty / "casemgr.yaml").write_text(SETTINGS, encoding="utf-8")
    for name, (born, grade, school) in STUDENTS.items():
        who = ("--name", f"{name.title()} Lopez", "--born", born, "--grade", grade, "--school", school)
        last = ("--last-annual", "2027-01-12", "--last-evaluation", "2026-01-12")
        ok(run, "--as-of", "2027-05-03", "add", name, *who, *last, "--force")
    ok(run, "--as-of", "2027-05-03", "year", "2027-28", "--first", "8/16", "--last", "6/2", "--yes")
    return empty


def where(run: Run, name: str) -> tuple[str, str, bool]:
    """The grade and school on file, and whether the student has gone into the year."""
    shown = data(run, "--as-of", "2027-08-09", "show", name)
    gone = any(event["type"] == "year_started" for event in shown["events"])
    return shown["student"]["grade"], shown["student"]["school"], gone


def opened(run: Run, *words: str) -> str:
    done = run("--as-of", "2027-08-09", *OPEN, "--yes", *words)
    assert done.returncode == 0, done.stderr
    return " ".join(done.stderr.split())


def test_the_preview_says_whose_school_ends_and_who_is_too_young(mesa: Path, run: Run) -> None:
    done = run("--as-of", "2027-08-09", "start-year", "--year", "2027-28")
    said = " ".join(done.stdout.split())
    assert "Mesa Middle ends below: eight into grade 9; nothing is written" in said
    assert "Tiny Tots Preschool ends below: fay into grade TK; nothing is written" in said
    assert "Mesa Elementary may end below: five into grade 6; if it does: --next" in said
    assert "mateo stays in PS: TK asks for age 4 by Wed 9/1/2027 (EC 48000(c)(1))" in said
    assert "casemgr.yaml" not in said


def test_who_has_no_school_for_the_grade_is_left(mesa: Path, run: Run) -> None:
    said = opened(run)
    assert "Mesa Middle ends below: eight into grade 9; nothing is written for them" in said
    assert "mateo stays in PS" in said
    assert "Mesa Elementary may end below: five into grade 6; if it does: casemgr move STUDENT SCHOOL" in said
    assert where(run, "eight") == ("8", "Mesa Middle", False)
    assert where(run, "fay") == ("PS", "Tiny Tots Preschool", False)
    assert where(run, "mateo") == ("PS", "Tiny Tots Preschool", True)
    assert where(run, "five") == ("6", "Mesa Elementary", True)
    assert where(run, "ten") == ("11", "Mesa High", True)
    again = run("--as-of", "2027-08-10", *OPEN)
    assert again.returncode == 3
    assert "but for these: Mesa Middle ends below: eight into grade 9" in again.stderr


def test_next_says_where_they_go_on_to(mesa: Path, run: Run) -> None:
    opened(run)
    opened(run, "--next", "Mesa Middle=High", "--next", "Tiny=Mesa Elementary")
    assert where(run, "eight") == ("9", "Mesa High", True)
    assert where(run, "fay") == ("TK", "Mesa Elementary", True)
    wrong = run("--as-of", "2027-08-09", *OPEN, "--next", "Mesa Middle")
    assert wrong.returncode == 2
    assert 'write "SCHOOL=SCHOOL", like "Oak Middle=Oak High"' in wrong.stderr


def test_who_has_moved_first_goes_into_the_grade_there(mesa: Path, run: Run) -> None:
    ok(run, "--as-of", "2027-08-09", "move", "eight", "Mesa High")
    opened(run)
    assert where(run, "eight") == ("9", "Mesa High", True)


def test_a_child_admitted_early_is_written_by_hand(mesa: Path, run: Run) -> None:
    ok(
        run,
        "--as-of",
        "2027-08-09",
        "edit",
        "mateo",
        "--grade",
        "TK",
        "--school",
        "Mesa Elementary",
        "--force",
    )
    assert "mateo stays in TK: K asks for age 5" in opened(run)
    assert where(run, "mateo") == ("TK", "Mesa Elementary", True)


def test_who_repeats_is_not_called_too_young(mesa: Path, run: Run) -> None:
    assert "stays in PS" not in opened(run, "--repeats", "mateo", "--repeats", "fay")


def test_at_a_keyboard_the_next_schools_are_asked(mesa: Path, run: Run) -> None:
    said = asked(
        mesa.parent,
        ["--as-of", "2027-08-09", *OPEN],
        ["Mesa Elementary", "Mesa High", "Mesa Elementary", "", "y"],
    )
    assert "Mesa Elementary may end below the next grade of five (grade 6)" in said
    assert "Mesa Middle ends below the next grade of eight (grade 9)" in said
    assert "Mesa Elementary has no grade 9" in said
    assert "may end below: five" not in said
    assert where(run, "five") == ("6", "Mesa Elementary", True)
    assert where(run, "eight") == ("9", "Mesa High", True)
    assert where(run, "fay") == ("TK", "Mesa Elementary", True)
