"""Which booking an event answers."""

from __future__ import annotations

from typing import Any

import pytest

from casemgr.state.meetings import booked_meetings, meeting_ties, notices_sent
from support import fact, student_of


def booked(day: str, purpose: str = "annual") -> dict[str, Any]:
    return fact("meeting_scheduled", "2026-09-01", meeting_date=day, purposes=(purpose,))


TWO = (booked("2026-10-20"), booked("2026-10-27", "supplemental"))


@pytest.mark.parametrize(
    ("facts", "left"),
    [
        (TWO, ["2026-10-20", "2026-10-27"]),
        # Calling off is for one day, whatever purpose the two share.
        (
            (*TWO, fact("meeting_cancelled", "2026-09-02", meeting_date="2026-10-27", purposes=("annual", "supplemental"), why="x")),
            ["2026-10-20"],
        ),
        # A meeting for another purpose than any booked is the one booked for its day, and for no other.
        ((*TWO, fact("meeting_held", "2026-10-20", purposes=("triennial",), outcome="completed")), ["2026-10-27"]),
        ((*TWO, fact("meeting_held", "2026-10-21", purposes=("annual",), outcome="completed")), ["2026-10-27"]),
        ((*TWO, fact("exited", "2026-10-21", reason="moved-in-state")), ["2026-10-20"]),
    ],
)  # fmt: skip
def test_what_answers_a_booking(facts: tuple[dict[str, Any], ...], left: list[str]) -> None:
    assert [str(each.meeting_date) for each in booked_meetings(student_of(*facts).events)] == left


def test_the_notices_sent_a_meeting_are_those_that_name_it_or_none_and_came_after_the_booking() -> None:
    def notice(day: str, **more: Any) -> dict[str, Any]:
        return fact("document_sent", day, document="meeting-notice", **more)

    sent = (
        notice("2026-08-31"),  # before the booking
        notice("2026-09-02"),
        notice("2026-09-03", meeting="2026-10-20"),
        notice("2026-09-04", meeting="2026-10-27"),
        fact("document_sent", "2026-09-05", document="safeguards", reason="annual"),
    )
    events = student_of(*TWO, *sent).events
    (first, second) = booked_meetings(events)
    found = [[str(each.date) for each in notices_sent(booked, events)] for booked in (first, second)]
    assert found == [["2026-09-02", "2026-09-03"], ["2026-09-02", "2026-09-04"]]


def test_a_notice_entered_before_the_bookings_is_for_the_day_it_names_or_for_the_next_booking() -> None:
    def ties(**more: Any) -> list[str]:
        notice = fact("document_sent", "2026-08-31", document="meeting-notice", **more)
        events = student_of(notice, *TWO).events
        meant = meeting_ties(events).about.get(events[0].id, frozenset())
        return [str(each.meeting_date) for each in booked_meetings(events) if each.id in meant]

    assert ties(meeting="2026-10-27") == ["2026-10-27"]
    assert ties(meeting="2026-10-28") == []
    assert ties() == ["2026-10-20"]
