"""Who has to act for a deadline, and what of it is theirs."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.docket.actors import People, Share, share_of, shares, team_names
from casemgr.docket.derive import derive_from
from casemgr.docket.facts import Facts
from support import context_with, fact, student_of

AS_OF = date(2026, 9, 30)
PEOPLE = People("Dana Whitfield", (("Helen Osei", "school-nurse"), ("Marcus Bell", "school-psychologist")))
OURS = fact("student_added", "2026-08-12", last_annual="2026-02-02", last_evaluation="2025-02-02")
REFERRAL = fact("referral_received", "2026-09-01")
PLAN = fact(
    "assessment_plan_given",
    "2026-09-08",
    purpose="initial",
    areas=({"area": "reading", "assessor": "Marcus Bell"}, {"area": "motor", "assessor": "Ines Duarte"}),
)
CONSENT = fact(
    "consent_received", "2026-09-14", signed="2026-09-14", purpose="initial", areas=("reading", "motor")
)
REPORTED = fact("assessor_reported", "2026-09-21", area="motor")
BOOKED = fact("meeting_scheduled", "2026-09-20", meeting_date="2026-10-20", purposes=("annual",))


def facts_of(*facts: dict[str, Any], providers: tuple[str, ...] = ()) -> Facts:
    return Facts.of(student_of(*facts, providers=providers), context_with("redwood-city-2026-27"), AS_OF)


def shares_in(rule: str, facts: Facts) -> list[Share]:
    clocks = derive_from(facts, context_with("redwood-city-2026-27"), AS_OF)
    return [share for clock in clocks if clock.rule.id == rule for share in shares(clock, facts, PEOPLE)]


@pytest.mark.parametrize(
    ("rule", "facts", "expected"),
    [
        (
            "assessor-reports",
            (REFERRAL, PLAN, CONSENT),
            [Share("Marcus Bell", "reading"), Share("Ines Duarte", "motor")],
        ),
        ("assessor-reports", (REFERRAL, PLAN, CONSENT, REPORTED), [Share("Marcus Bell", "reading")]),
        ("assessor-reports", (REFERRAL, CONSENT), []),
    ],
)
def test_an_assessor_has_the_areas_not_reported(
    rule: str, facts: tuple[dict[str, Any], ...], expected: list[Share]
) -> None:
    assert shares_in(rule, facts_of(*facts)) == expected


def test_a_provider_has_the_report_not_given() -> None:
    given = fact("provider_reported", "2026-09-14", provider="Omar Haddad")
    facts = facts_of(OURS, given, providers=("Omar Haddad", "Priya Nair"))
    assert [share.name for share in shares_in("providers-report", facts)] == ["Priya Nair"]


def test_the_writer_of_a_draft_has_the_portion_asked_for() -> None:
    def draft(portion: str, step: str, owner: str | None = "Priya Nair") -> dict[str, Any]:
        return fact(
            "iep_drafted", "2026-09-22", portion=portion, step=step, **({"owner": owner} if owner else {})
        )

    facts = facts_of(
        OURS, BOOKED, draft("goals", "asked"), draft("services", "ready"), draft("whole", "asked", None)
    )
    assert shares_in("draft-iep", facts) == [Share("Priya Nair", "goals")]
    held = fact("meeting_held", "2026-09-25", purposes=("annual",), outcome="completed")
    assert team_names(facts.student, facts.events, PEOPLE) == ["Dana Whitfield", "Priya Nair"]
    assert team_names(facts.student, (*facts.events, *facts_of(OURS, held).events[1:]), PEOPLE) == [
        "Dana Whitfield"
    ]


def test_what_a_person_has_to_do_is_said_by_any_part_of_the_name() -> None:
    facts = facts_of(REFERRAL, PLAN, CONSENT)
    (clock,) = [
        each
        for each in derive_from(facts, context_with("redwood-city-2026-27"), AS_OF)
        if each.rule.id == "assessor-reports"
    ]
    assert share_of("marcus", clock, facts, PEOPLE) == "reading"
    assert share_of("whitfield", clock, facts, PEOPLE) == ""
    assert share_of("Omar", clock, facts, PEOPLE) is None


def test_the_team_is_everyone_with_a_part_in_the_case_each_once() -> None:
    facts = facts_of(REFERRAL, PLAN, providers=("Omar Haddad", "Marcus Bell"))
    assert team_names(facts.student, facts.events, PEOPLE) == [
        "Dana Whitfield",
        "Omar Haddad",
        "Marcus Bell",
        "Ines Duarte",
    ]
    held = fact("meeting_held", "2026-09-25", purposes=("initial",), outcome="completed")
    assert "Ines Duarte" not in team_names(facts.student, facts_of(REFERRAL, PLAN, held).events, PEOPLE)


def test_those_invited_are_of_the_team_but_not_the_parent() -> None:
    to = (
        {"role": "general-ed-teacher", "name": "Nina Roth"},
        {"role": "parent", "name": "Rosa Ortega"},
        {"role": "principal"},
    )
    facts = facts_of(OURS, BOOKED, fact("team_invited", "2026-09-21", to=to))
    assert team_names(facts.student, facts.events, PEOPLE) == ["Dana Whitfield", "Nina Roth"]


def test_of_several_in_a_role_the_one_at_work_on_the_case_acts_alone() -> None:
    two = People("Dana Whitfield", (*PEOPLE.staff, ("Ruth Adler", "school-psychologist")))
    context = context_with("redwood-city-2026-27")

    def who(*facts: dict[str, Any]) -> list[str]:
        found = facts_of(*facts)
        clocks = [each for each in derive_from(found, context, AS_OF) if each.rule.id == "sld-form"]
        return [share.name for clock in clocks for share in shares(clock, found, two)]

    plan = {**PLAN, "areas": ({"area": "specific-learning-disability", "assessor": "Ruth Adler"},)}
    unnamed = {**PLAN, "areas": ({"area": "specific-learning-disability"},)}
    consent = {**CONSENT, "areas": ("specific-learning-disability",)}
    suspected = {**REFERRAL, "areas": ("specific-learning-disability",)}
    assert who(suspected, plan, consent) == ["Ruth Adler"]
    assert who(suspected, unnamed, consent) == ["Marcus Bell", "Ruth Adler"]
