"""Duties 24 and 25 once a meeting moves: what was done for its former day is not done for the new one."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run
from outcome import data, ok

NOTICE, TELLING = "24", "25"
BOOK = ("schedule-iep", "two", "10/26", "--time", "3pm", "--place", "R1", "--purpose", "annual")
HELD = ("--parent", "in-person", "--no-transportation", "--no-placement-changed")


@pytest.fixture
def told(empty: Path, run: Run) -> None:
    """Ty Wong's meeting of 26 October 2026: noticed on the 9th, answered and passed on to staff on the 12th."""
    named = ["--name", "Ty Wong", "--born", "2015-05-01", "--grade", "5", "--school", "Fernbrook Elementary"]
    reviews = ["--last-annual", "2025-10-30", "--last-evaluation", "2024-11-10"]
    contacts = ["--contact", "Joan Wong, mother", "--contact", "Pete Wong, father"]
    _on(run, "2026-08-03", "add", "two", *named, *reviews, *contacts)
    _on(run, "2026-10-08", *BOOK)
    _on(run, "2026-10-08", "invite", "two", "general-ed-teacher=Ms. Hall")
    _on(run, "2026-10-09", "sent", "two", "meeting-notice", "--to", "Joan Wong")
    _on(run, "2026-10-12", "reply", "two", "attending")
    _on(run, "2026-10-12", "notify", "two", "confirmation", "--to", "Ms. Hall")


def _on(run: Run, day: str, *words: str) -> str:
    return ok(run, "--as-of", day, *words)


def _hold(run: Run, day: str, outcome: str = "completed") -> None:
    _on(run, day, "hold-iep", "two", "--purpose", "annual", "--outcome", outcome, *HELD)


def _states(run: Run, day: str) -> dict[str, str]:
    """What the page says of both duties."""
    page = _on(run, day, "duties", "two").splitlines()
    return {number: line[4:24].strip() for line in page for number in (NOTICE, TELLING) if line[:2] == number}


def test_both_are_done_before_it_moves(told: None, run: Run) -> None:
    assert _states(run, "2026-10-15") == {NOTICE: "done Fri 10/9", TELLING: "done Mon 10/12"}


@pytest.mark.parametrize("move", [("10/29",), ("10/26", "--time", "2pm"), ("10/26", "--place", "R9")])
def test_another_day_hour_or_place_asks_for_both_again(told: None, run: Run, move: tuple[str, ...]) -> None:
    _on(run, "2026-10-15", "reschedule", "two", *move, "--why", "ill")
    assert _states(run, "2026-10-15") == {
        NOTICE: "due Mon 10/19" if move == ("10/29",) else "due Fri 10/16",
        TELLING: "not needed yet",
    }


def test_a_moved_meeting_held_without_a_new_notice_was_held_without_one(told: None, run: Run) -> None:
    _on(run, "2026-10-15", "reschedule", "two", "10/29", "--why", "ill")
    _hold(run, "2026-10-29")
    assert _states(run, "2026-10-30") == {NOTICE: "not recorded", TELLING: "not needed yet"}


def test_nobody_confirmed_the_new_day(told: None, run: Run) -> None:
    _on(run, "2026-10-15", "reschedule", "two", "10/29", "--why", "ill")
    _on(run, "2026-10-15", "invite", "two", "--as-before", "--notice", "mail")
    _hold(run, "2026-10-29")
    assert _states(run, "2026-10-30") == {NOTICE: "done Thu 10/15", TELLING: "ended"}


def test_the_second_session_of_a_meeting_has_a_notice_of_its_own(told: None, run: Run) -> None:
    _hold(run, "2026-10-26", "continued")
    assert _states(run, "2026-10-26") == {NOTICE: "done Fri 10/9", TELLING: "done Mon 10/12"}
    _on(run, "2026-10-26", "schedule-iep", "two", "11/9")
    assert _states(run, "2026-10-26") == {NOTICE: "due Fri 10/30", TELLING: "not needed yet"}
    _hold(run, "2026-11-09")
    assert _states(run, "2026-11-10") == {NOTICE: "not recorded", TELLING: "not needed yet"}


def test_what_was_not_passed_on_stays_missing_once_the_next_meeting_is_booked(told: None, run: Run) -> None:
    _on(run, "2026-10-14", "reply", "two", "by-phone")
    _hold(run, "2026-10-26", "continued")
    assert _states(run, "2026-10-26")[TELLING] == "not recorded"
    _on(run, "2026-10-26", "schedule-iep", "two", "11/9")
    assert _states(run, "2026-10-26")[TELLING] == "not recorded"


def test_of_two_meetings_ahead_what_was_done_for_one_counts(told: None, run: Run) -> None:
    _on(run, "2026-10-15", "schedule-iep", "two", "11/9", "--purpose", "parent-request")
    assert _states(run, "2026-10-15") == {NOTICE: "due Fri 10/30", TELLING: "done Mon 10/12"}


def test_a_meeting_that_was_called_off_was_noticed_all_the_same(told: None, run: Run) -> None:
    _on(run, "2026-10-15", "cancel", "two", "--why", "ill")
    assert _states(run, "2026-10-15") == {NOTICE: "done Fri 10/9", TELLING: "done Mon 10/12"}
    _on(run, "2026-10-16", *BOOK)
    assert _states(run, "2026-10-16") == {NOTICE: "due Fri 10/16", TELLING: "not needed yet"}


def test_a_notice_of_the_former_day_that_was_not_needed_is_not_said_of_the_new_one(
    told: None, run: Run
) -> None:
    _on(run, "2026-10-15", "reschedule", "two", "10/29", "--why", "ill")
    _on(run, "2026-10-15", "na", "two", "meeting-notice", "--why", "handed over", "--force")
    found = {
        row["number"]: row["standing"]
        for row in data(run, "--as-of", "2026-10-15", "duties", "two")["duties"]
    }
    assert found[NOTICE] == "not applicable"
    _on(run, "2026-10-16", "reschedule", "two", "11/9", "--why", "ill")
    assert _states(run, "2026-10-16")[NOTICE] == "due Fri 10/30"
