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


OURS = fact("student_added", "2026-08-03", last_annual="2026-03-02")
ASKED = fact("parent_request_received", "2026-08-24", what="a speech assessment", assessment="true")
AGAIN = fact("parent_request_received", "2026-10-05", what="an OT assessment", assessment="true")
EXTRA = fact("assessment_plan_given", "2026-08-31", purpose="supplemental", safeguards="true")
THREE_YEARS = fact("assessment_plan_given", "2026-09-01", purpose="triennial", safeguards="true")


def refused(purpose: str, *areas: str) -> dict[str, Any]:
    return fact("consent_refused", "2026-09-08", purpose=purpose, areas=list(areas))


def held(outcome: str, *purposes: str) -> dict[str, Any]:
    return fact("meeting_held", "2026-09-28", purposes=list(purposes), outcome=outcome)


@pytest.mark.parametrize(
    ("since", "day"),
    [
        ((), "2026-08-31"),
        ((refused("supplemental"),), None),
        ((refused("supplemental", "academic"),), "2026-08-31"),
        ((refused("triennial"),), "2026-08-31"),
        ((held("completed", "annual", "supplemental"),), None),
        ((held("continued", "supplemental"),), "2026-08-31"),
        ((held("completed", "annual"),), "2026-08-31"),
        ((THREE_YEARS, held("completed", "triennial")), "2026-08-31"),  # the other plan is over
    ],
)
def test_a_plan_that_was_refused_or_met_on_is_for_no_later_request(
    since: tuple[dict[str, Any], ...], day: str | None
) -> None:
    student = student_of(OURS, ASKED, EXTRA, *since, AGAIN)
    for rule in ("assessment-plan", "safeguards-at-referral"):
        (clock,) = [each for each in deadlines_of(rule, student, CONTEXT, TODAY) if each.is_open]
        given = given_before(clock, student.known(TODAY))
        assert (str(given.date) if given else None) == day


def test_a_copy_sent_before_the_meeting_on_an_assessment_is_for_no_later_request() -> None:
    copy = fact("document_sent", "2026-08-25", document="safeguards")
    for since, day in (
        ((), "2026-08-25"),
        ((held("completed", "supplemental"),), None),
        ((held("completed", "annual"),), "2026-08-25"),
    ):
        student = student_of(OURS, ASKED, copy, *since, AGAIN)
        (clock,) = [c for c in deadlines_of("safeguards-at-referral", student, CONTEXT, TODAY) if c.is_open]
        given = given_before(clock, student.known(TODAY))
        assert (str(given.date) if given else None) == day
