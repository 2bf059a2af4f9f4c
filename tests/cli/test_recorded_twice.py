"""What is recorded a second time, or before anything asks for it: it is kept, and the echo says so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from conftest import Run
from outcome import ok

NEW = ["--name", "Ana Rivera", "--born", "2016-04-12", "--grade", "4", "--school", "Fernbrook Elementary"]
OURS = ["--name", "Ben Kim", *NEW[2:], "--last-annual", "2025-10-09", "--last-evaluation", "2024-10-09"]


def notes(run: Run, *words: str) -> str:
    done = run(*words)
    assert done.returncode == 0, done.stderr
    return done.stderr


def planned(run: Run) -> None:
    ok(run, "refer", "ana-r", *NEW, "--on", "2026-03-02")
    ok(run, "assessment-plan", "ana-r", "--on", "2026-03-09", "--area", "reading")


def corrected(run: Run, said: str) -> None:
    """Do what a note says: undo, and correct the one on file."""
    for command in re.findall(r"casemgr ((?:undo|correct) [^,\n]*)", said):
        assert run(*command.split()).returncode == 0, command


@pytest.mark.parametrize("dry", [True, False])
def test_a_second_consent_with_an_earlier_day(empty: Path, run: Run, dry: bool) -> None:
    planned(run)
    assert "On file" not in notes(run, "consent", "ana-r", "--on", "2026-03-16")
    said = notes(run, "consent", "ana-r", "--on", "2026-03-12", *["--dry-run"] * dry)
    assert (
        "On file already, with a later day: consent to the initial assessment plan received on Mon 3/16"
        in said
    )
    assert "Both are kept; the deadlines count from Thu 3/12/2026." in said
    if not dry:
        corrected(run, said)
        events = yaml.safe_load((empty / "students" / "ana-r.yaml").read_text(encoding="utf-8"))["events"]
        void = {each["event"] for each in events if each["type"] == "void"}
        consents = [e for e in events if e["type"] == "consent_received" and e["id"] not in void]
        assert [str(each["date"]) for each in consents] == ["2026-03-12"]


def test_a_second_refusal_and_a_second_answer_with_an_earlier_day(empty: Path, run: Run) -> None:
    planned(run)
    ok(run, "consent", "ana-r", "--refused", "--on", "2026-03-16")
    assert "plan refused on Mon 3/16/2026. Both are kept" in notes(
        run, "consent", "ana-r", "--refused", "--on", "2026-03-12"
    )
    ok(run, "add", "ben-k", *OURS, "--on", "2025-10-10")
    ok(run, "hold-iep", "ben-k", "--purpose", "annual", "--outcome", "completed", "--on", "2026-03-02")
    ok(run, "answer-iep", "ben-k", "--agreed", "--on", "2026-03-16")
    said = notes(run, "answer-iep", "ben-k", "--partly", "--on", "2026-03-10")
    assert "On file already" not in said  # a parent who agreed to a part may agree to all of it later
    assert "agreed to the IEP on Mon 3/16/2026. Both are kept" in notes(
        run, "answer-iep", "ben-k", "--agreed", "--on", "2026-03-12"
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("enter ana-r referral", "referral entered in the IEP system on Tue 3/10"),
        ("notify ana-r referral --to principal", "staff notified of the referral on Tue 3/10"),
        ("sent ana-r referral", "referral sent on Tue 3/10"),
    ],
)
def test_the_same_once_more_meets_nothing(empty: Path, run: Run, first: str, second: str) -> None:
    planned(run)
    assert "Meets nothing" not in notes(run, *first.split(), "--on", "2026-03-10")
    said = notes(run, *first.split(), "--on", "2026-03-12")
    assert f"Meets nothing; the same is on file: {second}" in said
    corrected(run, said)


@pytest.mark.parametrize(
    "words",
    [
        "parent-request ben-k --what speech",
        "records-request ben-k --by parent",
        "independent-request ben-k --area academic --by parent",
        "progress-sent ben-k",
    ],
)
def test_the_same_a_few_days_later_is_said_and_a_month_later_is_not(
    empty: Path, run: Run, words: str
) -> None:
    ok(run, "add", "ben-k", *OURS, "--on", "2025-10-10")
    ok(run, *words.split(), "--on", "2026-02-02")
    assert "The same is on file" in notes(run, *words.split(), "--on", "2026-02-04")
    assert "The same is on file" not in notes(run, *words.split(), "--on", "2026-03-19")


def test_what_comes_before_it_is_asked_for_meets_nothing(empty: Path, run: Run) -> None:
    ok(run, "add", "ben-k", *OURS, "--on", "2025-10-10")
    ok(run, "schedule-iep", "ben-k", "2026-03-18", "--purpose", "annual", "--on", "2026-03-02")
    said = notes(run, "file", "ben-k", "iep", "--on", "2026-03-05")
    assert "Meets nothing: not open on Thu 3/5/2026: File the IEP; the meeting booked for Wed 3/18" in said
    ok(run, "hold-iep", "ben-k", "--outcome", "completed", "--on", "2026-03-18")
    said = notes(run, "file", "ben-k", "iep", "--on", "2026-03-09")
    assert "Meets nothing: File the IEP is open since Wed 3/18/2026, and this is of Mon 3/9/2026" in said
    assert "Meets nothing" not in notes(run, "file", "ben-k", "iep", "--on", "2026-03-19")


HIGH = ["--name", "Bo Lind", "--born", "2012-03-04", "--grade", "9", "--school", "Fernbrook High"]


def day(text: str) -> list[str]:
    return ["--as-of", text]


def reported(run: Run) -> None:
    """A first period's reports, sent home."""
    staff = ["--provider", "Vera Holt=SAI", "--provider", "Kim Roe=speech"]
    ok(run, *day("2026-08-17"), "add", "bo-l", *HIGH, *staff, *OURS[-4:])
    for name in ("Vera", "Kim"):
        ok(run, *day("2026-09-16"), "provider-reported", "bo-l", name)
    ok(run, *day("2026-09-18"), "progress-sent", "bo-l")


def test_a_report_for_the_next_period_is_no_second_one(caseload: Path, run: Run) -> None:
    reported(run)
    report = ["provider-reported", "bo-l", "Kim"]
    assert "same is on file" not in notes(run, *day("2026-10-26"), *report)
    assert "Meets nothing; the same is on file" in notes(run, *day("2026-10-27"), *report)


def test_one_filing_of_two_reports_says_so(caseload: Path, run: Run) -> None:
    reported(run)
    ok(run, *day("2026-10-30"), "progress-sent", "bo-l")
    file = [*day("2026-11-02"), "file", "bo-l", "progress-report"]
    said = notes(run, *file)
    assert "Closes File progress report for Fri 9/18 and Fri 10/30." in said
    ok(run, *day("2026-11-02"), "undo", "bo-l")
    assert "Closes" not in notes(run, *file, "--on", "10/1")
    assert "Closes" not in notes(run, *file)


def test_a_meeting_that_two_copies_of_a_file_both_hold_is_noted(caseload: Path, run: Run) -> None:
    """Two people may record one meeting, each in a copy of the caseload; put together, both are in the file."""
    held = ("hold-iep", "luk-g", "--purpose", "annual", "--outcome", "completed", "--on")
    assert run(*held, "2026-11-17", "--placement-changed", "--no-transportation").returncode == 0
    assert run(*held, "2026-11-18").returncode == 0
    assert "is on file twice" not in run("check").stdout + run("check").stderr
    assert run(*held, "2026-11-17", "--no-placement-changed").returncode == 0
    checked = run("check")
    (line,) = [line for line in checked.stderr.splitlines() if "on file twice" in line]
    assert checked.returncode == 0
    found = re.search(r"on file twice, as (\w+) and (\w+): annual IEP meeting held on Tue 11/17\. If", line)
    assert found, line
    assert line.endswith(f"If it happened once: casemgr void luk-g {found[2]} --why TEXT")
    assert run("void", "luk-g", found[2], "--why", "one meeting").returncode == 0
    assert "is on file twice" not in run("check").stderr


def test_whatever_is_on_file_twice_is_noted_at_its_line(caseload: Path, run: Run) -> None:
    ok(run, "add", "zed-q", *NEW, *OURS[-4:], "--on", "2026-08-17")
    for kind in ("suspension", "sent-home"):
        ok(run, "removal", "zed-q", "--days", "6", "--on", "9/14", "--kind", kind)
    for form in ((), ("--oral",)):
        ok(run, "records-request", "zed-q", "--on", "9/16", *form)
    checked = run("check")
    assert (checked.returncode, "No problem found" in checked.stdout) == (0, True)
    lines = (caseload / "students/zed-q.yaml").read_text(encoding="utf-8").splitlines()
    said = [line for line in checked.stderr.splitlines() if "students/zed-q.yaml" in line]
    assert len(said) == 2
    for line, what in zip(said, ("counted twice", "may be on file twice: records requested"), strict=True):
        assert what in line
        number = re.search(r"zed-q\.yaml:(\d+):", line)
        assert number
        second = re.findall(r"casemgr void zed-q (\w+) --why", line)[-1]
        assert lines[int(number[1]) - 1].endswith(f"id: {second}")
        ok(run, "void", "zed-q", second, "--why", "one fact")
    assert "students/zed-q.yaml" not in run("check").stderr
