"""What is noted hangs on the event: `done`, `next`, a round and a correction say it as the event's own command does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from casemgr.casefile.events import event_types
from casemgr.checks.noted import NOTES
from conftest import Run

NO_AREA = "no area is named. To add: casemgr correct pah-x"


def last_event(run: Run, student: str) -> str:
    """The id of the event recorded last."""
    return re.split(r"  +", run("history", student).stdout.splitlines()[-1].strip())[1]


@pytest.mark.parametrize("words", [["assessment-plan", "pah-x"], ["done", "pah-x", "assessment-plan"]])
def test_done_notes_what_the_command_of_the_event_notes(caseload: Path, run: Run, words: list[str]) -> None:
    assert run(*words).stderr.count(NO_AREA) == 1


def test_a_correction_notes_what_is_new_about_the_event(caseload: Path, run: Run) -> None:
    assert NO_AREA not in run("assessment-plan", "pah-x", "--area", "academics=Omar Haddad").stderr
    assert NO_AREA in run("correct", "pah-x", last_event(run, "pah-x"), "areas=").stderr
    assert NO_AREA not in run("correct", "pah-x", last_event(run, "pah-x"), "--on", "11/20").stderr


def test_notes_are_about_events(caseload: Path) -> None:
    assert NOTES.keys() <= set(event_types().values())
