"""The day to hold a meeting by, where a duty of an earlier date can only be met after that meeting."""

from __future__ import annotations

from datetime import date

import pytest

from casemgr.docket.deadline import Deadline
from support import Fact, context_with, deadlines_of, fact, student_of, the_deadline

CONTEXT = context_with("sample-2025-26", "sample-2026-27")
AS_OF = date(2026, 11, 23)
REFERRED = fact("referral_received", "2026-10-07")
CONSENT = fact("consent_received", "2026-11-12", purpose="initial", signed="2026-11-12")
OFFERED = fact(
    "meeting_held", "2026-11-16", purposes=["initial"], outcome="continued", eligible="true"
)  # not finished


def _initial(born: str, *facts: Fact, as_of: date = AS_OF) -> Deadline:
    return the_deadline("initial-iep", student_of(REFERRED, *facts, born=born), CONTEXT, as_of)


@pytest.mark.parametrize(
    ("born", "act_by"),
    [
        ("2024-01-15", "2027-01-15"),  # the third birthday, a Friday
        ("2024-01-17", "2027-01-15"),  # a Sunday
        ("2024-01-01", "2026-12-18"),  # in winter break
        ("2024-02-16", "2027-01-27"),  # after the meeting's own date
        ("2016-04-12", "2027-01-27"),
    ],
)
def test_the_initial_meeting_is_held_by_the_third_birthday(born: str, act_by: str) -> None:
    clock = _initial(born, CONSENT)
    assert (clock.due, clock.act_by) == (date(2027, 1, 27), date.fromisoformat(act_by))
    assert (clock.held_for is not None) is (act_by != "2027-01-27")


def test_a_meeting_to_be_finished_is_finished_by_the_third_birthday() -> None:
    student = student_of(REFERRED, CONSENT, OFFERED, born="2023-12-04")
    clock = the_deadline("iep-after-eligibility", student, CONTEXT, AS_OF)
    assert (clock.due, clock.act_by) == (date(2026, 12, 16), date(2026, 12, 4))


def test_what_was_answered_draws_no_meeting_forward() -> None:
    answered = fact("iep_answered", "2026-11-20", answer="agreed")
    clock = _initial("2024-01-15", CONSENT, answered)
    assert (clock.act_by, clock.held_for) == (date(2027, 1, 27), None)


def test_a_birthday_before_the_consent_gives_no_day_to_plan_by() -> None:
    clock = _initial("2023-11-06", CONSENT)
    assert (clock.act_by, clock.held_for) == (clock.due, None)


def test_a_review_is_not_drawn_forward_by_an_age() -> None:
    """The IEP in effect can be changed between two reviews (34 CFR 300.324(a)(4))."""
    added = fact("student_added", "2026-08-20", last_annual="2026-05-05", last_evaluation="2025-05-05")
    student = student_of(added, born="2011-02-20", school="Fernbrook High", grade="10")
    assert the_deadline("transition-16", student, CONTEXT, AS_OF).due == date(2027, 2, 20)
    (review,) = deadlines_of("annual-review", student, CONTEXT, AS_OF)
    assert (review.due, review.act_by) == (date(2027, 5, 5), date(2027, 5, 5))
