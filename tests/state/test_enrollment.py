"""Who the student is to the caseload: joined, left, with or without an IEP, and whose case it is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.state.enrollment import (
    age_on,
    exit_of,
    has_had_it_from_the_start,
    has_iep,
    has_left,
    is_english_learner,
    joinings,
    manager_of,
    may_be_with_another,
    may_have_iep,
    receiver_of,
    suspected_areas,
)
from support import fact, student_of

ADDED = fact("student_added", "2026-08-12")
NOTE = fact("note_made", "2026-09-10", text="x")
LEFT = fact("exited", "2026-10-01", reason="moved-in-state")
REVOKED = fact("consent_revoked", "2026-10-05")
BACK = fact("transferred_in", "2026-11-02", from_district="Elm Unified")
HANDED_OFF = fact("handed_off", "2026-09-01", to="Ruth Adler")
ACKNOWLEDGED = fact("hand_off_acknowledged", "2026-09-03")
ASSIGNED = fact("case_manager_assigned", "2026-09-09", case_manager="Sam Ito")


def found(outcome: str) -> dict[str, Any]:
    return fact("meeting_held", "2026-11-20", purposes=["initial"], outcome="completed", eligible=outcome)


@pytest.mark.parametrize(
    ("facts", "places"),
    [
        ((ADDED, NOTE), [0]),
        ((NOTE, ADDED), [1]),
        ((NOTE, NOTE), [0]),  # nothing says how the student joined
        ((ADDED, BACK), [0]),  # once, for there was no exit
        ((ADDED, LEFT, NOTE, BACK), [0, 3]),
        ((ADDED, found("false"), BACK), [0, 2]),
        ((ADDED, found("true"), BACK), [0]),
        ((), []),
    ],
)
def test_a_student_joins_at_first_and_after_each_exit(
    facts: tuple[dict[str, Any], ...], places: list[int]
) -> None:
    events = student_of(*facts).events
    assert joinings(events) == [(events[place].date, place) for place in places]


def test_a_joining_that_is_not_known_yet_is_to_come() -> None:
    file = student_of(NOTE, ADDED).events
    assert joinings(file[:1], file) == []
    assert joinings(file[:1], file[:1]) == [(file[0].date, 0)]


@pytest.mark.parametrize(
    ("facts", "left"),
    [
        ((ADDED, NOTE), False),
        ((ADDED, LEFT), True),
        ((ADDED, LEFT, NOTE), True),  # what is recorded afterwards does not bring the student back
        ((ADDED, LEFT, NOTE, BACK), False),
        ((ADDED, LEFT, BACK, NOTE, LEFT), True),
        ((), False),
    ],
)
def test_who_has_exited_and_not_come_back_has_left(facts: tuple[dict[str, Any], ...], left: bool) -> None:
    events = student_of(*facts).events
    assert has_left(events) is left
    assert exit_of(events) == (next(e for e in reversed(events) if e.type == "exited") if left else None)


@pytest.mark.parametrize(
    ("facts", "has"),
    [
        ((NOTE,), False),
        ((ADDED, NOTE), True),
        ((BACK,), True),
        ((fact("referral_received", "2026-09-01"), NOTE), False),
        ((found("true"),), True),
        ((ADDED, found("false")), False),
        ((ADDED, {**found("true"), "eligible": None}), True),  # a meeting that was not about eligibility
        ((ADDED, LEFT), False),
        ((ADDED, LEFT, BACK), True),
        # Without all services: EC 56346(d). Until the team finds the student eligible once more.
        ((ADDED, REVOKED), False),
        ((ADDED, REVOKED, found("true")), True),
    ],
)
def test_who_came_with_an_iep_or_was_found_eligible_has_one_until_the_exit_or_a_revocation(
    facts: tuple[dict[str, Any], ...], has: bool
) -> None:
    assert has_iep(student_of(*facts).events) is has


@pytest.mark.parametrize(
    ("facts", "may"),
    [
        ((NOTE, ADDED), True),
        ((BACK, NOTE), True),
        ((found("true"), NOTE), True),
        ((found("false"),), False),
        ((fact("iep_answered", "2026-11-21", answer="disagreed"), NOTE), True),
        ((NOTE,), False),
    ],
)
def test_who_joined_with_an_iep_was_found_eligible_or_answered_one_may_have_one(
    facts: tuple[dict[str, Any], ...], may: bool
) -> None:
    assert may_have_iep(student_of(*facts).events) is may


@pytest.mark.parametrize(
    ("facts", "receiver"),
    [
        ((ADDED,), None),
        ((ADDED, HANDED_OFF), None),
        ((ADDED, HANDED_OFF, NOTE, ACKNOWLEDGED, NOTE), "Ruth Adler"),
        ((ADDED, ACKNOWLEDGED), None),
        ((ADDED, HANDED_OFF, ACKNOWLEDGED, {**HANDED_OFF, "to": "Sam Ito"}), None),
        # One assigned since has not confirmed the deadlines, unless it is the receiver.
        ((ADDED, HANDED_OFF, ACKNOWLEDGED, ASSIGNED), None),
        ((ADDED, HANDED_OFF, ACKNOWLEDGED, {**ASSIGNED, "case_manager": "ruth adler"}), "Ruth Adler"),
        ((ADDED, HANDED_OFF, ACKNOWLEDGED, ASSIGNED, ACKNOWLEDGED), None),
        ((ADDED, HANDED_OFF, ACKNOWLEDGED, ASSIGNED, {**HANDED_OFF, "to": "Sam Ito"}), None),
        (
            (ADDED, HANDED_OFF, ACKNOWLEDGED, ASSIGNED, {**HANDED_OFF, "to": "Sam Ito"}, ACKNOWLEDGED),
            "Sam Ito",
        ),
        # While a hand-off waits, one assigned takes the receiver's place.
        ((ADDED, HANDED_OFF, ASSIGNED), None),
        ((ADDED, HANDED_OFF, ASSIGNED, ACKNOWLEDGED), "Sam Ito"),
        ((ADDED, ASSIGNED, ACKNOWLEDGED), None),
        # A student who comes back is ours again.
        ((ADDED, HANDED_OFF, ACKNOWLEDGED, LEFT), "Ruth Adler"),
        ((ADDED, HANDED_OFF, ACKNOWLEDGED, LEFT, BACK), None),
        ((ADDED, HANDED_OFF, LEFT, BACK, ACKNOWLEDGED), None),
    ],
)
def test_a_case_is_the_receivers_once_the_hand_off_is_acknowledged(
    facts: tuple[dict[str, Any], ...], receiver: str | None
) -> None:
    assert receiver_of(student_of(*facts).events) == receiver


@pytest.mark.parametrize(
    ("facts", "manager"),
    [
        ((HANDED_OFF,), "Dana Whitfield"),
        ((HANDED_OFF, ACKNOWLEDGED), "Ruth Adler"),
        ((ASSIGNED, NOTE), "Sam Ito"),
        ((ASSIGNED, HANDED_OFF), "Sam Ito"),
        ((ASSIGNED, HANDED_OFF, ACKNOWLEDGED), "Ruth Adler"),
        ((HANDED_OFF, ACKNOWLEDGED, ASSIGNED), "Sam Ito"),
        ((HANDED_OFF, ACKNOWLEDGED, {**HANDED_OFF, "to": "Sam Ito"}), "Ruth Adler"),
        ((HANDED_OFF, ACKNOWLEDGED, {**HANDED_OFF, "to": "Sam Ito"}, ACKNOWLEDGED), "Sam Ito"),
        # One who comes back is whose the last assignment says.
        ((ASSIGNED, ADDED, HANDED_OFF, ACKNOWLEDGED, LEFT, BACK), "Sam Ito"),
        ((ADDED, HANDED_OFF, ACKNOWLEDGED, LEFT, BACK), "Dana Whitfield"),
    ],
)
def test_the_case_is_managed_by_whoever_was_assigned_it_or_confirmed_it_last(
    facts: tuple[dict[str, Any], ...], manager: str
) -> None:
    assert manager_of(student_of(*facts).events, "Dana Whitfield") == manager


def test_a_hand_off_in_the_file_may_have_given_the_case_to_another() -> None:
    assert may_be_with_another(student_of(ADDED, HANDED_OFF).events)
    assert not may_be_with_another(student_of(ADDED, NOTE).events)


def test_the_suspected_areas_are_those_of_the_referrals_and_of_the_head_of_the_file() -> None:
    plan = fact("assessment_plan_given", "2026-09-20", purpose="initial", areas=({"area": "motor"},))
    reading = fact("referral_received", "2026-09-01", areas=["reading"])
    student = student_of(reading, {**reading, "areas": ["autism"]}, plan)
    assert suspected_areas(student.identity, student.events) == {"reading", "autism"}
    head = student.identity.model_copy(update={"suspected": ("speech-language",)})
    assert suspected_areas(head, student.events[:1]) == {"reading", "speech-language"}


@pytest.mark.parametrize(("language", "is_learner"), [("EL", True), ("RFEP", False), (None, False)])
def test_an_english_learner_is_one_by_the_code_of_the_status(language: str | None, is_learner: bool) -> None:
    assert is_english_learner(student_of(language=language).identity, {"EL"}) is is_learner


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        ("2010-04-12", "2026-04-11", 15),
        ("2010-04-12", "2026-04-12", 16),
        ("2010-04-12", "2026-12-01", 16),
        ("2010-04-12", "2027-01-31", 16),
        ("2012-02-29", "2027-02-28", 14),
        ("2012-02-29", "2027-03-01", 15),
    ],
)
def test_a_student_is_a_year_older_on_the_birthday(born: str, day: str, age: int) -> None:
    assert age_on(date.fromisoformat(born), date.fromisoformat(day)) == age


@pytest.mark.parametrize(
    ("first", "later", "expected"),
    [
        ("student_added", "2026-09-14", True),
        ("transferred_in", "2026-09-14", True),
        ("referral_received", "2026-09-14", False),
        ("early_start_referral", "2026-09-14", False),
        ("student_added", "2026-09-15", False),
    ],
)
def test_who_came_with_an_iep_and_a_case_manager_was_handed_over_by_nobody(
    first: str, later: str, *, expected: bool
) -> None:
    assigned = fact("case_manager_assigned", later, case_manager="Marcus Bell")
    events = student_of(_came(first), assigned).events
    assert has_had_it_from_the_start(events) is expected


def _came(kind: str) -> dict[str, Any]:
    return fact(kind, "2026-09-14", **({"from_district": "Lakeside"} if kind == "transferred_in" else {}))
