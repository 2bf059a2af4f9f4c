"""The next command of a deadline, after which meeting it can be typed, and what to see to first."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.docket.deadline import Deadline
from casemgr.docket.next_steps import (
    booked_to_meet,
    command_for,
    meeting_first,
    next_step,
    not_scheduled,
    offered,
    urgency,
)
from support import context_with, deadlines_of, fact, student_of, the_deadline, with_rule

BOTH = ("redwood-city-2025-26", "redwood-city-2026-27")
TODAY = date(2026, 12, 1)
ADDED = fact("student_added", "2025-08-20")


def booked(day: str, meeting: str, *purposes: str) -> dict[str, Any]:
    return fact("meeting_scheduled", day, meeting_date=meeting, purposes=list(purposes))


# --- the steps to what meets it --------------------------------------------------------------------------------------

STEPS = (
    fact("early_start_referral", "2026-09-01"),
    fact("referral_received", "2026-09-14"),
    fact("assessment_plan_given", "2026-09-21", purpose="initial"),
    fact("consent_received", "2026-09-28", purpose="initial"),
    booked("2026-09-30", "2026-11-10", "initial"),
    fact("meeting_held", "2026-11-10", purposes=["initial"], outcome="completed", eligible="true"),
)
EARLY_AGAIN = fact("early_start_referral", "2026-09-24")
AGAIN = fact("referral_received", "2026-09-24")


@pytest.mark.parametrize(
    ("facts", "command"),
    [
        (STEPS[:1], "refer {} --by WHO"),
        (STEPS[:2], "assessment-plan {}"),
        (STEPS[:3], "consent {}"),
        (STEPS[:4], "schedule-iep {} DATE --purpose initial"),
        (STEPS[:5], "hold-iep {} --on 2026-11-10"),
        (STEPS, "answer-iep {} --agreed"),
        # What came before the referral was withdrawn was of that one.
        ((*STEPS[1:3], fact("referral_withdrawn", "2026-09-22"), EARLY_AGAIN), "refer {} --by WHO"),
        ((*STEPS[1:3], fact("referral_withdrawn", "2026-09-22"), AGAIN), "assessment-plan {}"),
        # A meeting that was held without a plan on file, as in a file begun late; and a consent so.
        ((STEPS[1], STEPS[5]), "answer-iep {} --agreed"),
        (
            (STEPS[1], fact("consent_received", "2026-09-28", purpose="initial")),
            "schedule-iep {} DATE --purpose initial",
        ),
        # Who came with an IEP needs none of the steps.
        ((ADDED,), "answer-iep {} --agreed"),
    ],
)
def test_the_next_command_is_that_of_the_step_after_the_last_on_file(
    facts: tuple[dict[str, Any], ...], command: str
) -> None:
    student = student_of(*facts, born="2024-01-15", grade="PS")
    *_, clock = deadlines_of("part-b-by-3", student, context_with(*BOTH), TODAY)
    assert command_for(clock, student.known(TODAY), ()) == "casemgr " + command.format(student.id)


# --- the meeting that is on its way ----------------------------------------------------------------------------------

TWO = (booked("2026-11-20", "2026-12-10", "annual"), booked("2026-11-23", "2026-12-17", "transition"))


def meetings_for(rule: str, *facts: dict[str, Any], **words: Any) -> list[str | None]:
    """For each clock of a rule, the day of the booked meeting that would meet it."""
    context = context_with(*BOTH)
    student = student_of(ADDED, *facts)
    found = [
        booked_to_meet(clock, student.events)
        for clock in deadlines_of(rule, student, with_rule(context, **words) if words else context, TODAY)
    ]
    return [str(meeting.meeting_date) if meeting else None for meeting in found]


def test_each_of_two_booked_meetings_is_held_by_itself() -> None:
    assert meetings_for("booked-meeting", *TWO) == ["2026-12-10", "2026-12-17"]
    later_first = (
        booked("2026-11-20", "2026-12-17", "annual"),
        booked("2026-11-23", "2026-12-10", "transition"),
    )
    assert meetings_for("booked-meeting", *later_first) == ["2026-12-17", "2026-12-10"]


def test_a_meeting_that_was_moved_stays_the_same_meeting() -> None:
    moved = booked("2026-11-30", "2026-12-18", "annual")
    assert meetings_for("booked-meeting", *TWO, moved) == ["2026-12-18", "2026-12-17", "2026-12-18"]


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ({"meeting": "2026-12-17"}, "2026-12-17"),
        ({"meeting": "2026-12-10"}, "2026-12-10"),
        ({}, "2026-12-10"),
    ],
)
def test_what_is_about_a_meeting_waits_for_that_one(sent: dict[str, str], expected: str) -> None:
    """A letter that names no day is about both meetings, and waits for the first."""
    words = {
        "starts": ({"event": "document_sent"},),
        "met_by": ({"event": "meeting_held", "same_meeting": True},),
    }
    letter = fact("document_sent", "2026-11-24", document="draft-iep", **sent)
    assert meetings_for("own", *TWO, letter, **words) == [expected]


def test_where_nothing_is_said_of_the_meeting_the_next_one_will_do() -> None:
    asked = fact("surrogate_needed", "2026-11-24")
    words: dict[str, Any] = {"starts": ({"event": "surrogate_needed"},)}
    held = {"event": "meeting_held"}
    assert meetings_for("own", asked, *TWO, **words, met_by=(held,)) == ["2026-12-10"]
    assert meetings_for("own", asked, *TWO, **words, met_by=({**held, "same_meeting": True},)) == [
        "2026-12-10"
    ]
    at_birthday = {"starts": ({"birthday": 11},), "met_by": ({**held, "same_meeting": True},)}
    assert meetings_for("own", *TWO, **at_birthday) == ["2026-12-10"]


def test_the_first_meeting_that_any_of_the_words_names_is_the_one() -> None:
    words = {
        "starts": ({"event": "surrogate_needed"},),
        "met_by": tuple(
            {"event": "meeting_held", "where": {"purposes": purpose}} for purpose in ("transition", "annual")
        ),
    }
    assert meetings_for("own", fact("surrogate_needed", "2026-11-24"), *TWO, **words) == ["2026-12-10"]


@pytest.mark.parametrize(
    ("purpose", "expected"), [("annual", "2026-12-10"), ("transition", "2026-12-17"), ("triennial", None)]
)
def test_a_meeting_to_be_finished_waits_for_one_with_a_purpose_of_its_own(
    purpose: str, expected: str | None
) -> None:
    continued = fact("meeting_held", "2026-11-18", purposes=[purpose], outcome="continued")
    assert meetings_for("follow-up-iep", continued, *TWO) == [expected]


def test_what_has_no_purposes_waits_for_any_meeting() -> None:
    words = {
        "starts": ({"event": "surrogate_needed"}, {"birthday": 11}),
        "met_by": ({"event": "meeting_held", "sharing": "purposes"},),
        "every_start": True,
    }
    found = meetings_for("own", fact("surrogate_needed", "2026-11-24"), *TWO, **words)
    assert found == ["2026-12-10", "2026-12-10"]


@pytest.mark.parametrize(("meeting", "is_late"), [("2026-12-04", False), ("2026-12-05", True)])
def test_a_meeting_on_which_an_earlier_date_hangs_is_booked_by_that_date(meeting: str, is_late: bool) -> None:
    """The annual review is due on December 15; what hangs on it on December 4."""
    context = with_rule(
        context_with(*BOTH),
        starts=({"event": "surrogate_needed"},),
        within={"count": 10, "of": "calendar_days"},
        hangs_on=("initial", "annual", "triennial"),
    )
    added = fact("student_added", "2025-08-20", last_annual="2025-12-15")
    asked = fact("surrogate_needed", "2026-11-24")
    student = student_of(added, asked, booked("2026-11-24", meeting, "annual"))
    clock = the_deadline("annual-review", student, context, TODAY)
    assert (str(clock.due), str(clock.act_by)) == ("2026-12-15", "2026-12-04")
    assert not_scheduled(clock, student.events) is is_late


# --- the command -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("as_of", "first", "words"),
    [
        (date(2026, 12, 9), date(2026, 12, 10), "after the meeting on Thu 12/10: casemgr hold-iep ana-r --on 2026-12-10"),
        (date(2026, 12, 10), None, "casemgr hold-iep ana-r --on 2026-12-10"),
        (date(2026, 12, 11), None, "casemgr hold-iep ana-r --on 2026-12-10"),
    ],
)  # fmt: skip
def test_a_meeting_can_be_recorded_as_held_from_its_day_on(
    as_of: date, first: date | None, words: str
) -> None:
    student = student_of(ADDED, TWO[0])
    clock = the_deadline("booked-meeting", student, context_with(*BOTH), as_of)
    assert meeting_first(clock, student.events, as_of) == first
    assert offered(clock, student.events, as_of, (clock,)) == words


def test_what_no_meeting_meets_can_be_typed_now() -> None:
    asked = fact("surrogate_needed", "2026-11-24")
    student = student_of(ADDED, asked, TWO[0])
    clock = own_clock(asked)
    assert meeting_first(clock, student.events, TODAY) is None
    assert offered(clock, student.events, TODAY, (clock,)) == "casemgr done ana-r own"


def test_a_command_holds_what_the_event_said() -> None:
    """Also of what a meeting started, and is to be done before it."""
    said = "done {student} own --note {meeting_date}"
    context = with_rule(context_with(*BOTH), starts=({"event": "meeting_scheduled"},), next=said)
    student = student_of(ADDED, TWO[0])
    clock = the_deadline("own", student, context, TODAY)
    assert command_for(clock, student.events, (clock,)) == "casemgr done ana-r own --note 2026-12-10"
    assert offered(clock, student.events, TODAY, (clock,)) == command_for(clock, student.events, (clock,))


# --- what comes first ------------------------------------------------------------------------------------------------

TEN_DAYS: dict[str, Any] = {"count": 10, "of": "calendar_days"}


def own_clock(asked: dict[str, Any], years: tuple[str, ...] = BOTH, **words: Any) -> Deadline:
    """The clock of a rule that says this, which a request starts."""
    context = with_rule(context_with(*years), **{"starts": ({"event": "surrogate_needed"},), **words})
    return the_deadline("own", student_of(ADDED, asked), context, TODAY)


def asked_on(day: str, **more: str) -> dict[str, Any]:
    return fact("surrogate_needed", day, **more)


Words = dict[str, Any]
LAW, HANDBOOK, PRACTICE = (Words(kind=kind) for kind in ("law", "district", "practice"))
OF_OUR_NUMBER: Words = {"kind": "law", "number": "practice"}
OF_OTHERS: Words = {"kind": "district", "waits_for": "the office"}
PASSED, TO_COME = "2026-11-20", "2026-11-24"  # ten days later: November 30, December 4
URGENCIES = [
    # a rule, the start of its clock of ten days, and its rank and date
    (LAW, PASSED, (0, "2026-11-30", 0)),
    (OF_OUR_NUMBER, PASSED, (1, "2026-11-30", 2)),
    (HANDBOOK, PASSED, (2, "2026-11-30", 1)),
    (OF_OTHERS, PASSED, (2, "2026-11-30", 1)),
    (PRACTICE, PASSED, (5, "2026-11-30", 2)),
    (LAW, TO_COME, (3, "2026-12-04", 0)),
    (HANDBOOK, TO_COME, (3, "2026-12-04", 1)),
    (OF_OTHERS, TO_COME, (3, "2026-12-04", 1)),
    (PRACTICE, TO_COME, (5, "2026-12-04", 2)),
]


@pytest.mark.parametrize(("words", "day", "expected"), URGENCIES)
def test_how_urgent_a_date_is(words: Words, day: str, expected: tuple[int, str, int]) -> None:
    rank, act_by, weight = expected
    clock = own_clock(asked_on(day), within=TEN_DAYS, **words)
    assert urgency(clock, TODAY) == (rank, date.fromisoformat(act_by), weight, "ana-r")


@pytest.mark.parametrize(
    ("words", "rank"), [(LAW, 1), (OF_OUR_NUMBER, 1), (HANDBOOK, 2), (OF_OTHERS, 4), (PRACTICE, 5)]
)
def test_how_urgent_a_duty_without_a_date_is(words: Words, rank: int) -> None:
    clock = own_clock(asked_on(PASSED), **words)
    assert urgency(clock, TODAY)[:2] == (rank, date(2026, 11, 20))


@pytest.mark.parametrize(
    ("words", "rank"), [(LAW, 3), (OF_OUR_NUMBER, 3), (HANDBOOK, 3), (OF_OTHERS, 3), (PRACTICE, 5)]
)
def test_a_date_that_no_calendar_tells_is_to_come(words: Words, rank: int) -> None:
    clock = own_clock(asked_on(PASSED), years=(), within={"count": 10, "of": "school_days"}, **words)
    assert (clock.status, urgency(clock, TODAY)[:2]) == ("unknown", (rank, date.max))


def first_of(*clocks: Deadline, just: tuple[str, ...] = ("new",)) -> int:
    """Which of some deadlines is the next step, whatever their order."""
    found = next_step(clocks, TODAY, just)
    assert found is next_step(reversed(clocks), TODAY, just)
    return next(place for place, clock in enumerate(clocks) if clock is found)


COMMAND: Words = {"next": "show {student}"}


def test_what_was_just_started_comes_first_only_where_it_is_to_be_done_now() -> None:
    old = own_clock(asked_on("2026-09-01"))
    new = own_clock(asked_on(str(TODAY), id="new"))
    assert first_of(old, new) == 1
    assert first_of(old, new, just=()) == 0
    has_time = own_clock(asked_on(str(TODAY), id="new"), within=TEN_DAYS)
    assert first_of(old, has_time) == 0
    for_others = own_clock(asked_on(str(TODAY), id="new"), **OF_OTHERS)
    assert first_of(old, for_others) == 0


def test_what_has_waited_goes_before_a_birthday_that_nothing_recorded_starts() -> None:
    context = with_rule(context_with(*BOTH), starts=({"birthday": 10},), within={"same_day": "true"})
    birthday = the_deadline("own", student_of(ADDED), context, TODAY)
    assert first_of(birthday, own_clock(asked_on(str(TODAY), id="new"))) == 1


def test_what_was_just_started_comes_before_a_legal_date_that_passed() -> None:
    """The morning page has that every day."""
    late = own_clock(asked_on(PASSED), within=TEN_DAYS, **LAW)
    new = own_clock(asked_on(str(TODAY), id="new"))
    assert first_of(late, new) == 1
    assert first_of(late, new, just=()) == 0


def test_of_what_was_just_started_a_command_comes_before_a_tick() -> None:
    """Not before what weighs more, and not among what has waited."""
    tick = own_clock(asked_on("2026-11-27", id="new"))
    command = own_clock(asked_on("2026-11-30", id="new"), **COMMAND)
    assert first_of(tick, command) == 1
    assert first_of(own_clock(asked_on("2026-11-27", id="new"), **LAW), command) == 0
    assert first_of(tick, command, just=()) == 0


def test_a_date_of_the_law_within_a_week_goes_before_what_has_none() -> None:
    open_for_long = own_clock(asked_on("2026-09-01"), **LAW)
    near, far = (
        own_clock(asked_on(day), within=TEN_DAYS, **LAW) for day in ("2026-11-28", "2026-11-29")
    )  # due in seven days, and in eight
    assert first_of(open_for_long, near) == 1
    assert first_of(open_for_long, far) == 0
    late = own_clock(asked_on(PASSED), within=TEN_DAYS, **LAW)
    assert first_of(near, late) == 1
    of_ours = own_clock(asked_on("2026-11-28"), within=TEN_DAYS, **OF_OUR_NUMBER)
    assert first_of(open_for_long, of_ours) == 0
