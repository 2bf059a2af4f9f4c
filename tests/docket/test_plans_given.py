"""Assessment plans given one after the other, beside each other, and on the day of what asks for them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from support import context_with, deadlines_of, fact, student_of

CONTEXT = context_with("redwood-city-2025-26", "redwood-city-2026-27")
AS_OF = date(2026, 11, 23)


def plan(day: str, purpose: str = "initial") -> dict[str, Any]:
    return fact("assessment_plan_given", day, purpose=purpose)


def clocks(rule: str, *facts: dict[str, Any]) -> list[tuple[str, str]]:
    """The day each clock of a rule started, and its status."""
    return [(str(c.started_on), c.status) for c in deadlines_of(rule, student_of(*facts), CONTEXT, AS_OF)]


# --- which plan is asked about ----------------------------------------------------------------------------------------


def test_the_follow_up_counts_from_the_plan_that_is_open() -> None:
    again = [plan("2026-09-01"), plan("2026-11-16")]
    assert clocks("consent-follow-up", *again) == [("2026-09-01", "ended"), ("2026-11-16", "running")]
    assert clocks("plan-answer", *again) == [("2026-09-01", "ended"), ("2026-11-16", "open")]


def test_a_plan_given_again_after_the_parent_was_asked_is_asked_about_from_its_own_day() -> None:
    asked = fact("contact_made", "2026-09-17", how="telephone", about="assessment-plan", result="no answer")
    found = clocks("consent-follow-up", plan("2026-09-01"), asked, plan("2026-11-16"))
    assert found == [("2026-09-01", "met"), ("2026-09-17", "ended"), ("2026-11-16", "running")]


def test_plans_for_two_purposes_are_asked_about_each_by_itself() -> None:
    both = [plan("2026-11-02", "triennial"), plan("2026-11-16", "supplemental")]
    assert clocks("consent-follow-up", *both) == [("2026-11-02", "overdue"), ("2026-11-16", "running")]
    consent = fact("consent_received", "2026-11-20", purpose="supplemental")
    assert clocks("plan-answer", *both, consent) == [("2026-11-02", "open"), ("2026-11-16", "met")]


# --- the order within a day -------------------------------------------------------------------------------------------

ORAL, WRITTEN = fact("referral_received", "2026-11-02", form="oral"), fact("referral_received", "2026-11-09")
WITH_AREAS = {**plan("2026-11-09"), "areas": [{"area": "motor"}]}


@pytest.mark.parametrize("rule", ["assessment-plan", "develop-plan"])
def test_a_plan_of_the_day_on_which_an_oral_referral_was_put_in_writing_answers_it_wherever_it_is(
    rule: str,
) -> None:
    after, before = [ORAL, WRITTEN, WITH_AREAS], [ORAL, WITH_AREAS, WRITTEN]
    assert clocks(rule, *after) == clocks(rule, *before) == [("2026-11-09", "met")]
