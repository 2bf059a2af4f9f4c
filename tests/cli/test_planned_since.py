"""A planned day typed without its year is the next one from the day on which it was planned: that of `--on`, today without it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from conftest import Run
from outcome import data, ok

TODAY = "2026-10-28"
NAMED = ["--name", "Ty Wong", "--born", "2015-05-01", "--grade", "5", "--school", "Fernbrook Elementary"]


@pytest.fixture
def two(empty: Path, run: Run) -> str:
    reviews = ["--last-annual", "2025-10-30", "--last-evaluation", "2024-11-10"]
    ok(run, "--as-of", "2026-08-03", "add", "two", *NAMED, *reviews)
    return "two"


def _last(run: Run, student: str, event: str) -> dict[str, Any]:
    events: list[dict[str, Any]] = data(run, "--as-of", TODAY, "show", student)["events"]
    return [each for each in events if each["type"] == event][-1]


@pytest.mark.parametrize(
    ("words", "event", "field"),
    [
        (["schedule-iep", "two", "10/26", "--purpose", "annual"], "meeting_scheduled", "meeting_date"),
        (["recording", "two", "parent", "--meeting", "10/26", "--force"], "recording_announced", "meeting"),
        (
            ["plan-exit", "two", "--reason", "moved-in-state", "--expected", "10/26"],
            "exit_planned",
            "expected",
        ),
    ],
)
@pytest.mark.parametrize(("on", "year"), [("10/8", "2026"), ("10/27", "2027"), (None, "2027")])
def test_the_year_is_counted_from_the_day_it_was_planned(
    two: str, run: Run, words: list[str], event: str, field: str, on: str | None, year: str
) -> None:
    ok(run, "--as-of", TODAY, *words, *(["--on", on] if on else []))
    assert _last(run, two, event)[field] == f"{year}-10-26"


def test_a_move_recorded_after_the_new_day(two: str, run: Run) -> None:
    ok(run, "--as-of", "2026-10-08", "schedule-iep", two, "10/26", "--purpose", "annual")
    ok(run, "--as-of", TODAY, "reschedule", two, "10/27", "--why", "ill", "--on", "10/23")
    assert _last(run, two, "meeting_scheduled")["meeting_date"] == "2026-10-27"


def test_the_parent_signed_for_a_day_that_has_passed(two: str, run: Run) -> None:
    ok(run, "--as-of", "2026-08-14", "assessment-plan", two, "--purpose", "supplemental", "--area", "speech")
    ok(run, "--as-of", "2026-08-20", "consent", two, "--signed", "8/20")
    ok(
        *(run, "--as-of", TODAY, "extend", two, "reassessment-iep"),
        *("--until", "10/27", "--signed", "10/8"),
    )
    assert _last(run, two, "extension_agreed")["until"] == "2026-10-27"


def test_the_next_review_of_a_student_who_came_some_months_ago(empty: Path, run: Run) -> None:
    new = [*NAMED, "--next-annual", "10/20", "--on", "9/1"]
    ok(run, "--as-of", TODAY, "add", "two", *new, "--last-evaluation", "2024-11-10")
    assert _last(run, "two", "student_added")["last_annual"] == "2025-10-20"


def test_a_weekday_is_the_next_one_from_today(two: str, run: Run) -> None:
    ok(run, "--as-of", TODAY, "schedule-iep", two, "monday", "--purpose", "annual", "--on", "10/8")
    assert _last(run, two, "meeting_scheduled")["meeting_date"] == "2026-11-02"
