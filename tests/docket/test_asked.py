"""When somebody last asked for what a deadline waits for."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.docket.asked import last_asked
from casemgr.docket.derive import derive_from
from casemgr.docket.facts import Facts
from support import context_with, fact, student_of, with_rule

TODAY = date(2026, 12, 1)
WAITS: dict[str, Any] = {
    "starts": ({"event": "surrogate_needed"},),
    "asked_by": ({"event": "contact_made", "where": {"about": "meeting"}}, {"event": "note_made"}),
}
NEEDED = fact("surrogate_needed", "2026-11-10")


def called(day: str, about: str = "meeting") -> dict[str, Any]:
    return fact("contact_made", day, with_whom="Maria", how="phone", result="no-answer", about=about)


def asked_on(*facts: dict[str, Any], **words: Any) -> str | None:
    """The day on which what the clock of a rule like this waits for was last asked for."""
    context = with_rule(context_with("redwood-city-2026-27"), **{**WAITS, **words})
    found = Facts.of(student_of(*facts), context, TODAY)
    (clock,) = (clock for clock in derive_from(found, context, TODAY) if clock.rule.id == "own")
    day = last_asked(clock, found)
    return day.isoformat() if day else None


@pytest.mark.parametrize(
    ("facts", "day"),
    [
        ([], None),
        ([called("2026-11-12"), called("2026-11-20")], "2026-11-20"),
        ([called("2026-11-10")], "2026-11-10"),  # of the day of the start
        ([called("2026-11-09")], None),  # before it
        ([called("2026-11-12"), called("2026-11-20", "co-teaching")], "2026-11-12"),  # about something else
        ([called("2026-11-12"), fact("note_made", "2026-11-16", text="Wrote")], "2026-11-16"),
    ],
)
def test_the_last_attempt_since_the_start_counts(facts: list[dict[str, Any]], day: str | None) -> None:
    assert asked_on(NEEDED, *facts) == day


def test_where_a_rule_names_no_attempt_there_is_none() -> None:
    assert asked_on(NEEDED, called("2026-11-12"), asked_by=()) is None
