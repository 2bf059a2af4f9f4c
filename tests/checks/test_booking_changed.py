"""A booking typed again or moved: what is new about it, and what follows."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from casemgr.casefile.events import MeetingScheduled
from casemgr.checks import booking_changed
from casemgr.docket.derive import derive
from casemgr.state.bookings import typed_again
from support import context_with, fact, student_of

TODAY = date(2026, 10, 13)
DAY = date(2026, 10, 26)
BOOKED: dict[str, Any] = fact(
    "meeting_scheduled", "2026-10-08", meeting_date=DAY, purposes=("annual", "triennial"), time="15:00"
)
SENT = fact("document_sent", "2026-10-09", document="meeting-notice")
REPLY = fact("parent_replied", "2026-10-12", reply="attending")


def booking(**more: Any) -> MeetingScheduled:
    (event,) = student_of(BOOKED | more).events
    assert isinstance(event, MeetingScheduled)
    return event


@pytest.mark.parametrize(
    ("typed", "new", "only"),
    [
        ({"time": time(15), "place": "R1"}, ["place"], ()),
        ({"purposes": ("triennial", "annual")}, [], ()),
        ({"purposes": ("annual",)}, ["purposes"], ()),
        ({"purposes": ("annual",), "place": "R1"}, ["place"], ("annual",)),
        ({"purposes": ("annual", "exit"), "place": "R1"}, ["purposes", "place"], ()),
        ({"place": None, "purposes": ()}, [], ()),
    ],
)
def test_what_is_new_of_what_was_typed(typed: dict[str, Any], new: list[str], only: tuple[str, ...]) -> None:
    found = booking_changed.typed_again(booking(), typed)
    assert ([*found.new], found.only) == (new, only)


@pytest.mark.parametrize(
    ("fields", "what", "how", "asks"),
    [
        ({"meeting_date": DAY}, "booking", "booked once more, with nothing changed", False),
        ({"time": time(14)}, "hour", "moved from Mon 10/26 3:00 pm", True),
        ({"place": "R9"}, "place", "place changed from Room 1", True),
        ({"place": "room 1"}, "booking", "booked once more, with nothing changed", False),
        ({"purposes": ("annual",)}, "purpose", "triennial left out", True),
        ({"purposes": ("annual", "exit")}, "purpose", "purpose changed from annual and triennial", True),
        (
            {"meeting_date": date(2026, 10, 27), "place": "R9"},
            "day and place",
            "moved from Mon 10/26, place changed from Room 1",
            True,
        ),
        ({"interpreter": "Eva"}, "", "interpreter added", False),
    ],
)
def test_a_change_in_words(fields: dict[str, Any], what: str, how: str, asks: bool) -> None:
    booked = booking(place="Room 1")
    assert booking_changed.change(booked, fields, TODAY) == (what, how)
    if "meeting_date" not in fields:
        assert booking_changed.asks_for_notice(booked, fields) is asks


def test_what_is_added_is_no_change() -> None:
    booked = booking(time=None)
    assert booking_changed.change(booked, {"time": time(14), "place": "R9"}, TODAY) == (
        "hour and place",
        "place added, hour added",
    )
    assert booking_changed.change(booked, {"place": "R9"}, TODAY) == ("place", "place added")
    assert not booking_changed.asks_for_notice(booked, {"time": time(14), "place": "R9"})


def moved(*facts: dict[str, Any], of_age: bool = False) -> list[str]:
    student = student_of(*facts)
    booked = student.events[0]
    assert isinstance(booked, MeetingScheduled)
    clocks = derive(student, context_with("sample-2026-27"), TODAY)
    change = booking_changed.BookingChange("hour", "moved from Mon 10/26 3:00 pm")
    return [*booking_changed.moved(booked, change, student.events, clocks, of_age=of_age, today=TODAY)]


def test_a_meeting_booked_otherwise_needs_a_new_notice_and_a_new_reply() -> None:
    notice = "moved from Mon 10/26 3:00 pm; the parent needs a new notice"
    reply = "the reply of Mon 10/12 was for the former hour and does not count for the new one"
    assert moved(BOOKED, SENT) == [notice]
    assert moved(BOOKED, SENT, of_age=True)[0].endswith("; the student and the parent need a new notice")
    assert moved(BOOKED, SENT, REPLY) == [notice, reply]
    assert moved(BOOKED, SENT, REPLY | {"reply": "reschedule"}) == [notice]  # the move is for it


def test_what_the_notice_may_not_have_said_is_named() -> None:
    booked, *events = student_of(BOOKED, SENT).events
    assert isinstance(booked, MeetingScheduled)

    def completed(**new: Any) -> list[str]:
        again = booked.model_copy(update=new)
        assert isinstance(again, MeetingScheduled)
        return [*booking_changed.completed(booked, again, new, "two", (again, *events), TODAY)]

    stays = "completes the booking of Thu 10/8; what is on file about the meeting stays"
    said, notice = completed(place="R1")
    assert said == stays
    assert notice.startswith("The notice of Fri 10/9 counts. If it did not say the place, send it again: ")
    assert completed(short_notice_agreed=True) == [stays]
    assert booking_changed.rewritten(booking(interpreter="Eva"), {"interpreter": "Sam"}) == [
        "interpreter changed from Eva"
    ]


def test_the_booking_that_is_typed_again() -> None:
    other = BOOKED | {"purposes": ("supplemental",), "date": date(2026, 10, 9), "recorded": date(2026, 10, 9)}
    one, both = student_of(BOOKED).events, student_of(BOOKED, other).events

    def found(events: Any, *purposes: str, on: date = TODAY, day: date = DAY) -> str | None:
        booked = typed_again(events, day, purposes, on)
        return booked.id if booked else None

    assert found(one) == "e0"
    assert found(one, "annual") == "e0"
    assert found(one, "supplemental") is None
    assert found(one, on=date(2026, 10, 7)) is None
    assert found(one, day=TODAY) is None
    assert found(both) is None
    assert found(both, "supplemental", "exit") == "e1"
