"""`init`: from nothing to the first page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import seis
from conftest import EXAMPLE, HERE, Run
from terminal import asked

WHO = ["--district", "Fernbrook Unified", "--case-manager", "Dana Whitfield"]
SCHOOL = ["--school", "Fernbrook Elementary=elementary", "--school", "Fernbrook High=secondary"]
CALENDAR = """\
First Day of School 8/17
9/7 Labor Day (No School)
11/11 Veterans Day (No School)
11/23-27 Thanksgiving Break
12/21..1/8 Winter Break
1/18 Martin Luther King Jr. Day (No School)
2/15 Presidents' Day (No School)
4/5..4/9 Spring Break
5/31 Memorial Day (No School)
Last Day of School 6/10
"""
AS_OF = date(2026, 8, 24)


@pytest.fixture
def files(tmp_path: Path) -> None:
    (tmp_path / "calendar.txt").write_text(CALENDAR, encoding="utf-8")
    (tmp_path / "iep-dates.csv").write_text(seis.iep_dates(28, AS_OF), encoding="utf-8")


def test_the_example_is_copied_out_of_the_program(run: Run, tmp_path: Path) -> None:
    done = run("init", "try", "--example")
    assert done.returncode == 0, done.stderr
    copied = {p.relative_to(tmp_path / "try"): p.read_bytes() for p in (tmp_path / "try").rglob("*.yaml")}
    assert copied == {p.relative_to(EXAMPLE): p.read_bytes() for p in EXAMPLE.rglob("*.yaml")}
    assert run("--caseload", "try", "today").returncode == 0
    again = run("init", "try", "--example")
    assert again.returncode == 3
    assert "is not an empty folder" in again.stderr
    assert run("init", "other", "--example", "--git").returncode == 2


def test_the_example_is_packed_into_the_wheel() -> None:
    text = (HERE.parent / "pyproject.toml").read_text(encoding="utf-8")
    there = {path.name for path in EXAMPLE.iterdir() if path.name != ".casemgr"}
    assert all(f'"caseload/{name}" = "casemgr/example/{name}"' in text for name in there)


def test_what_is_missing_is_named_where_nobody_can_be_asked(run: Run, tmp_path: Path) -> None:
    done = run("init", "new")
    assert done.returncode == 2
    assert done.stderr == "init needs --district and --case-manager; on a terminal it asks\n"
    assert run("init", *WHO).stderr == "init needs DIR, the folder to make\n"
    wrong = run("init", "new", *WHO, "--school", "Fernbrook High")
    assert "write NAME=elementary or NAME=secondary" in wrong.stderr
    assert not (tmp_path / "new").exists()


@pytest.mark.usefixtures("files")
def test_one_command_from_nothing_to_the_first_page(run: Run, tmp_path: Path) -> None:
    done = run(
        "--as-of",
        "2026-08-24",
        "init",
        "mine",
        *WHO,
        *SCHOOL,
        "--calendar",
        "calendar.txt",
        "--students",
        "iep-dates.csv",
    )
    assert done.returncode == 0, done.stderr
    assert "Winter Break: Mon 12/21/2026 – Fri 1/8/2027, 15 break days; pauses the clocks" in done.stdout
    assert "Recorded for 28 students." in done.stdout
    assert "Annual review" in done.stdout
    assert done.stdout.endswith("Next: cd mine\n      casemgr check\n")
    assert len(list((tmp_path / "mine" / "students").iterdir())) == 28
    checked = run("--caseload", "mine", "--as-of", "2026-08-24", "check")
    assert checked.returncode == 0, checked.stdout


def test_a_file_that_is_wrong_does_not_take_the_folder_with_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "wrong.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    done = run("init", "mine", *WHO, "--students", "wrong.csv")
    assert done.returncode == 0
    assert "wrong.csv: is no export that is known here" in done.stderr
    assert "      casemgr import FILE" in done.stdout


@pytest.mark.usefixtures("files")
def test_on_a_terminal_it_is_a_short_conversation(tmp_path: Path) -> None:
    said = asked(
        tmp_path,
        ["--as-of", "2026-08-24", "init"],
        [
            "mine",
            "Fernbrook Unified",
            "Dana Whitfield",
            "Fernbrook Elementary=el",
            "",
            "calendar.txt",
            "",
            "n",
            "y",
        ],
    )
    assert "nothing is sent anywhere" in said
    assert "Adopt this calendar of 2026-27?" in said
    assert "      casemgr import FILE" in said
    settings = (tmp_path / "mine" / "casemgr.yaml").read_text(encoding="utf-8")
    assert "{name: Fernbrook Elementary, level: elementary}" in settings


def test_the_next_steps_can_be_typed_from_where_one_is(run: Run) -> None:
    assert "Next: cd 'my students'\n      casemgr year" in run("init", "my students", *WHO).stdout
    named = run("init", "mine", *WHO, CASEMGR_CASELOAD="my students")
    assert "Next: casemgr --caseload mine year" in named.stdout
    assert "Next: casemgr year" in run("init", "caseload", *WHO).stdout  # found from here
