"""What `why` and `show` say of a count that leaves the known calendars, or ends where nobody is at school."""

from __future__ import annotations

from pathlib import Path

from conftest import Run

NEW = ("--name", "Tia Small", "--born", "2017-03-02", "--grade", "3", "--school", "Fernbrook Elementary")


def page(run: Run, *words: str) -> str:
    done = run(*words)
    assert done.returncode == 0, done.stderr
    return " ".join(done.stdout.split())


def test_near_the_end_of_the_last_known_year_the_date_waits_for_the_next_first_day(
    caseload: Path, run: Run
) -> None:
    at = ("--as-of", "2027-05-28")
    assert run(*at, "refer", "tia-s", *NEW, "--by", "parent").returncode == 0
    said = page(run, *at, "why", "tia-s", "assessment-plan")
    assert "7 days before the last day of school (Fri 6/4/2027), within 10" in said
    assert "so 10 days after the next first day count, and no calendar gives that day yet" in said
    assert "regular count applies" not in said


def test_records_due_in_a_break_are_said_to_be_copied_before_it(caseload: Path, run: Run) -> None:
    at = ("--as-of", "2026-12-17")
    assert run(*at, "records-request", "tho-q").returncode == 0
    said = page(run, *at, "why", "tho-q", "records-copies")
    assert "Due Thu 12/24/2026" in said
    assert "Winter Break: Thu 12/17/2026 is the last school day before it" in said
    said = "Records copies: Thu 12/17 is the last school day before Winter Break"
    assert said in page(run, *at, "show", "tho-q")
    assert said not in page(run, "--as-of", "2026-12-18", "show", "tho-q")


def test_a_count_that_waits_says_for_what(caseload: Path, run: Run) -> None:
    assert run("leave-device", "ben-k", "speech tablet").returncode == 0
    said = page(run, "why", "ben-k", "device-after-move")
    assert "No date yet: the count begins once the student exits" in said


def test_a_review_whose_last_day_is_not_on_file_is_named_with_the_command_that_adds_it(
    caseload: Path, run: Run
) -> None:
    at = ("--as-of", "2026-11-23")
    assert run(*at, "transfer-in", "tia-s", *NEW, "--from", "Reno", "--out-of-state").returncode == 0
    shown, why = (page(run, *at, *words) for words in (("show", "tia-s"), ("why", "tia-s", "annual-review")))
    assert "Annual review: UNKNOWN, no date of the last one is on file casemgr correct tia-s" in shown
    assert "Triennial: UNKNOWN, no date of the last one is on file casemgr correct tia-s" in shown
    assert "No date of the last one is on file: casemgr correct tia-s" in why
    assert "last_annual=DATE" in why


def test_what_is_noted_of_a_student_is_shown(caseload: Path, run: Run) -> None:
    file = caseload / "students" / "ana-r.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("\nevents:", "\nnote: Mom has education rights\nevents:", 1), encoding="utf-8"
    )
    assert "Note: Mom has education rights" in page(run, "show", "ana-r")
    assert "Note:" not in page(run, "show", "ben-k")
