"""A referral after what may answer it: the writing of an oral one, and another person's."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.docket.same_matter import given_before, may_be_settled
from support import context_with, deadlines_of, fact, student_of

CONTEXT = context_with("sample-2026-27")
TODAY = date(2026, 10, 12)
SPOKEN = fact("referral_received", "2026-10-01", form="oral")
PLAN = fact("assessment_plan_given", "2026-10-02", purpose="initial", safeguards="true")
SENT = fact("document_sent", "2026-10-02", document="safeguards")
WRITTEN = fact("referral_received", "2026-10-05")
LATER = fact("assessment_plan_given", "2026-10-08", purpose="initial")


def statuses(rule: str, *facts: dict[str, Any]) -> list[str]:
    return [clock.status for clock in deadlines_of(rule, student_of(*facts), CONTEXT, TODAY)]


@pytest.mark.parametrize(
    ("rule", "facts", "found"),
    [
        ("assessment-plan", (SPOKEN, PLAN, WRITTEN), ["met"]),
        ("assessment-plan", (PLAN, SPOKEN | {"date": "2026-10-03"}, WRITTEN), ["running"]),  # given before both
        ("assessment-plan", (PLAN, WRITTEN), ["running"]),
        ("assessment-plan", (SPOKEN, WRITTEN), ["running"]),
        ("assessment-plan", (SPOKEN, WRITTEN, LATER), ["met"]),
        ("assessment-plan", (PLAN | {"date": "2026-10-05"}, WRITTEN), ["running"]),  # as of any day before
        ("safeguards-at-referral", (SPOKEN, PLAN, WRITTEN), ["met", "met"]),
        ("safeguards-at-referral", (SPOKEN, SENT, WRITTEN), ["met", "met"]),
        ("safeguards-at-referral", (SPOKEN, PLAN | {"safeguards": "false"}, WRITTEN), ["open"]),
        ("safeguards-at-referral", (WRITTEN | {"date": "2026-10-01"}, SENT, WRITTEN), ["met", "open"]),
    ],
)  # fmt: skip
def test_what_was_given_since_the_oral_referral_answers_the_written_one(
    rule: str, facts: tuple[dict[str, Any], ...], found: list[str]
) -> None:
    assert statuses(rule, *facts) == found


AGENCY = fact("referral_received", "2026-10-07", by="agency")
FIRST = fact("referral_received", "2026-10-01")


@pytest.mark.parametrize(
    ("facts", "may"),
    [
        ((FIRST, PLAN, AGENCY), True),
        ((FIRST, AGENCY), False),
        ((FIRST, PLAN, fact("consent_refused", "2026-10-06", purpose="initial"), AGENCY), False),
        ((FIRST, PLAN, fact("referral_withdrawn", "2026-10-06"), AGENCY), False),
    ],
)
def test_a_plan_before_another_s_referral_may_be_for_the_same_matter(
    facts: tuple[dict[str, Any], ...], may: bool
) -> None:
    student = student_of(*facts)
    clocks = deadlines_of("assessment-plan", student, CONTEXT, TODAY)
    (clock,) = [clock for clock in clocks if clock.is_open]
    events = student.known(TODAY)
    assert may_be_settled(clock.rule, clocks, events) is may
    given = given_before(clock, events)
    assert (given.type if given else None) == ("assessment_plan_given" if may else None)
