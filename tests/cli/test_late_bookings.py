"""A meeting booked after a date that it must be held by: also one that only the IEP in effect meets."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run
from support import shipped_law


# oli-b turns three on Friday, 15 January 2027; the initial IEP is due on the 29th. nia-c turns
# sixteen on Saturday, 20 February 2027.
@pytest.mark.parametrize(
    ("words", "note"),
    [
        (["oli-b", "2027-01-15", "--purpose", "initial"], None),
        (["oli-b", "2027-01-19", "--purpose", "initial"], "is after Part B by age 3 is due (Fri 1/15/2027)"),
        (["nia-c", "2027-02-22", "--purpose", "annual"], "is after Transition at 16 is due (Sat 2/20/2027)"),
        (
            ["nia-c", "2027-02-22", "--purpose", "triennial"],
            "is after Transition at 16 is due (Sat 2/20/2027)",
        ),
        (["nia-c", "2027-02-22", "--purpose", "parent-request"], None),
    ],
)
def test_a_booking_too_late_for_what_hangs_on_it(
    caseload: Path, run: Run, words: list[str], note: str | None
) -> None:
    done = run("schedule-iep", *words)
    assert done.returncode == 0, done.stderr
    if note:
        assert note in done.stderr
    else:
        assert "the meeting would be late" not in done.stderr


def test_the_morning_page_books_the_meeting_by_the_birthday(caseload: Path, run: Run) -> None:
    (line,) = [
        each for each in run("today", "--all").stdout.splitlines() if "Initial IEP by Fri 1/15" in each
    ]
    assert line.split()[1:4] == ["Tue", "1/5", "oli-b"]  # the day for the notice
    why = run("why", "oli-b", "initial-iep").stdout
    assert "Due Fri 1/29/2027 · act by Fri 1/15/2027 for Part B by age 3" in why


def test_what_an_age_dates_is_not_late_with_the_review(caseload: Path, run: Run) -> None:
    """nia-c's annual review was due on 13 November; the law asks for transition in the IEP in effect at sixteen."""
    lines = {line.split("  ")[0].strip(): line for line in run("late").stdout.splitlines()}
    assert not any("Transition" in line for line in lines)
    shown = run("show", "nia-c").stdout
    assert [line.split()[-3:] for line in shown.splitlines() if "Transition in IEP" in line] == [
        ["open", "since", "11/13"]
    ]
    assert "Transition at 16" in shown


@pytest.mark.parametrize("rule", ["transition-in-iep", "rights-in-iep", "transition-high-school"])
def test_no_review_is_the_date_of_the_law(rule: str) -> None:
    found = shipped_law().rule(rule)
    assert found
    assert (found.kind, found.has_own_number) == ("law", True)
