"""The running total of removals in a sentence, and which of them must not be overlooked."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.casefile.events import Event, PlacementChangeDecided, Removal
from casemgr.checks.removal import running_total
from casemgr.docket.tally_words import unknown_before
from recorded import recorded
from support import fact, shipped_law

DECIDED = fact("placement_change_decided", "2026-10-20")


def removed(day: str, days: str) -> dict[str, Any]:
    return fact("removal", day, days=days, kind="suspension")


def added(day: str) -> dict[str, Any]:
    return fact("student_added", day, last_annual="2025-12-14", last_evaluation="2024-10-14")


@pytest.mark.parametrize(
    ("removals", "strength", "total", "more"),
    [
        ([("2026-09-14", "1")], "say", "1 school day", "9 more before the limit is reached"),
        ([("2026-09-14", "4.5")], "say", "4.5 school days", "5.5 more before the limit is reached"),
        ([("2026-09-14", "5")], "alarm", "5 school days", "5 more before the limit is reached"),
        ([("2026-09-14", "5"), ("2026-10-14", "1")], "say", "6 school days", "4 more before the limit is reached"),
        ([("2026-09-14", "9"), ("2026-10-14", "1")], "alarm", "10 school days", "the limit is reached, and the next half day passes it"),
        ([("2026-09-14", "10"), ("2026-10-14", "0.5")], "alarm", "10.5 school days", ""),
        ([("2026-09-14", "10.5")], "alarm", "10.5 school days", "10.5 days in a row ask for one by themselves"),
        ([("2027-06-01", "10")], "say", "3 school days", "7 more before the limit is reached; 7 of the days imposed are left over after the last school day, Thu 6/3"),
        ([("2027-06-02", "11")], "alarm", "2 school days", "11 days in a row ask for one by themselves; 9 of the days imposed are left over after the last school day, Thu 6/3"),
    ],
)  # fmt: skip
def test_a_total_in_a_sentence(removals: list[tuple[str, str]], strength: str, total: str, more: str) -> None:
    facts = [removed(*each) for each in removals]
    (note,) = running_total(*recorded(Removal, *facts, today=date(2027, 6, 3)))
    head = f"{total} of removal in 2026-27; more than 10 asks for a review"
    assert (note.strength, note.text) == (strength, "; ".join(filter(None, (head, more))))


def test_what_is_no_removal_raises_no_alarm_about_the_total() -> None:
    facts = [removed("2026-09-14", "10"), removed("2026-10-14", "0.5"), DECIDED]
    (note,) = running_total(*recorded(PlacementChangeDecided, *facts))
    assert (note.strength, note.text[:16]) == ("say", "10.5 school days")


@pytest.mark.parametrize(
    ("facts", "as_of", "said"),
    [
        ([added("2026-10-01")], "2026-10-20", "those before Thu 10/1 are not known"),
        ([added("2026-10-01")], "2026-10-01", "those before Thu 10/1 are not known"),
        ([added("2026-10-01")], "2026-09-30", ""),
        ([added("2026-08-10")], "2026-10-20", ""),  # since the first day of school
        ([added("2026-08-11")], "2026-10-20", "those before Tue 8/11 are not known"),
        ([removed("2026-09-01", "1"), added("2026-10-01")], "2026-10-20", ""),  # then it was asked
        ([removed("2026-08-10", "1"), added("2026-10-01")], "2026-10-20", ""),
        (
            [removed("2026-10-01", "1"), added("2026-10-01")],
            "2026-10-20",
            "those before Thu 10/1 are not known",
        ),
        ([removed("2026-10-01", "1")], "2026-10-20", ""),
    ],
)
def test_the_part_of_the_year_that_nobody_was_asked_about(
    facts: list[dict[str, Any]], as_of: str, said: str
) -> None:
    _, case = recorded(Event, *facts)
    assert unknown_before(shipped_law().tally_of("removal"), case.after, date.fromisoformat(as_of)) == said
