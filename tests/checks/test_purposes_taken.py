"""What a meeting was for where that was not said: by the booking, by the session to be continued, or asked for."""

from datetime import date

import pytest

from casemgr.casefile.events import ConsentReceived
from casemgr.casefile.taken import Taken
from casemgr.checks.not_booked import none_then
from casemgr.checks.purposes import (
    booked_for,
    due_by_words,
    not_said_to_be_reviewed,
    plan_reviewed,
    purposes_held,
    purposes_to_book,
    several_words,
)
from casemgr.errors import UsageError
from casemgr.state.purposes import Wanted
from support import fact, student_of

DAY = date(2026, 10, 30)
ANNUAL = fact("meeting_scheduled", "2026-10-05", purposes=["annual"], meeting_date="2026-10-30")
INTERIM = fact("meeting_scheduled", "2026-10-06", purposes=["interim"], meeting_date="2026-11-06")
UNFINISHED = fact("meeting_held", "2026-10-05", purposes=["triennial"], outcome="continued")


def corrected(change: str) -> str:
    return f"correct {change}"


def test_the_meeting_booked_for_the_day_says_what_it_was_for() -> None:
    assert purposes_held(student_of(ANNUAL, INTERIM).events, DAY, corrected) == Taken(("annual",))
    assert purposes_held(student_of(INTERIM).events, DAY, corrected) == Taken(("interim",))


def test_of_several_booked_for_other_days_it_has_to_be_said() -> None:
    events = student_of(ANNUAL, INTERIM).events
    other = date(2026, 11, 2)
    assert purposes_held(events, other, corrected) == Taken(())
    assert several_words(booked_for(events, other)) == (
        " Several meetings are booked: annual for Fri 10/30/2026, interim for Fri 11/6/2026."
    )
    assert several_words([]) == ""


def test_one_that_was_to_be_continued_is_taken_with_a_note() -> None:
    found = purposes_held(student_of(UNFINISHED).events, DAY, corrected)
    assert found.value == ("triennial",)
    assert (found.note or "").endswith("if it was another: correct purposes=PURPOSE")
    assert purposes_held(student_of(UNFINISHED).events, date(2026, 10, 4), corrected) == Taken(())


def test_a_meeting_that_was_held_is_booked_for_what_it_was_held_for() -> None:
    held = fact("meeting_held", "2026-10-30", purposes=["exit"], outcome="completed")
    assert purposes_to_book(student_of(held).events, [], DAY) == ("exit",)
    assert purposes_to_book((), [], DAY) is None


def test_meetings_due_by_a_day_are_named_with_it() -> None:
    wanted = [Wanted("annual", frozenset(), DAY), Wanted("exit", frozenset(), date(2027, 6, 1))]
    assert due_by_words(wanted, DAY) == " Due: annual by Fri 10/30/2026."
    assert due_by_words([], DAY) == ""


@pytest.mark.parametrize(
    ("purposes", "said", "value", "noted"),
    [
        (["triennial"], None, True, True),
        (["triennial"], False, False, False),
        (["annual"], None, True, False),
    ],
)
def test_only_a_triennial_may_leave_the_iep(
    purposes: list[str], said: bool | None, value: bool, noted: bool
) -> None:
    found = plan_reviewed(purposes, said, corrected)
    assert (found.value, found.note is not None) == (value, noted)


def test_another_meeting_has_no_plan_to_leave() -> None:
    with pytest.raises(UsageError, match="this meeting was for annual"):
        plan_reviewed(["annual"], False, corrected)


def test_an_assessment_that_was_not_reviewed_stays_open() -> None:
    consent = fact("consent_received", "2026-10-05", purpose="supplemental", areas=["motor", "health"])
    (event,) = student_of(consent).events
    assert isinstance(event, ConsentReceived)
    assert not_said_to_be_reviewed(event, ["annual"], corrected) == (
        "Still open: the supplemental assessment of motor and health (consent of Mon 10/5/2026). If the meeting reviewed "
        "it too: correct purposes=annual,supplemental"
    )


def test_the_last_days_on_which_meetings_were_held_are_named() -> None:
    held = {date(2026, 9, day) for day in (1, 2, 3, 4)}
    assert none_then(DAY, [], held) == (
        "no meeting is booked for Fri 10/30/2026, and none was held then "
        "(booked: none; held: Wed 9/2/2026, Thu 9/3/2026, Fri 9/4/2026)"
    )
