"""Which requests still wait for their answer."""

from __future__ import annotations

from typing import Any

import pytest

from casemgr.casefile.events import Event
from casemgr.state.requests import open_parent_requests, open_records_requests
from support import fact, student_of


def events_of(*facts: dict[str, Any]) -> tuple[Event, ...]:
    return student_of(*facts).events


ASKED = fact("records_requested", "2026-09-14", requester="parent")
DISTRICT = fact("records_requested", "2026-09-15", requester="district")
CALLED = fact("note_made", "2026-09-16", text="asked about the records")
GIVEN = fact("records_provided", "2026-09-17", to="parent")


@pytest.mark.parametrize(
    ("facts", "waiting"),
    [
        ((ASKED, CALLED), ["2026-09-14"]),
        ((ASKED, DISTRICT, CALLED, GIVEN), ["2026-09-15"]),
        ((ASKED, GIVEN, fact("records_requested", "2026-09-18", requester="parent")), ["2026-09-18"]),
        ((ASKED, fact("records_requested", "2026-09-16", requester="parent"), GIVEN), []),
        ((CALLED, GIVEN), []),
    ],
)
def test_providing_records_answers_all_of_one_requester(
    facts: tuple[dict[str, Any], ...], waiting: list[str]
) -> None:
    assert [str(each.date) for each in open_records_requests(events_of(*facts))] == waiting


WANTS = fact("parent_request_received", "2026-09-14", what="a one-to-one aide")


@pytest.mark.parametrize(
    ("facts", "waiting"),
    [
        ((WANTS, CALLED), 1),
        ((WANTS, fact("parent_request_withdrawn", "2026-09-15", request="e0")), 0),
        ((WANTS, fact("parent_request_withdrawn", "2026-09-15", request="e9")), 1),
    ],
)
def test_a_withdrawn_request_waits_no_more(facts: tuple[dict[str, Any], ...], waiting: int) -> None:
    assert len(open_parent_requests(events_of(*facts))) == waiting
