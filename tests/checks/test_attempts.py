"""A meeting without the parent: the attempts to arrange it that are on file (34 CFR 300.322(d))."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run
from outcome import ok

AT = ("--as-of", "2026-10-27")
HELD = ["--on", "10/26", "--purpose", "annual", "--outcome", "completed", "--parent", "absent"]
NOTICE, CALL = "sent|ty-w|meeting-notice", "contact|ty-w|--how|telephone|--result|none|--about|meeting"
GO_ON, COMES = "reply|ty-w|go-on-without-me", "reply|ty-w|attending"
NEW_HOUR = "reschedule|ty-w|10/26|--time|2pm|--why|the room is taken"


def said_at_the_meeting(run: Run, born: str, *steps: str) -> str:
    named = ["--name", "Ty Wong", "--born", born, "--grade", "10", "--school", "Fernbrook High"]
    more = ["--contact", "Joan Wong, mother", "--teacher", "Ms. Hall", "--last-annual", "2025-10-30"]
    ok(run, "--as-of", "2026-09-01", "add", "ty-w", *named, *more)
    ok(run, *AT, "schedule-iep", "ty-w", "2026-10-26", "--purpose", "annual", "--time", "3pm", "--on", "10/8")
    for step in steps:
        day, command = step.split(" ", 1)
        words = command.split("|")
        ok(run, *AT, *words, "--on", day)
    held = run(*AT, "hold-iep", "ty-w", *HELD)
    assert held.returncode == 0, held.stderr
    return held.stderr


@pytest.mark.parametrize(
    ("steps", "count"),
    [
        ([], "0. Record each"),
        ([f"10/9 {CALL}"], "1 (Fri 10/9). Record each"),
        ([f"10/9 {NOTICE}"], "1 (Fri 10/9). Record each"),
        ([f"10/9 {NOTICE}|--to|Joan Wong", f"10/14 {NOTICE}|--to|Joan Wong"], None),
        ([f"10/9 {NOTICE}", f"10/14 {CALL}"], None),
        ([f"10/9 {NOTICE}|--to|Ms. Hall"], "0. Record each"),
        ([f"10/9 {NOTICE}", f"10/12 {GO_ON}"], None),
        ([f"10/9 {NOTICE}", f"10/12 {GO_ON}", f"10/14 {COMES}"], "1 (Fri 10/9). Record each"),
        ([f"10/9 {NOTICE}", f"10/12 {GO_ON}", f"10/14 {NEW_HOUR}"], "1 (Fri 10/9). Record each"),
        ([f"10/9 {NOTICE}", f"10/12 {COMES}", f"10/14 {GO_ON}"], None),
    ],
)
def test_notices_and_calls_are_attempts_until_the_parent_wants_it_to_go_on(
    caseload: Path, run: Run, steps: list[str], count: str | None
) -> None:
    notes = said_at_the_meeting(run, "2012-05-01", *steps)
    if count is None:
        assert "attempts to arrange" not in notes
    else:
        assert f"attempts to arrange a meeting with the parent; on file: {count} call and visit" in notes
        assert "(34 CFR 300.322(d))" in notes


def test_the_parents_copy_is_no_attempt_to_reach_a_student_of_age(caseload: Path, run: Run) -> None:
    notes = said_at_the_meeting(
        run, "2008-05-01", f"10/9 {NOTICE}|--to|Joan Wong", f"10/14 {NOTICE}|--to|Ty Wong"
    )
    assert "attempts to arrange a meeting with the parent; on file: 1 (Wed 10/14)." in notes


def test_what_arranged_the_last_session_is_no_attempt_to_arrange_this_one(caseload: Path, run: Run) -> None:
    continued = "hold-iep|ty-w|--purpose|annual|--outcome|continued|--parent|in-person"
    notes = said_at_the_meeting(
        run, "2012-05-01", f"10/9 {NOTICE}", f"10/12 {NOTICE}", f"10/12 {GO_ON}", f"10/19 {continued}"
    )
    assert "attempts to arrange a meeting with the parent; on file: 0." in notes


OTHER = "schedule-iep|ty-w|2026-10-27|--purpose|manifestation"
OTHER_MOVED = "reschedule|ty-w|2026-10-28|--purpose|manifestation|--why|the room is taken"
OTHER_HELD = "hold-iep|ty-w|--purpose|parent-request|--outcome|completed|--parent|in-person"
THIS, THAT = "--meeting|2026-10-26", "--meeting|2026-10-27"


@pytest.mark.parametrize(
    ("steps", "count"),
    [
        ([f"10/9 {NOTICE}", f"10/12 {OTHER}", f"10/13 {GO_ON}|{THAT}"], "1 (Fri 10/9). Record each"),
        ([f"10/9 {NOTICE}", f"10/12 {OTHER}", f"10/13 {GO_ON}|{THIS}"], None),
        (
            [f"10/9 {NOTICE}", f"10/12 {OTHER}", f"10/13 {NOTICE}|{THAT}", f"10/14 {NOTICE}|{THAT}"],
            "1 (Fri 10/9). Record each",
        ),
        ([f"10/9 {NOTICE}", f"10/12 {OTHER}", f"10/13 {NOTICE}|{THIS}"], None),
        # A call while only the other meeting was booked was about that one.
        ([f"10/5 {OTHER}", f"10/6 {CALL}", f"10/9 {NOTICE}|{THIS}"], "1 (Fri 10/9). Record each"),
        ([f"10/5 {OTHER}", f"10/8 {CALL}", f"10/9 {NOTICE}|{THIS}"], None),
        # What comes of the other meeting asks nothing again of this one, and begins no new count.
        (
            [
                f"10/9 {NOTICE}",
                f"10/12 {GO_ON}",
                f"10/13 {OTHER}",
                f"10/14 {COMES}|{THAT}",
                f"10/15 {OTHER_MOVED}",
            ],
            None,
        ),
        (
            [f"10/9 {NOTICE}", f"10/12 {OTHER}", f"10/13 {COMES}|{THIS}", f"10/14 {GO_ON}|{THAT}"],
            "1 (Fri 10/9). Record each",
        ),
    ],
)
def test_what_is_about_another_meeting_is_no_attempt_and_settles_nothing(
    caseload: Path, run: Run, steps: list[str], count: str | None
) -> None:
    notes = said_at_the_meeting(run, "2012-05-01", *steps)
    if count is None:
        assert "attempts to arrange" not in notes
    else:
        assert f"attempts to arrange a meeting with the parent; on file: {count} call and visit" in notes


def test_another_meeting_held_in_between_begins_no_new_count(caseload: Path, run: Run) -> None:
    book = "schedule-iep|ty-w|2026-10-19|--purpose|parent-request"
    notes = said_at_the_meeting(
        run, "2012-05-01", f"10/9 {NOTICE}", f"10/12 {CALL}", f"10/13 {book}", f"10/19 {OTHER_HELD}"
    )
    assert "attempts to arrange" not in notes
