"""Which of several events words name."""

from __future__ import annotations

from datetime import date

import pytest

from casemgr.casefile.named import id_where_needed, named_by, named_none, the_named
from casemgr.errors import UsageError
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


def test_of_two_groups_the_first_that_has_any_of_the_name() -> None:
    first, second, third, _ = EVENTS
    assert the_named("parent", None, "request", [third], [first, second]) == third
    assert the_named("e0", None, "request", [third], [first, second]) == first
    assert the_named("e9", None, "request", [third], [first, second]) is None
    with pytest.raises(
        UsageError, match=r'"parent" means more than one request; say the id of one of these: e0, .*; e2, '
    ):
        the_named("parent", None, "request", [first, third])


def test_what_is_said_where_none_has_the_name() -> None:
    assert named_none("zzz", "request", []) == "no request zzz is open"
    said = named_none("zzz", "request", [], EVENTS[:1])
    assert said == f"no request zzz is on file; on file: e0, {EVENTS[0].sentence()}"


def test_the_only_one_goes_without_saying() -> None:
    first, *_ = EVENTS
    assert id_where_needed(first, [first], None) is None
    assert id_where_needed(first, [first], "10/7") == "e0"
    assert id_where_needed(first, EVENTS[:2], None) == "e0"
    assert id_where_needed(None, [], None) is None
    assert id_where_needed(None, EVENTS, "10/7") is None
