"""A parent who was undecided and then agrees to a part: which duty of the chapter the follow-up meeting is for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import Run
from outcome import ok

AT = ("--as-of", "2026-11-20")


@pytest.fixture
def zed(caseload: Path, run: Run) -> str:
    who = ["--name", "Zed Quill", "--born", "2016-05-01", "--grade", "4", "--school", "Fernbrook Elementary"]
    reviews = ["--last-annual", "2025-12-01", "--last-evaluation", "2025-10-01"]
    ok(run, "--as-of", "2026-11-02", "add", "zed-q", *who, *reviews)
    held = ["--purpose", "annual", "--outcome", "completed", "--no-placement-changed", "--no-transportation"]
    ok(run, "--as-of", "2026-11-16", "hold-iep", "zed-q", *held)
    ok(run, "--as-of", "2026-11-16", "answer-iep", "zed-q", "--undecided", "--expected", "11/19")
    return "zed-q"


def state(run: Run, student: str, number: str) -> str:
    lines = ok(run, *AT, "duties", student).splitlines()
    return next(line for line in lines if line.startswith(f"{number} ")).split()[1]


def test_the_meeting_is_for_the_disagreement_too(run: Run, zed: str) -> None:
    assert state(run, zed, "35") == "not"
    ok(run, *AT, "answer-iep", zed, "--partly", "--items", "the bus")
    ok(run, *AT, "pwn", zed, "--own-proposal", "--action", "refused")
    ok(run, *AT, "consult", zed, "disagreement", "--with", "D", "--advice", "x")
    assert state(run, zed, "35") == "open"
    ok(run, *AT, "schedule-iep", zed, "12/4", "--purpose", "supplemental")
    assert state(run, zed, "35") == "done"


def test_good_practice_keeps_no_duty_open(run: Run, zed: str) -> None:
    ok(run, *AT, "answer-iep", zed, "--partly", "--items", "the bus")
    ok(run, *AT, "schedule-iep", zed, "12/4", "--purpose", "supplemental")
    assert state(run, zed, "35") == "open"
    ok(run, *AT, "pwn", zed, "--own-proposal", "--action", "refused")
    assert state(run, zed, "35") == "done"


def test_an_answer_where_no_meeting_is_on_file_says_so(run: Run, zed: str) -> None:
    said = run(*AT, "answer-iep", zed, "--agreed", "--on", "11/10")
    assert "no meeting that offers an IEP is on file by Tue 11/10" in said.stderr
    (way_out,) = re.findall(
        r"If it answers a later meeting: casemgr (correct \S+ \S+ --on) DATE", said.stderr
    )
    assert "parent agreed to the IEP on" in ok(run, *AT, *way_out.split(), "11/11", "--dry-run")
    ok(run, *AT, "undo", zed)
    assert "no meeting that offers" not in run(*AT, "answer-iep", zed, "--agreed").stderr


def test_a_session_that_is_to_be_continued_says_its_purpose(run: Run, zed: str) -> None:
    held = ["hold-iep", zed, "--no-placement-changed", "--no-transportation", "--outcome"]
    ok(run, "--as-of", "2026-11-17", *held, "continued", "--purpose", "supplemental")
    done = run(*AT, *held, "completed")
    assert not done.returncode
    assert "supplemental IEP meeting held" in done.stdout
    assert "taken as the supplemental meeting that was to be continued" in done.stderr


def test_weeks_of_the_iep_that_are_not_fewer_are_said(run: Run, zed: str) -> None:
    assert "the fewer weeks count" in run(*AT, "edit", zed, "--progress-weeks", "30").stderr
    assert "the fewer weeks count" not in run(*AT, "edit", zed, "--progress-weeks", "3").stderr
