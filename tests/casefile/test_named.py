"""Which of several events words name."""

from __future__ import annotations

from datetime import date

import pytest

from casemgr.casefile.named import id_where_needed, named_by
from support import fact, student_of

EVENTS = student_of(
    fact("records_requested", "2026-10-07", requester="parent"),
    fact("records_requested", "2026-10-09", requester="representative"),
    fact("records_requested", "2026-10-09", requester="parent"),
    fact("note_made", "2026-10-07", text="parent"),
).events


@pytest.mark.parametrize(
    ("words", "day", "found"),
    [
        ("e1", None, ["e1"]),
        ("parent", None, ["e0", "e2"]),
        ("representative", None, ["e1"]),
        ("10/9", date(2026, 10, 9), ["e1", "e2"]),
        ("today", date(2026, 10, 7), ["e0", "e3"]),
        ("e7", None, []),
        ("e1", date(2026, 10, 7), ["e1"]),  # an id before all else
    ],
)
def test_by_id_by_day_or_by_who_asked(words: str, day: date | None, found: list[str]) -> None:
    assert [event.id for event in named_by(words, day, EVENTS)] == found


def test_the_only_one_goes_without_saying() -> None:
    first, *_ = EVENTS
    assert id_where_needed(first, [first], None) is None
    assert id_where_needed(first, [first], "10/7") == "e0"
    assert id_where_needed(first, EVENTS[:2], None) == "e0"
    assert id_where_needed(None, [], None) is None
    assert id_where_needed(None, EVENTS, "10/7") is None
