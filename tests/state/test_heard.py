"""What was sent about one booking of a meeting, and not about one that it has moved."""

from __future__ import annotations

from datetime import date
from typing import Any

from casemgr.casefile.events import Event, MeetingScheduled
from casemgr.state.heard import notices_sent, while_in_force
from casemgr.state.meetings import booked_meetings
from support import fact, student_of

LATER = date(2026, 12, 31)


def booked(day: str, *purposes: str, on: str = "2026-09-01", **more: Any) -> dict[str, Any]:
    return fact("meeting_scheduled", on, meeting_date=day, purposes=purposes or ("annual",), **more)


def notice(day: str, **more: Any) -> dict[str, Any]:
    return fact("document_sent", day, document="meeting-notice", **more)


def known(*facts: dict[str, Any]) -> tuple[Event, ...]:
    return student_of(*facts).known(LATER)


def the_booking(name: str, events: tuple[Event, ...]) -> MeetingScheduled:
    (found,) = (event for event in events if isinstance(event, MeetingScheduled) and event.id == name)
    return found


def days_of(name: str, events: tuple[Event, ...]) -> list[str]:
    return [f"{each.date:%m-%d}" for each in notices_sent(the_booking(name, events), events)]


TWO = (booked("2026-10-20"), booked("2026-10-27", "supplemental"))
OTHER_HOUR = booked("2026-10-20", on="2026-09-14", time="08:00")


def test_the_notices_sent_a_meeting_are_those_that_name_it_or_none_and_came_after_the_booking() -> None:
    sent = (
        notice("2026-08-31"),  # before the booking
        notice("2026-09-02"),
        notice("2026-09-03", meeting="2026-10-20"),
        notice("2026-09-04", meeting="2026-10-27"),
        fact("document_sent", "2026-09-05", document="safeguards", reason="annual"),
    )
    events = known(*TWO, *sent)
    (first, second) = booked_meetings(events)
    found = [[str(each.date) for each in notices_sent(booked, events)] for booked in (first, second)]
    assert found == [["2026-09-02", "2026-09-03"], ["2026-09-02", "2026-09-04"]]


def test_on_the_day_of_a_move_what_came_before_it_was_of_the_former_day() -> None:
    moved = booked("2026-11-03", on="2026-09-14")
    before, after = notice("2026-09-14", to="before"), notice("2026-09-14", to="after")
    events = known(booked("2026-10-20"), before, moved, after)
    assert [each.to for each in notices_sent(the_booking("e2", events), events)] == ["after"]
    # The booking itself may be entered after the notice of its day; it moves nothing.
    first = known(before, moved, after)
    assert [each.to for each in notices_sent(the_booking("e1", first), first)] == ["before", "after"]


def test_a_notice_that_names_the_day_is_of_the_hour_that_was_booked_then() -> None:
    notices = [notice(day, meeting="2026-10-20") for day in ("2026-08-31", "2026-09-10", "2026-09-15")]
    events = known(booked("2026-10-20"), *notices, OTHER_HOUR)
    first, now = [event.id for event in events if isinstance(event, MeetingScheduled)]
    assert days_of(first, events) == ["08-31", "09-10", "09-15"]
    assert days_of(now, events) == ["09-15"]
    # The new day may be named before the move is entered.
    moved = known(booked("2026-10-19"), *notices, OTHER_HOUR)
    assert days_of("e4", moved) == ["08-31", "09-10", "09-15"]


def test_on_the_day_of_a_new_hour_what_came_before_it_was_of_the_former_hour() -> None:
    events = known(booked("2026-10-20"), notice("2026-09-14"), OTHER_HOUR)
    assert days_of("e2", events) == []
    assert days_of("e0", events) == ["09-14"]


def test_each_booking_of_a_meeting_with_what_was_on_file_until_it_was_moved() -> None:
    events = known(booked("2026-10-19"), notice("2026-09-10"), OTHER_HOUR, notice("2026-09-15"))
    until = [(each.id, len(then)) for each, then in while_in_force(the_booking("e2", events), events)]
    assert until == [("e2", 4), ("e0", 2)]
