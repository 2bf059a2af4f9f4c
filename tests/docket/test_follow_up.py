"""What an IEP meeting leaves to do: whose duty the follow-up is, and what is owed after an exit."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.docket.derive import derive_from
from casemgr.docket.duties import duty_states
from casemgr.docket.facts import Facts
from casemgr.docket.owed import asks_for
from support import context_with, deadlines_of, fact, shipped_law, student_of

YEARS = ("redwood-city-2025-26", "redwood-city-2026-27")
WITH_IEP = fact("student_added", "2026-08-20", last_annual="2025-12-01", last_evaluation="2024-10-09")
HELD = fact("meeting_held", "2026-11-02", purposes=["annual"], outcome="completed")
FOLLOW_UPS = [
    ([fact("meeting_held", "2026-11-02", purposes=["annual"], outcome="continued")], {"33"}),
    ([HELD, fact("iep_answered", "2026-11-05", answer="undecided")], {"34"}),
    ([HELD, fact("iep_answered", "2026-11-05", answer="partly")], {"35"}),
    ([HELD, fact("iep_answered", "2026-11-05", answer="disagreed")], {"35"}),
    ([HELD, fact("iep_answered", "2026-11-05", answer="agreed")], set()),
]


@pytest.mark.parametrize(("facts", "numbers"), FOLLOW_UPS)
def test_a_follow_up_meeting_is_the_duty_that_its_reason_makes(
    facts: list[dict[str, Any]], numbers: set[str]
) -> None:
    context, as_of = context_with(*YEARS), date(2026, 11, 10)
    known = Facts.of(student_of(WITH_IEP, *facts), context, as_of)
    states = duty_states(context.law, known, derive_from(known, context, as_of))
    is_open = {each.duty.number for each in states if each.state in ("open", "overdue")}
    assert is_open & {"33", "34", "35"} == numbers


def test_the_report_is_owed_after_an_exit_too() -> None:
    student = student_of(
        fact("referral_received", "2026-09-14"),
        fact("consent_received", "2026-09-28", purpose="initial"),
        fact("meeting_held", "2026-11-02", purposes=["initial"], outcome="completed", eligible=False),
        fact("exited", "2026-11-03", reason="not-eligible-initial"),
    )
    (clock,) = deadlines_of("report-copy", student, context_with(*YEARS), date(2026, 11, 10))
    assert clock.status == "open"


def test_one_report_is_owed_of_two_assessments_that_one_meeting_is_about() -> None:
    """It starts once, with the meeting that met both."""
    facts = [
        fact("consent_received", "2026-09-14", purpose="triennial"),
        fact("consent_received", "2026-09-21", purpose="supplemental"),
        fact("meeting_held", "2026-11-02", purposes=["triennial", "supplemental"], outcome="completed"),
    ]
    (clock,) = deadlines_of("report-copy", student_of(*facts), context_with(*YEARS), date(2026, 11, 10))
    assert (clock.status, clock.started_on) == ("open", date(2026, 11, 2))


def test_what_is_sent_in_a_round_is_asked_for_by_the_rule_of_that_document_alone() -> None:
    rule = shipped_law().rule("safeguards-yearly")
    assert rule
    assert asks_for(rule, "document_sent", {"document": "safeguards"})
    assert not asks_for(rule, "document_sent", {"document": "iep-copy"})
    assert not asks_for(rule, "meeting_held", {"document": "safeguards"})
    given = shipped_law().rule("safeguards-at-referral")
    assert given
    assert asks_for(given, "document_sent", {"document": "safeguards", "reason": given.safeguards_reason})
    assert not asks_for(given, "document_sent", {"document": "safeguards", "reason": "yearly"})


REFERRAL = fact("referral_received", "2026-09-14")
OF_AN_IEP = {"transition-16", "rights-at-17", "rights-at-18", "age-22-exit"}


@pytest.mark.parametrize(
    ("facts", "rules"),
    [
        ([REFERRAL], set()),
        ([REFERRAL, fact("consent_refused", "2026-09-28", purpose="initial")], set()),
        (
            [
                REFERRAL,
                fact("meeting_held", "2026-11-02", purposes=["initial"], outcome="completed", eligible=True),
            ],
            OF_AN_IEP,
        ),
        ([WITH_IEP], OF_AN_IEP),
    ],
)
def test_what_an_iep_must_say_at_an_age_is_no_duty_for_a_student_who_never_had_one(
    facts: list[dict[str, Any]], rules: set[str]
) -> None:
    context, as_of = context_with(*YEARS), date(2026, 11, 10)
    known = Facts.of(student_of(*facts, born="2012-04-04"), context, as_of)
    states = duty_states(context.law, known, derive_from(known, context, as_of))
    named = {clock.rule.id for state in states for clock in state.clocks}
    assert named & OF_AN_IEP == rules
