"""Which booking an event answers."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.casefile.events import Event, MeetingScheduled
from casemgr.state.meetings import (
    NO_MEETING,
    booked_meetings,
    bookings,
    bookings_gone,
    day_now,
    earlier_bookings,
    meeting_days,
    meeting_ties,
    place_of,
)
from casemgr.state.sessions import first_sessions, unfinished_session
from support import fact, student_of

LATER = date(2026, 12, 31)


def booked(day: str, *purposes: str, on: str = "2026-09-01") -> dict[str, Any]:
    return fact("meeting_scheduled", on, meeting_date=day, purposes=purposes or ("annual",))


def held(day: str, *purposes: str, outcome: str = "completed") -> dict[str, Any]:
    return fact("meeting_held", day, purposes=purposes or ("annual",), outcome=outcome)


def called_off(day: str, *purposes: str) -> dict[str, Any]:
    return fact(
        "meeting_cancelled", "2026-09-21", meeting_date=day, purposes=purposes or ("annual",), why="x"
    )


def notice(day: str, **more: Any) -> dict[str, Any]:
    return fact("document_sent", day, document="meeting-notice", **more)


def known(*facts: dict[str, Any]) -> tuple[Event, ...]:
    return student_of(*facts).known(LATER)


def the_booking(name: str, events: tuple[Event, ...]) -> MeetingScheduled:
    (found,) = (event for event in events if isinstance(event, MeetingScheduled) and event.id == name)
    return found


TWO = (booked("2026-10-20"), booked("2026-10-27", "supplemental"))
NOTE = fact("note_made", "2026-09-02", text="x")
EXITED = fact("exited", "2026-10-19", reason="moved-in-state")


@pytest.mark.parametrize(
    ("facts", "left"),
    [
        (TWO, ["2026-10-20", "2026-10-27"]),
        ((*reversed(TWO), NOTE), ["2026-10-20", "2026-10-27"]),
        # A booking of the same purpose moves it; one made on its day for another purpose does not hold it.
        ((*TWO, booked("2026-11-03", on="2026-09-14")), ["2026-10-27", "2026-11-03"]),
        ((*TWO, booked("2026-11-20", "triennial", on="2026-10-20")), ["2026-10-20", "2026-10-27", "2026-11-20"]),
        # Calling off is for one day, whatever purpose the two share.
        (
            (*TWO, fact("meeting_cancelled", "2026-09-02", meeting_date="2026-10-27", purposes=("annual", "supplemental"), why="x")),
            ["2026-10-20"],
        ),
        # A meeting for another purpose than any booked is the one booked for its day, and for no other.
        ((*TWO, fact("meeting_held", "2026-10-20", purposes=("triennial",), outcome="completed")), ["2026-10-27"]),
        ((*TWO, fact("meeting_held", "2026-10-21", purposes=("annual",), outcome="completed")), ["2026-10-27"]),
        # An exit calls off what was to come after it: the meeting of the day itself may have been held.
        ((*TWO, fact("exited", "2026-10-21", reason="moved-in-state")), ["2026-10-20"]),
        ((*TWO, fact("exited", "2026-10-20", reason="moved-in-state")), ["2026-10-20"]),
    ],
)  # fmt: skip
def test_what_answers_a_booking(facts: tuple[dict[str, Any], ...], left: list[str]) -> None:
    assert [str(each.meeting_date) for each in booked_meetings(student_of(*facts).events)] == left


@pytest.mark.parametrize(
    ("facts", "became"),
    [
        (TWO, [("e0", "2026-10-20", "ahead", ""), ("e1", "2026-10-27", "ahead", "")]),
        # One that is moved is the same meeting; of two that become one, the second is called off.
        ((TWO[0], booked("2026-11-03", on="2026-09-14")), [("e0", "2026-11-03", "ahead", "")]),
        (
            (*TWO, booked("2026-11-03", "annual", "supplemental", on="2026-09-14")),
            [("e1", "2026-10-27", "cancelled", "e2"), ("e0", "2026-11-03", "ahead", "")],
        ),
        (
            (*TWO, called_off("2026-10-20")),
            [("e0", "2026-10-20", "cancelled", "e2"), ("e1", "2026-10-27", "ahead", "")],
        ),
        # A session is that of the meeting booked for its purpose, or for its day whatever the purpose.
        ((TWO[0], held("2026-10-16")), [("e0", "2026-10-20", "held", "e1")]),
        ((TWO[0], held("2026-10-20", "triennial")), [("e0", "2026-10-20", "held", "e1")]),
        ((*TWO, EXITED), [("e0", "2026-10-20", "cancelled", "e2"), ("e1", "2026-10-27", "cancelled", "e2")]),
    ],
)
def test_what_became_of_each_booking(
    facts: tuple[dict[str, Any], ...], became: list[tuple[str, str, str, str]]
) -> None:
    found = bookings(student_of(*facts).events)
    assert [
        (each.root, str(each.meeting.meeting_date), each.fate, each.ended_by.id if each.ended_by else "")
        for each in found
    ] == became


def test_a_notice_entered_before_the_bookings_is_for_the_day_it_names_or_for_the_next_booking() -> None:
    def ties(**more: Any) -> list[str]:
        events = student_of(notice("2026-08-31", **more), *TWO).events
        meant = meeting_ties(events).about.get(events[0].id, frozenset())
        return [str(each.meeting_date) for each in booked_meetings(events) if each.id in meant]

    assert ties(meeting="2026-10-27") == ["2026-10-27"]
    assert ties(meeting="2026-10-28") == []
    assert ties() == ["2026-10-20"]


def test_an_event_that_names_no_day_is_about_what_stands_booked_or_the_next_booking() -> None:
    first, second = booked("2026-10-20"), booked("2026-11-20", on="2026-10-26")
    events = known(
        first,
        notice("2026-09-07"),
        fact("parent_request_received", "2026-09-08", what="an aide", meeting=True),
        held("2026-10-20"),
        notice("2026-10-21"),
        notice("2026-10-26"),
        second,
        held("2026-11-20"),
        notice("2026-11-23"),
    )
    ties = meeting_ties(events)
    assert ties.booked == {"e0": {"e0"}, "e6": {"e6"}}
    assert ties.about == {
        "e1": {"e0"},
        "e2": {"e0"},
        "e3": {"e0"},
        "e4": {"e6"},
        "e5": {"e6"},
        "e7": {"e6"},
    }
    assert [ties.of_start(events[place]) for place in (0, 4, 8)] == [{"e0"}, {"e6"}, NO_MEETING]


def test_one_that_names_a_day_is_about_the_meeting_booked_for_it_then_or_later() -> None:
    events = known(
        *TWO, notice("2026-09-07", meeting="2026-10-27"), notice("2026-09-08", meeting="2026-12-01")
    )
    late = booked("2026-12-01", "triennial", on="2026-09-14")
    assert meeting_ties(events).about == {"e2": {"e1"}}
    assert meeting_ties(known(*TWO, notice("2026-09-08", meeting="2026-12-01"), late)).about == {"e2": {"e3"}}


def test_a_meeting_that_was_moved_is_the_same_and_one_booking_may_move_two() -> None:
    both = booked("2026-11-03", "annual", "supplemental", on="2026-09-14")
    ties = meeting_ties(known(*TWO, both, notice("2026-09-15")))
    assert ties.booked == {"e0": {"e0"}, "e1": {"e1"}, "e2": {"e0", "e1"}}
    assert ties.about == {"e2": {"e0", "e1"}, "e3": {"e0", "e1"}}


MOVED_TWICE = (
    booked("2026-10-20"),
    booked("2026-11-03", on="2026-09-14"),
    NOTE,
    booked("2026-11-10", on="2026-09-21"),
)


@pytest.mark.parametrize(
    ("more", "day", "now"),
    [
        ((), "2026-10-20", "2026-11-10"),
        ((), "2026-11-03", "2026-11-10"),
        ((), "2026-11-04", "2026-11-04"),
        ((held("2026-11-12"),), "2026-10-20", "2026-11-10"),
        ((EXITED,), "2026-10-20", "2026-11-10"),
        ((called_off("2026-11-10"),), "2026-10-20", "2026-11-10"),
        ((booked("2026-12-01", "supplemental", on="2026-09-28"),), "2026-10-20", "2026-11-10"),
    ],
)
def test_the_day_of_a_meeting_now_is_the_last_that_it_was_moved_to(
    more: tuple[dict[str, Any], ...], day: str, now: str
) -> None:
    assert str(day_now(date.fromisoformat(day), known(*MOVED_TWICE, *more))) == now


def test_the_earlier_bookings_of_a_meeting_the_last_first() -> None:
    def former(name: str, *facts: dict[str, Any]) -> list[str]:
        events = known(*facts)
        return [each.id for each in earlier_bookings(the_booking(name, events), events)]

    assert former("e0", *MOVED_TWICE) == []
    assert former("e1", *MOVED_TWICE) == ["e0"]
    assert former("e3", *MOVED_TWICE) == ["e1", "e0"]
    # Booked once more for the same day, as with another room; and back on its first day.
    assert former("e4", *MOVED_TWICE, booked("2026-11-10", on="2026-09-28")) == ["e3", "e1", "e0"]
    assert former("e4", *MOVED_TWICE, booked("2026-10-20", on="2026-09-28")) == ["e3", "e1", "e0"]
    assert former("e2", *TWO, booked("2026-11-03", "annual", "supplemental", on="2026-09-14")) == ["e1", "e0"]


@pytest.mark.parametrize(
    ("more", "gone"),
    [
        ((), set()),
        ((NOTE, booked("2026-11-03", on="2026-09-14")), {"e0"}),
        ((called_off("2026-10-27", "supplemental"),), {"e1"}),
        ((EXITED,), {"e0", "e1"}),
        # Held, it was not called off.
        ((held("2026-10-20"), NOTE), set()),
        ((held("2026-10-19", "annual", "supplemental"),), set()),
    ],
)
def test_a_booking_is_gone_that_was_moved_or_called_off(
    more: tuple[dict[str, Any], ...], gone: set[str]
) -> None:
    assert bookings_gone(known(*TWO, *more)) == gone


def test_a_meeting_is_known_by_the_day_it_was_held_and_the_one_it_was_booked_for() -> None:
    found = meeting_days(known(*TWO, held("2026-10-21", "annual", "transition"), NOTE))
    assert [(str(each.day), sorted(each.purposes), sorted(map(str, each.booked_for))) for each in found] == [
        ("2026-10-21", ["annual", "transition"], ["2026-10-20", "2026-10-21"]),
        ("2026-10-27", ["supplemental"], ["2026-10-27"]),
    ]


CONTINUED = held("2026-10-06", "annual", "triennial", outcome="continued")


@pytest.mark.parametrize(
    ("facts", "unfinished"),
    [
        ((CONTINUED, NOTE), "e0"),
        ((CONTINUED, held("2026-10-13")), None),
        ((CONTINUED, {**CONTINUED, "date": "2026-10-13"}), "e1"),
        ((CONTINUED, held("2026-10-13"), {**CONTINUED, "date": "2026-10-20"}), "e2"),
        # A session for another purpose neither ends it nor is it.
        ((CONTINUED, held("2026-10-13", "supplemental")), "e0"),
        ((held("2026-10-06", "supplemental", outcome="continued"),), None),
        ((held("2026-10-06"),), None),
        ((NOTE,), None),
    ],
)
def test_the_session_to_be_continued_is_the_last_one_left_unfinished(
    facts: tuple[dict[str, Any], ...], unfinished: str | None
) -> None:
    found = unfinished_session(known(*facts), ("annual", "interim"))
    assert (found and found.id) == unfinished


def test_a_booking_that_is_not_on_file_has_no_place() -> None:
    events = known(NOTE, *TWO)
    assert [place_of(booking, events) for booking in booked_meetings(events)] == [0, 1]
    assert [place_of(booking, events[:1]) for booking in booked_meetings(events)] == [0, -1]
    assert place_of(booked_meetings(events)[0], ()) == -1


@pytest.mark.parametrize(
    ("facts", "first"),
    [
        ((NOTE, held("2026-10-06", "annual", "triennial")), [{"annual", "triennial"}]),
        # A session goes on with what was left unfinished, until it is completed or is said to be a new meeting.
        (
            (CONTINUED, NOTE, held("2026-10-13"), held("2026-10-20")),
            [{"annual", "triennial"}, set(), {"annual"}],
        ),
        (
            (CONTINUED, held("2026-10-13", "annual", "supplemental")),
            [{"annual", "triennial"}, {"supplemental"}],
        ),
        (
            (CONTINUED, held("2026-10-13"), held("2026-10-20", "triennial")),
            [{"annual", "triennial"}, set(), set()],
        ),
        ((CONTINUED, {**held("2026-10-13"), "new_meeting": True}), [{"annual", "triennial"}, {"annual"}]),
        (
            (
                held("2026-10-06", outcome="continued"),
                held("2026-10-07", "interim", outcome="continued"),
                held("2026-10-13"),
            ),
            [{"annual"}, {"interim"}, set()],
        ),
    ],
)
def test_the_first_session_of_a_meeting_is_the_one_that_continues_none(
    facts: tuple[dict[str, Any], ...], first: list[set[str]]
) -> None:
    assert list(first_sessions(known(*facts)).values()) == first


@pytest.mark.parametrize(
    ("outcome", "step", "booked_before", "meeting"),
    [
        ("completed", "revised", False, "first"),
        ("completed", "revised", True, "next"),
        ("completed", "ready", False, "next"),
        ("continued", "revised", False, "next"),
    ],
)
def test_the_draft_revised_after_a_finished_meeting_is_of_that_one(
    outcome: str, step: str, booked_before: bool, meeting: str
) -> None:
    following = booked("2026-11-30", "supplemental", on="2026-10-20" if booked_before else "2026-11-05")
    facts = [
        booked("2026-10-20"),
        fact("meeting_held", "2026-10-20", purposes=["annual"], outcome=outcome),
        *([following] if booked_before else []),
        fact("iep_drafted", "2026-10-21", portion="whole", step=step),
        *([] if booked_before else [following]),
        fact("iep_drafted", "2026-11-20", portion="whole", step="revised"),
    ]
    events = known(*facts)
    ties = meeting_ties(events)
    first, later = (ties.booked[e.id] for e in events if isinstance(e, MeetingScheduled))
    drafts = [ties.about[e.id] for e in events if e.type == "iep_drafted"]
    assert drafts == [{"first": first, "next": later}[meeting], later]
