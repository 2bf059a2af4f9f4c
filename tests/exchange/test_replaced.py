"""A roster that still says what was changed here is the older of the two: it takes nothing back."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run
from outcome import ok

HEAD = "SSID,Student,DOB,Gr,School,Elig,Last Annual,EL Status,Parent,Phone,Address,Teacher\n"
ROW = '1234567890,"Abara, Chidi",3/14/2016,4,Fernbrook Elementary,SLD/OHI,10/14/2025,EL,Ngozi Abara,510-555-0101,1 Elm St,Paula Reyes\n'
READ = ("import", "own.csv", "--kind", "table", "--yes")


@pytest.fixture
def own(empty: Path, run: Run, tmp_path: Path) -> Path:
    """The table, which has been imported once; the path of the student's file."""
    (tmp_path / "own.csv").write_text(HEAD + ROW, encoding="utf-8")
    ok(run, *READ)
    return empty / "students/ca1.yaml"


def head(path: Path) -> str:
    return path.read_text(encoding="utf-8").partition("events:")[0]


def drift(run: Run) -> str:
    return run("drift", "own.csv", "--kind", "table").stdout


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (["--phone", "510-555-0199", "--contact", "Ngozi"], "contacts"),
        (["--grade", "5"], "grade"),
        (["--school", "Fernbrook High"], "school"),
        (["--language", "RFEP"], "language"),
        (["--name", "Chidi Abara-Obi"], "last"),
        (["--not-disability", "OHI"], "areas"),
    ],
)
def test_what_was_changed_here_stays(own: Path, run: Run, change: list[str], field: str) -> None:
    ok(run, "edit", "ca1", *change)
    changed = head(own)
    again = run(*READ)
    assert again.returncode == 0, again.stderr
    assert head(own) == changed
    if field != "areas":  # a word taken out is nothing that the other side has more of
        assert "no: newer here" in again.stdout
        assert "here   changed here on 3/20/2026" in drift(run)


def test_a_year_that_began_here_is_not_taken_back(own: Path, run: Run) -> None:
    ok(run, "--as-of", "2026-08-05", "start-year", "--year", "2026-27", "--open", "--yes")
    assert 'grade: "5"' in head(own)
    assert "no: newer here" in ok(run, "--as-of", "2026-08-06", *READ)
    assert 'grade: "5"' in head(own)


def test_a_teacher_who_left_does_not_come_back(own: Path, run: Run) -> None:
    ok(run, "edit", "ca1", "--left", "Paula Reyes")
    ok(run, *READ)
    assert "Paula Reyes" not in head(own)


def test_what_is_new_there_is_taken_and_what_is_older_is_not(own: Path, run: Run, tmp_path: Path) -> None:
    """Of one contact: the phone was changed here, the address there."""
    ok(run, "edit", "ca1", "--contact", "Ngozi", "--phone", "510-555-0199")
    (tmp_path / "own.csv").write_text(HEAD + ROW.replace("1 Elm St", "2 Oak St"), encoding="utf-8")
    ok(run, *READ)
    assert '"510-555-0199"' in head(own)
    assert "2 Oak St" in head(own)


def test_a_change_that_was_undone_is_none(own: Path, run: Run, tmp_path: Path) -> None:
    ok(run, "edit", "ca1", "--grade", "5")
    ok(run, "undo", "ca1")
    (tmp_path / "own.csv").write_text(HEAD + ROW.replace(",4,", ",5,"), encoding="utf-8")
    ok(run, *READ)
    assert 'grade: "5"' in head(own)


def test_another_value_than_that_of_before_is_taken(own: Path, run: Run, tmp_path: Path) -> None:
    ok(run, "edit", "ca1", "--grade", "5")
    (tmp_path / "own.csv").write_text(HEAD + ROW.replace(",4,", ",6,"), encoding="utf-8")
    ok(run, *READ)
    assert 'grade: "6"' in head(own)


def test_an_address_without_its_accents_is_the_same(own: Path, run: Run, tmp_path: Path) -> None:
    """Systems that write in capitals leave accents out: nothing differs, and what is on file keeps them."""
    own.write_text(own.read_text(encoding="utf-8").replace("1 Elm St", "1 Cañada Rd."), encoding="utf-8")
    (tmp_path / "own.csv").write_text(HEAD + ROW.replace("1 Elm St", "1 CANADA RD"), encoding="utf-8")
    assert "CANADA" not in drift(run)
    ok(run, *READ)
    assert "1 Cañada Rd." in head(own)
