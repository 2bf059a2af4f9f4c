"""What was kept for the IEP in effect."""

from __future__ import annotations

from typing import Any

import pytest

from casemgr.state.iep_contents import contents_of
from support import fact, student_of

ADDED = fact("student_added", "2026-08-20", last_annual="2026-01-20")
HELD = fact("meeting_held", "2026-10-05", purposes=["supplemental"], outcome="completed")
AGREED = fact("iep_answered", "2026-10-06", answer="agreed")


def kept(iep: str | None, *words: str) -> dict[str, Any]:
    return fact("iep_contents", "2026-10-07", accommodations=words, **({"iep": iep} if iep else {}))


@pytest.mark.parametrize(
    ("facts", "accommodations", "is_amended"),
    [
        ((ADDED, kept("2026-01-20", "large print")), ("large print",), False),
        (
            (ADDED, kept("2026-01-20", "large print"), kept("2026-01-20", "a quiet room")),
            ("a quiet room",),
            False,
        ),
        # A change of the IEP leaves what was kept for it, and says that it may have changed.
        ((ADDED, kept("2026-01-20", "large print"), HELD, AGREED), ("large print",), True),
        ((ADDED, HELD, AGREED, kept("2026-10-05", "a quiet room")), ("a quiet room",), False),
        # What is entered later for the IEP before the change takes nothing from what was kept for the change.
        (
            (ADDED, HELD, AGREED, kept("2026-10-05", "a quiet room"), kept("2026-01-20", "large print")),
            ("a quiet room",),
            False,
        ),
        # No IEP is in effect.
        ((kept("2026-01-20", "large print"),), None, False),
        # Of another IEP, and other events of no IEP at all.
        ((ADDED, kept("2025-01-20", "large print")), None, False),
        ((ADDED, fact("note_made", "2026-10-07", text="x")), None, False),
    ],
)
def test_the_contents_are_those_kept_for_the_iep_in_effect(
    facts: tuple[dict[str, Any], ...], accommodations: tuple[str, ...] | None, is_amended: bool
) -> None:
    found = contents_of(student_of(*facts).events)
    assert (found and found.parts["accommodations"]) == accommodations
    if found:
        assert found.is_amended == is_amended


def test_without_a_known_day_a_note_is_no_contents() -> None:
    added = fact("student_added", "2026-08-20")
    events = student_of(
        added, fact("staff_reviewed", "2026-10-07", staff=["Nina Roth"]), kept(None, "large print")
    ).events
    found = contents_of(events)
    assert found
    assert found.parts == {"accommodations": ("large print",)}


def test_the_contents_name_the_iep_that_the_last_of_them_was_kept_for() -> None:
    later, earlier = kept("2026-10-05", "a quiet room"), {**kept("2026-01-20"), "health": ("an inhaler",)}
    both = contents_of(student_of(ADDED, HELD, AGREED, later, earlier).events)
    assert both
    assert both.parts == {"accommodations": ("a quiet room",), "health": ("an inhaler",)}
    assert str(both.iep) == "2026-10-05"
    changed = contents_of(student_of(ADDED, earlier, HELD, AGREED).events)
    assert changed
    assert str(changed.iep) == "2026-01-20"
