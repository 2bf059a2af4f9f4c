"""Students of whom a file has no date of an IEP: whether they have one is said, not only supposed."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run
from terminal import asked

HEAD = "Last,First,DOB,Grade,School,Elig,Notes,Last annual,Last evaluation"
DAY = ("--as-of", "2026-11-23")
WITH = "Stone,Ray,4/23/2017,4,Fernbrook Elementary,SLI,,3/13/2026,3/13/2025"
WITHOUT = "Ka,Sim,12/28/2023,PS,Fernbrook Elementary,,,,"
SUPPOSED = "No IEP date in the file, so taken as having an IEP: sk1."


def table(folder: Path, *rows: str) -> str:
    (folder / "own.csv").write_text("\n".join((HEAD, *rows)) + "\n", encoding="utf-8")
    return "own.csv"


def import_it(*more: str) -> list[str]:
    return [*DAY, "import", "own.csv", "--kind", "table", *more]


def text_of(folder: Path, student: str) -> str:
    return (folder / "students" / f"{student}.yaml").read_text(encoding="utf-8")


def test_they_are_not_asked_about_for_progress_reports(empty: Path, tmp_path: Path) -> None:
    table(tmp_path, WITH, WITHOUT)
    said = asked(tmp_path, import_it(), ["", "", "", "11/2", "y"])
    assert SUPPOSED in said
    assert "of the 1 new student with an IEP go home?" in said
    assert "last_progress: 2026-11-02" in text_of(empty, "rs1")
    assert "last_progress" not in text_of(empty, "sk1")


def test_where_nobody_surely_has_an_iep_progress_reports_are_not_asked_about(
    empty: Path, tmp_path: Path
) -> None:
    table(tmp_path, WITHOUT)
    assert "progress reports" not in asked(tmp_path, import_it(), ["", "", "", "y"])


def test_the_option_is_not_for_them_either(empty: Path, run: Run, tmp_path: Path) -> None:
    table(tmp_path, WITH, WITHOUT)
    done = run(*import_it("--yes", "--last-progress", "11/2"))
    assert SUPPOSED in done.stdout
    assert "last_progress: 2026-11-02" in text_of(empty, "rs1")
    assert "last_progress" not in text_of(empty, "sk1")


def test_what_the_hint_says_for_one_who_is_only_referred_can_be_done(
    empty: Path, run: Run, tmp_path: Path
) -> None:
    table(tmp_path, WITHOUT)
    assert (
        "casemgr undo ID, then casemgr refer ID or casemgr early-start ID" in run(*import_it("--yes")).stdout
    )
    assert run(*DAY, "undo", "sk1", "--yes").returncode == 0
    assert run(*DAY, "refer", "sk1", "--on", "11/2").returncode == 0
    assert "Status: has an IEP" not in run(*DAY, "show", "sk1").stdout


@pytest.mark.parametrize(
    ("eligibility", "notes"),
    [
        ("Part C", ""),
        ("pending", ""),
        ("Referred", ""),
        ("", "referred 11/2 by preschool"),
        ("", "RCEB - turning 3 in December"),
        ("", "Early Start"),
        ("SLI", "initial eval in process"),
    ],
)
def test_who_is_only_referred_has_no_iep(
    empty: Path, run: Run, tmp_path: Path, eligibility: str, notes: str
) -> None:
    row = f"Ka,Sim,12/28/2023,PS,Fernbrook Elementary,{eligibility},{notes},,"
    table(tmp_path, row)
    done = run(*import_it("--yes"))
    assert (done.returncode, [*(empty / "students").iterdir()]) == (1, [])
    assert "is being evaluated, and the file has no day of the referral or the consent" in done.stderr
    asked(tmp_path, import_it(), ["", "11/2", "y"])
    assert "referral_received" in text_of(empty, "sk1")


@pytest.mark.parametrize("notes", ["not pending", "referred to counseling in May"])
def test_a_note_says_nothing_against_a_date(empty: Path, run: Run, tmp_path: Path, notes: str) -> None:
    table(tmp_path, WITH.replace("SLI,", f"SLI,{notes}"))
    done = run(*import_it("--yes"))
    assert done.returncode == 0, done.stderr
    assert "last_annual: 2026-03-13" in text_of(empty, "rs1")


def test_a_status_says_that_there_is_an_iep(empty: Path, run: Run, tmp_path: Path) -> None:
    table(tmp_path, WITHOUT)
    path = tmp_path / "own.csv"
    path.write_text(
        path.read_text(encoding="utf-8")
        .replace("Notes", "Status")
        .replace("Elementary,,,", "Elementary,,Eligible,")
    )
    assert "No IEP date" not in run(*import_it("--yes", "--last-progress", "11/2")).stdout
    assert "last_progress: 2026-11-02" in text_of(empty, "sk1")
