"""What was refused or left open names the way out: a case that stays, a meeting entered late, a portion that is needed."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run
from outcome import ok

NEW = ("--name", "Eve Poe", "--born", "2011-02-02", "--grade", "10", "--school", "Fernbrook High")
REVIEWS = ("--last-annual", "2025-12-20", "--last-evaluation", "2025-12-20")


def said(run: Run, day: str, *words: str) -> str:
    done = run("--as-of", day, *words)
    return " ".join((done.stdout + done.stderr).split())


@pytest.fixture
def eve(caseload: Path, run: Run) -> Run:
    ok(run, "--as-of", "2026-10-01", "add", "eve", *NEW, *REVIEWS)
    return run


def test_a_case_that_stays_after_a_move_is_said_by_na(eve: Run) -> None:
    own = ("hand-off", "eve", "--to", "Dana Whitfield")
    assert "to keep the case" not in said(eve, "2026-11-02", *own)
    said(eve, "2026-11-02", "move", "eve", "Fernbrook Middle")
    assert "to keep the case: casemgr na eve hand-off --why TEXT" in said(eve, "2026-11-02", *own)


def test_a_case_that_has_gone_is_said_to(eve: Run) -> None:
    said(eve, "2026-11-02", "hand-off", "eve", "--to", "Tom Reyes")
    gone = said(eve, "2026-11-03", "hand-off", "eve", "--acknowledged")
    assert "Tom Reyes has the case, and it leaves your lists. To see it: --case-manager all" in gone


def test_a_reply_before_the_day_on_which_its_booking_was_entered(eve: Run) -> None:
    reply = ("reply", "eve", "attending", "--on", "10/29")
    assert "first: casemgr schedule-iep eve DATE" in said(eve, "2026-11-02", *reply)
    said(eve, "2026-11-02", "schedule-iep", "eve", "11/9", "--purpose", "annual", "--time", "9am")
    refused = said(eve, "2026-11-02", *reply)
    assert (
        "the annual meeting of Mon 11/9/2026 is on file as booked on Mon 11/2/2026. If it was booked before:"
        in refused
    )
    command = refused.partition("booked before: casemgr ")[2].partition(";")[0].replace("DATE", "10/23")
    said(eve, "2026-11-02", *command.split())
    assert "the parent replied" in said(eve, "2026-11-02", *reply)


def test_a_portion_that_the_law_asks_for_is_not_spared_without_a_word(eve: Run) -> None:
    said(eve, "2026-11-02", "hold-iep", "eve", "--purpose", "annual", "--outcome", "completed")
    checked = said(eve, "2026-11-03", "check-iep", "eve", "--missing", "goals", "--not-needed", "transition")
    note = "transition is said not to be needed, and the law asks for it: Transition in IEP stays open"
    assert checked.count("is said not to be needed") == 1
    assert note in checked
    assert "Check the IEP (still to do: goals)" in said(eve, "2026-11-03", "today", "--all")
