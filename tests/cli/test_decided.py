"""What a meeting decided of placement and transportation: yes, no, or not said, which stays open."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import Run

pytestmark = pytest.mark.usefixtures("caseload")

DECISIONS = {"placement-decision", "transportation-decision"}
HELD = ("hold-iep", "ben-k", "--on", "2026-03-20", "--purpose", "annual", "--outcome", "completed")


def ok(run: Run, *words: str) -> tuple[str, str]:
    done = run(*words)
    assert done.returncode == 0, done.stderr
    return done.stdout, done.stderr


def open_rules(run: Run) -> set[str]:
    found = json.loads(run("due", "--student", "ben-k", "--format", "json").stdout)["deadlines"]
    return {each["rule"] for each in found if each["status"] == "open"}


def duty(run: Run, number: str) -> str:
    rows = json.loads(run("duties", "ben-k", "--format", "json").stdout)["duties"]
    return str(next(row["standing"] for row in rows if row["number"] == number))


def test_a_meeting_recorded_without_a_word_on_it_leaves_both_open(run: Run) -> None:
    said, _ = ok(run, *HELD)
    assert "not said: placement and transportation" in said
    assert "casemgr decided ben-k --no-placement-changed --no-transportation" in said
    assert open_rules(run) >= DECISIONS
    assert (duty(run, "4"), duty(run, "29")) == ("open", "open")


def test_yes_and_no_said_with_the_meeting_leave_nothing_open(run: Run) -> None:
    said, _ = ok(run, *HELD, "--no-placement-changed", "--transportation")
    assert "not said" not in said
    assert not open_rules(run) & DECISIONS
    assert "transportation-form" in open_rules(run)


@pytest.mark.parametrize(
    "words",
    [
        ["--purpose", "manifestation", "--outcome", "completed"],
        ["--purpose", "annual", "--outcome", "continued"],
        ["--purpose", "initial", "--outcome", "completed", "--not-eligible"],
    ],
)
def test_a_meeting_that_decides_on_neither_asks_for_neither(run: Run, words: list[str]) -> None:
    said, _ = ok(run, "hold-iep", "ben-k", "--on", "2026-03-20", *words, "--force")
    assert "not said" not in said
    assert not open_rules(run) & DECISIONS


def test_decided_says_it_afterwards_of_the_meeting_s_day(run: Run) -> None:
    ok(run, *HELD)
    said, errors = ok(run, "decided", "ben-k", "--no-placement-changed")
    assert "the team decided on Fri 3/20/2026: placement not changed" in said
    assert "the day of the meeting" in errors
    assert open_rules(run) & (DECISIONS | {"reassignment"}) == {"transportation-decision"}
    ok(run, "decided", "ben-k", "--transportation")
    assert "transportation-form" in open_rules(run)
    assert duty(run, "29") == "open"
    ok(run, "decided", "ben-k", "--no-transportation")
    assert "transportation-form" not in open_rules(run)


@pytest.mark.parametrize(("said", "form"), [("true", True), ("false", False)])
def test_correct_says_it_as_well(run: Run, caseload: Path, said: str, form: bool) -> None:
    ok(run, *HELD)
    held = json.loads(run("history", "ben-k", "--format", "json").stdout)["events"]
    meeting = next(each["id"] for each in reversed(held) if each["type"] == "meeting_held")
    ok(run, "correct", "ben-k", meeting, f"transportation={said}")
    rules = open_rules(run)
    assert ("transportation-form" in rules, "transportation-decision" in rules) == (form, False)


def test_a_later_meeting_that_says_it_ends_the_question(run: Run) -> None:
    ok(run, *HELD)
    later = ["--purpose", "supplemental", "--outcome", "completed", "--on", "2026-03-23"]
    ok(run, "hold-iep", "ben-k", *later, "--no-placement-changed", "--no-transportation")
    assert not open_rules(run) & DECISIONS


def test_checking_the_iep_notes_that_the_need_is_not_said(run: Run) -> None:
    ok(run, *HELD)
    _, errors = ok(run, "check-iep", "ben-k", "--all-complete")
    assert "not said yet whether Ben Kim needs transportation: casemgr decided ben-k" in errors
    ok(run, "check-iep", "ben-k", "--not-needed", "transportation")
    assert "transportation-decision" not in open_rules(run)
    _, errors = ok(run, "check-iep", "ben-k", "--all-complete", "--force")
    assert "transportation" not in errors


def test_nobody_to_ask_and_nothing_said(run: Run) -> None:
    ok(run, *HELD)
    done = run("decided", "ben-k")
    assert done.returncode == 2
    assert "--placement-changed or --no-placement-changed or --transportation" in done.stderr


def test_a_file_of_before_holds_no_open_decision(run: Run, caseload: Path) -> None:
    """Nothing in the file is no: a meeting on file from before opens nothing, and no date moves."""
    ok(run, *HELD)
    file = caseload / "students" / "ben-k.yaml"
    text = file.read_text().replace("  placement_changed: not-said\n  transportation: not-said\n", "")
    file.write_text(text)
    assert not open_rules(run) & (DECISIONS | {"reassignment", "transportation-form"})


def test_a_supplemental_meeting_recorded_with_a_review_leaves_both_open(run: Run) -> None:
    ok(run, "removal", "ben-k", "--days", "11", "--on", "2026-11-16")
    ok(run, "mdr", "ben-k", "--held", "11/20", "--caused", "no", "--not-implemented", "no")
    assert not open_rules(run) & DECISIONS
    ok(run, "undo", "ben-k")
    held = ["--held", "11/20", "--caused", "no", "--not-implemented", "no", "--supplemental-iep"]
    ok(run, "mdr", "ben-k", *held, "--outcome", "completed")
    assert open_rules(run) >= DECISIONS


@pytest.mark.parametrize(
    ("more", "is_noted"), [([], True), (["--plan-not-reviewed"], False), (["--plan-reviewed"], False)]
)
def test_a_triennial_of_which_nothing_is_said_is_noted_as_the_annual_review(
    run: Run, more: list[str], is_noted: bool
) -> None:
    held = ["hold-iep", "ben-k", "--on", "2026-03-20", "--purpose", "triennial", "--outcome", "completed"]
    _, errors = ok(run, *held, *more)
    assert ("taken as the annual review too" in errors) == is_noted
