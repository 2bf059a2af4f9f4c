"""What is asked before it is recorded: a far year, many students at once, an old command to undo."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from conftest import PROGRAM, Run, needs_unix
from outcome import data
from terminal import asked, asked_on_a_terminal


def students(caseload: Path) -> dict[str, str]:
    return {path.stem: path.read_text(encoding="utf-8") for path in (caseload / "students").iterdir()}


# --- a far year ----------------------------------------------------------------------------------------------
# The example's today is Monday, 23 November 2026.


@pytest.mark.parametrize(
    "words",
    [
        ["progress-sent", "ben-k", "--on", "12/1"],
        ["removal", "eli-m", "--days", "2", "--on", "12/1"],
        ["refer", "ben-k", "--on", "12/1", "--area", "autism"],
        ["consent", "zoe-p", "--on", "12/1"],
        ["consent", "zoe-p", "--signed", "12/1"],
        ["hold-iep", "tho-q", "--purpose", "annual", "--outcome", "completed", "--on", "12/1"],
        ["mdr", "rav-m", "--held", "12/1", "--caused", "no", "--not-implemented", "no"],
        ["note", "ben-k", "called", "--on", "12/1"],
        ["done", "ben-k", "providers-report", "--on", "12/1"],
    ],
)
def test_a_day_of_more_than_half_a_year_ago_is_refused_with_both_readings(
    caseload: Path, run: Run, words: list[str]
) -> None:
    before = students(caseload)
    done = run(*words)
    assert done.returncode == 2
    assert done.stderr == (
        "12/1 may be Mon 12/1/2025, 357 days ago, or Tue 12/1/2026, in 8 days. Which day is meant? "
        "Say 2025-12-01 or 2026-12-01.\n"
    )
    assert students(caseload) == before


@pytest.mark.parametrize("day", ["5/24", "11/23", "2025-12-01", "12/1/25", "friday", "yesterday"])
def test_a_day_that_can_mean_only_one_is_recorded(caseload: Path, run: Run, day: str) -> None:
    assert run("note", "ben-k", "called", "--on", day).returncode == 0


def test_a_day_more_than_six_months_back_is_asked_about(caseload: Path, run: Run) -> None:
    assert run("note", "ben-k", "called", "--on", "5/23").returncode == 0  # six months ago to the day
    assert run("note", "ben-k", "called", "--on", "5/22").returncode == 2


ADD = ["add", "cle-m", "--name", "Cleo Marsh", "--grade", "4", "--school", "Fernbrook Elementary"]


def test_the_last_annual_is_the_last_such_day(caseload: Path, run: Run) -> None:
    done = run(*ADD, "--born", "2017-04-12", "--last-annual", "12/1", "--last-evaluation", "2024-12-01")
    assert done.returncode == 0, done.stderr
    assert data(run, "show", "cle-m")["events"][0]["last_annual"] == "2025-12-01"


@pytest.mark.parametrize(
    ("words", "option"),
    [
        (["--born", "4/12", "--last-evaluation", "2024-12-01"], "--born 4/12"),
        (["--born", "2017-04-12", "--last-evaluation", "12/1"], "--last-evaluation 12/1"),
    ],
)
def test_a_birth_and_an_evaluation_need_their_year(
    caseload: Path, run: Run, words: list[str], option: str
) -> None:
    done = run(*ADD, "--last-annual", "2026-03-01", *words)
    assert done.returncode == 2
    assert done.stderr.startswith(f"{option}: write the year too, like ")
    assert not (caseload / "students/cle-m.yaml").exists()


def test_at_a_keyboard_the_year_is_asked_once(caseload: Path, run: Run) -> None:
    said = asked(
        caseload.parent, ["review-with", "ben-k", "aal-r", "--staff", "dana", "--on", "12/1"], ["2025"]
    )
    assert said.count("Which day is meant?") == 1
    assert data(run, "show", "ben-k")["events"][-1]["date"] == "2025-12-01"


# --- many students at once ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (["review-with", "--all", "--staff", "Helen Osei"], 17),
        (["review-with", "ben-k", "aal-r", "sof-l", "tho-q", "--staff", "Joan Pruitt"], 4),
        (["progress-sent", "ben-k", "aal-r", "sof-l", "tho-q"], 4),
        (["plan-triennial", "ben-k", "aal-r", "sof-l", "tho-q", "--scope", "limited"], 4),
        (["done", "--all", "providers-report"], None),
        (["na", "--all", "providers-report", "--why", "x"], None),
    ],
)
def test_writing_for_more_than_three_students_needs_yes(
    caseload: Path, run: Run, words: list[str], count: int | None
) -> None:
    before = students(caseload)
    done = run(*words)
    assert done.returncode == 3
    assert "Nothing was recorded: this is for " in done.stderr
    assert count is None or f"this is for {count} students. If that is right, add --yes." in done.stderr
    assert students(caseload) == before
    assert run(*words, "--dry-run").returncode == 0
    assert students(caseload) == before
    assert run(*words, "--yes").returncode == 0
    changed = [name for name, text in students(caseload).items() if before[name] != text]
    assert len(changed) == (count or len(changed)) > 3


def test_three_students_at_once_are_not_asked_about(caseload: Path, run: Run) -> None:
    assert run("review-with", "ben-k", "aal-r", "sof-l", "--staff", "Joan Pruitt").returncode == 0


def test_opening_the_year_needs_yes(empty: Path, run: Run) -> None:
    for name in ("ab", "cd", "ef", "gh"):
        born = ["--born", "2016-04-12", "--grade", "4", "--school", "Fernbrook Elementary"]
        assert run("add", name, "--name", f"{name.title()} Marsh", *born).returncode == 0
    before = (empty / "journal.yaml").read_bytes()
    done = run("--as-of", "2026-08-05", "start-year", "--open")
    assert (done.returncode, "this is for 4 students" in done.stderr) == (3, True)
    assert (empty / "journal.yaml").read_bytes() == before
    assert run("--as-of", "2026-08-05", "start-year", "--open", "--yes").returncode == 0


def test_one_refusal_among_many_records_nothing(caseload: Path, run: Run) -> None:
    before = students(caseload)
    done = run("plan-triennial", "ben-k", "aal-r", "--scope", "not-needed", "--waiver-signed", "2026-11-24")
    assert done.returncode in (2, 3)
    assert students(caseload) == before


@needs_unix
@pytest.mark.process
def test_at_a_keyboard_many_are_asked_about(caseload: Path) -> None:
    before = students(caseload)
    words = ["progress-sent", "ben-k", "aal-r", "sof-l", "tho-q"]
    assert "This records for 4 students. Go on?" in asked_on_a_terminal(caseload.parent, words, ["n"], code=3)
    assert students(caseload) == before
    asked_on_a_terminal(caseload.parent, words, ["y"])
    assert students(caseload) != before


@needs_unix
@pytest.mark.process
def test_a_reader_that_leaves_early_takes_nothing_from_what_is_recorded(caseload: Path, run: Run) -> None:
    command = f"{PROGRAM} --caseload {caseload} review-with --all --yes --staff Helen 2>&1 | head -1"
    subprocess.run(["bash", "-c", command], capture_output=True, check=True)
    changed = [name for name, text in students(caseload).items() if "staff: [Helen Osei]" in text]
    assert len(changed) == 17


# --- an old command to undo -----------------------------------------------------------------------------------


def test_undoing_what_was_recorded_before_today_needs_yes(caseload: Path, run: Run) -> None:
    assert run("--as-of", "2026-11-20", "note", "ben-k", "called").returncode == 0
    before = students(caseload)
    done = run("undo", "ben-k")
    assert done.returncode == 3
    assert "the last command was recorded 3 days ago, on Fri 11/20: 1 event (note made of " in done.stderr
    assert students(caseload) == before
    assert run("undo", "ben-k", "--dry-run").returncode == 0
    assert run("undo", "ben-k", "--yes").returncode == 0
    assert "why: undone" in students(caseload)["ben-k"]


def test_undoing_what_was_recorded_today_asks_nothing(caseload: Path, run: Run) -> None:
    assert run("note", "ben-k", "called", "--on", "2026-11-01").returncode == 0
    assert run("undo", "ben-k").returncode == 0


@pytest.mark.parametrize("day", ["12/10", "Dec 10", "2026-12-10", "12/10/2026"])
def test_which_of_several_may_be_answered_with_its_day(caseload: Path, run: Run, day: str) -> None:
    assert run("schedule-iep", "ben-k", "12/10", "--purpose", "supplemental").returncode == 0
    asked(caseload, ["--as-of", "2026-11-23", "reply", "ben-k", "attending"], [day])
    assert "replied about the meeting of Thu 12/10; will attend" in run("history", "ben-k").stdout


def test_a_numbered_choice_may_be_answered_with_its_day(caseload: Path, run: Run) -> None:
    for what, on in (("an aide", "11/19"), ("more reading", "11/20")):
        assert run("parent-request", "ben-k", "--what", what, "--on", on).returncode == 0
    asked(caseload, ["--as-of", "2026-11-23", "withdraw-request", "ben-k"], ["11/20"])
    assert "parent request withdrawn; parent request of Fri 11/20" in run("history", "ben-k").stdout
