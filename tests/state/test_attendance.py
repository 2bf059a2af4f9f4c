"""Whether the student came to a meeting: who is named, and who was invited where nobody is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.casefile.events import MeetingHeld
from casemgr.casefile.student import Name
from casemgr.state.attendance import student_was_absent
from casemgr.state.meetings import meeting_ties
from support import fact, student_of

MAX = Name(first="Maximilian", last="Vega", preferred="Beau")
LATER = date(2026, 12, 31)


def booked(on: str, day: str, purpose: str = "annual") -> dict[str, Any]:
    return fact("meeting_scheduled", on, meeting_date=day, purposes=[purpose])


def invited(on: str, role: str, **more: Any) -> dict[str, Any]:
    return fact("team_invited", on, to=[{"role": role}], **more)


def absent(*before: dict[str, Any], of_age: bool = False, **held: Any) -> bool:
    meeting = fact("meeting_held", "2026-10-20", purposes=["annual"], outcome="completed", **held)
    events = student_of(*before, meeting).known(LATER)
    held_now = next(
        event for event in events if isinstance(event, MeetingHeld) and str(event.date) == "2026-10-20"
    )
    return student_was_absent(held_now, events, meeting_ties(events), MAX, of_age=of_age)


@pytest.mark.parametrize(
    ("present", "is_there"),
    [
        (["Rita Amsel", "student"], True),
        (["the student"], True),
        (["Max"], True),
        (["Maximilian Vega"], True),
        (["Beau"], True),
        (["Beau Vega (student)"], True),
        (["Vega"], False),  # the name of the parents, too
        (["Rosa Vega"], False),
        (["Max Pyne"], False),
        (["the adult"], False),
    ],
)
def test_the_student_is_known_among_those_who_came(present: list[str], is_there: bool) -> None:
    assert absent(present=present) != is_there


BOOKED, MOVED = booked("2026-10-01", "2026-10-13"), booked("2026-10-08", "2026-10-20")


@pytest.mark.parametrize(
    ("before", "was_invited"),
    [
        ((), False),
        ((MOVED,), False),
        ((MOVED, invited("2026-10-09", "student")), True),
        ((MOVED, invited("2026-10-09", "general-ed-teacher")), False),
        ((invited("2026-10-07", "student"), MOVED), True),  # entered before the booking
        ((BOOKED, invited("2026-10-02", "student"), MOVED), True),  # and then moved to this day
        (
            (
                MOVED,
                booked("2026-10-08", "2026-11-17", "supplemental"),
                invited("2026-10-09", "student", meeting="2026-11-17"),
            ),
            False,
        ),
    ],
)
def test_who_was_invited_is_taken_to_have_come_where_nobody_is_named(
    before: tuple[dict[str, Any], ...], was_invited: bool
) -> None:
    assert absent(*before) != was_invited
    assert absent(*before, present=["Rita Amsel"])


@pytest.mark.parametrize(
    ("parent", "came"), [("in-person", True), ("by-phone", True), ("absent", False), (None, False)]
)
def test_of_a_student_of_age_what_is_said_of_the_parent_is_said(parent: str | None, came: bool) -> None:
    said = {"parent": parent} if parent else {}
    assert absent(of_age=True, **said) != came
    assert absent(of_age=False, **said)
    notice = fact("document_sent", "2026-10-09", document="meeting-notice")
    assert not absent(MOVED, notice, of_age=True)
    assert absent(MOVED, notice)
