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
    assert (
        "write NAME=KIND; a kind is elementary, secondary, preschool, middle, junior high, high, or the grades"
        in wrong.stderr
    )
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


@pytest.mark.parametrize(
    ("kind", "listed"),
    [
        ("preschool", "level: elementary, top_grade: PS"),
        ("Pre-K", "level: elementary, top_grade: PS"),
        ("middle", 'level: secondary, top_grade: "8"'),
        ("Middle School", 'level: secondary, top_grade: "8"'),
        ("junior high", 'level: secondary, top_grade: "8"'),
        ("high school", 'level: secondary, top_grade: "12"'),
        ("K-8", 'level: elementary, top_grade: "8"'),
        ("tk-5", 'level: elementary, top_grade: "5"'),
        ("7-12", 'level: secondary, top_grade: "12"'),
        ("K-12", 'top_grade: "12"'),  # each student's grade decides
        ("TK-9", 'top_grade: "9"'),
        ("e", "level: elementary"),
        ("sec", "level: secondary"),
    ],
)
def test_a_school_is_of_a_kind_in_ordinary_words(run: Run, tmp_path: Path, kind: str, listed: str) -> None:
    assert run("init", "mine", *WHO, "--school", f"Oak={kind}").returncode == 0
    assert f"{{name: Oak, {listed}}}" in (tmp_path / "mine" / "casemgr.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", ["", "8-6", "college", "9-13"])
def test_a_kind_that_says_no_level_is_refused(run: Run, tmp_path: Path, kind: str) -> None:
    assert "a kind is elementary, " in run("init", "mine", *WHO, "--school", f"Oak={kind}").stderr
    assert not (tmp_path / "mine").exists()


USUAL = (
    "First day of school 8/12\nVeterans Day 11/11\nMLK Day 1/18\nMemorial Day 5/31\nLast day of school 6/3\n"
)
QUESTION = (
    "3 holidays on which schools are closed everywhere in the state: Veterans Day (Wed 11/11/2026), MLK Day"
)


def test_the_usual_holidays_are_one_question_and_hold_up_no_new_caseload(run: Run, tmp_path: Path) -> None:
    (tmp_path / "calendar.txt").write_text(USUAL, encoding="utf-8")
    done = run("--as-of", "2026-08-01", "init", "mine", *WHO, "--calendar", "calendar.txt")
    assert done.returncode == 0, done.stderr
    assert QUESTION in done.stderr
    assert "is there school?" not in done.stderr
    text = (tmp_path / "mine/calendars/2026-27.yaml").read_text(encoding="utf-8")
    assert text.count("kind: holiday") == 3


def test_at_a_keyboard_they_are_asked_about_one_by_one_where_that_is_wanted(tmp_path: Path) -> None:
    (tmp_path / "calendar.txt").write_text(USUAL, encoding="utf-8")
    init = ["--as-of", "2026-08-01", "init"]
    words = ["--calendar", "calendar.txt", *SCHOOL, "--district", "M", "--case-manager", "D W"]
    said = asked(tmp_path, [*init, "one", *words], ["1", "y"])
    assert QUESTION in said
    assert "is there school?" not in said
    each = asked(tmp_path, [*init, "two", *words], ["2", "holiday", "school", "holiday", "y"])
    assert each.count("is there school?") == 3
    text = (tmp_path / "two/calendars/2026-27.yaml").read_text(encoding="utf-8")
    assert text.count("kind: holiday") == 2
    assert "MLK" not in text


def test_an_option_of_the_program_may_be_typed_behind_the_command(run: Run) -> None:
    assert run("init", "mine", *WHO, "--color", "never").returncode == 0
    for typed in (["--as-of", "2026-09-01"], ["--as-of=2026-09-01"]):
        behind = run("due", *typed, "--caseload", "mine")
        assert behind.stdout == run(*typed, "--caseload", "mine", "due").stdout
        assert "9/1/2026" in behind.stdout
    assert "--as-of is given 2 times" in run("--as-of", "9/1", "today", "--as-of", "9/2").stderr
    assert "--as-of needs its DATE behind it" in run("today", "--as-of").stderr
    assert run("--caseload", "mine", "find", "--", "--no-input").stderr == ""
    assert "No such option: --colr" in run("today", "--colr").stderr
    assert "No such option: --colr" in run("--colr", "today").stderr


def test_a_school_that_is_typed_twice_is_listed_once(run: Run, tmp_path: Path) -> None:
    twice = [*WHO, "--school", "Oak Middle=middle", "--school"]
    refused = run("init", "other", *twice, "oak middle=high")
    assert refused.returncode == 2
    assert "Oak Middle=middle and oak middle=high are one school with two kinds" in refused.stderr
    assert not (tmp_path / "other").exists()
    assert run("init", "mine", *twice, "oak  middle=6-8").returncode == 0
    settings = (tmp_path / "mine" / "casemgr.yaml").read_text(encoding="utf-8")
    assert 'schools: [{name: Oak Middle, level: secondary, top_grade: "8"}]' in settings


@pytest.mark.parametrize(
    ("typed", "listed"),
    [
        (["Maplewood Elementary", ""], ["{name: Maplewood Elementary, level: elementary}"]),
        (["Oak Junior High", "", "Elm=middle"], ["{name: Oak Junior High, level: secondary", "{name: Elm"]),
        (["Maplewood", "elem"], ["{name: Maplewood, level: elementary}"]),
        (["Maplewood", "blue", "high"], ["{name: Maplewood, level: secondary"]),
        (["Maplewood=blue", "K-12"], ["{name: Maplewood, top_grade"]),
        (["Oak Elementary and Middle", "K-8"], ["{name: Oak Elementary and Middle, level: elementary"]),
    ],
)
def test_the_kind_of_a_school_is_asked_where_it_is_not_typed(
    tmp_path: Path, typed: list[str], listed: list[str]
) -> None:
    asked(tmp_path, ["init", "mine", *WHO[:2]], ["Dana Whitfield", *typed, "", "", "", "n"])
    settings = (tmp_path / "mine" / "casemgr.yaml").read_text(encoding="utf-8")
    assert all(each in settings for each in listed), settings


def test_a_school_that_is_left_out_is_named(tmp_path: Path) -> None:
    schools = ["Maplewood", "", "=middle", "Oak=high", "Oak=middle", ""]
    said = asked(tmp_path, ["init", "mine", *WHO[:2]], ["Dana Whitfield", *schools, "", "", "n"])
    assert "What kind of school is Maplewood? (elementary, secondary" in said
    assert "Enter = leave it out" in said
    assert "Maplewood is left out. To add it later: casemgr.yaml, under schools" in said
    assert "=middle: write the name of a school" in said
    assert "are one school with two kinds; write it once; Oak=middle is left out" in said


def test_the_kind_that_a_name_says_is_the_default(tmp_path: Path) -> None:
    schools = ["Maplewood Elementary", "", ""]
    said = asked(tmp_path, ["init", "mine", *WHO[:2]], ["Dana Whitfield", *schools, "", "", "n"])
    assert "What kind of school is Maplewood Elementary? (Enter = elementary; q = stop)" in said
