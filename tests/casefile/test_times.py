"""Times of day as people type them."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest

from casemgr.casefile.saying import time_words
from casemgr.casefile.typed.times import time_of
from casemgr.errors import UsageError
from conftest import Run


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("14:15", time(14, 15)),
        ("2:15pm", time(14, 15)),
        ("2:15 PM", time(14, 15)),
        ("2:15 p.m.", time(14, 15)),
        ("2.15p", time(14, 15)),
        ("2 pm", time(14)),
        ("2:15", time(14, 15)),
        ("1:00", time(13)),
        ("6:59", time(18, 59)),
        ("7:00", time(7)),
        ("07:30", time(7, 30)),
        ("12:15", time(12, 15)),
        ("12:15am", time(0, 15)),
        ("12:15 pm", time(12, 15)),
        ("6:30 am", time(6, 30)),
        ("noon", time(12)),
        ("0:30", time(0, 30)),
    ],
)
def test_a_time_as_it_is_typed(typed: str, meant: time) -> None:
    assert time_of(typed) == meant


@pytest.mark.parametrize(
    "typed",
    ["", "2", "14", "25:00", "24:00", "2:60pm", "14:15pm", "0:15 am", "half past two", "2:1", "2:15 xm"],
)
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(UsageError, match="is not a time of day"):
        time_of(typed)


@pytest.mark.parametrize(
    ("at", "words"),
    [(time(0, 5), "12:05 am"), (time(9), "9:00 am"), (time(12), "12:00 pm"), (time(14, 15), "2:15 pm")],
)
def test_a_time_as_it_is_said(at: time, words: str) -> None:
    assert time_words(at) == words


def test_a_meeting_takes_it_and_says_it(caseload: Path, run: Run) -> None:
    said = run("schedule-iep", "ana-r", "12/15", "--purpose", "initial", "--time", "2:15")
    assert "for Tue 12/15 at 2:15 pm booked" in said.stdout
    moved = run("reschedule", "ana-r", "12/16", "--why", "fire drill", "--time", "9 am")
    assert "at 9:00 am booked" in moved.stdout
    text = (caseload / "students/ana-r.yaml").read_text(encoding="utf-8")
    assert 'time: "14:15"' in text  # in quotes: other readers of YAML take it for a number without
