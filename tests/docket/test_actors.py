"""Who has to act for a deadline, and what of it is theirs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from casemgr.casefile.people import People, Person
from casemgr.casefile.student import Provider
from casemgr.docket.actors import Share, role_awaited, share_of, shares, team_names
from casemgr.docket.deadline import Deadline
from casemgr.docket.derive import derive_from
from casemgr.docket.facts import Facts
from support import context_with, deadlines_of, fact, shipped_law, student_of, with_rule

AS_OF = date(2026, 9, 30)
CONTEXT = context_with("redwood-city-2026-27")
DANA = Person(name="Dana Whitfield")
PEOPLE = People(
    DANA,
    (Person(name="Helen Osei", role="school-nurse"), Person(name="Marcus Bell", role="school-psychologist")),
)
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
UNNAMED = {**PLAN, "areas": ({"area": "reading"}, {"area": "motor", "assessor": "Ines Duarte"})}
OTHER_PLAN = {
    **PLAN,
    "date": "2026-09-15",
    "purpose": "supplemental",
    "areas": ({"area": "reading", "assessor": "Ruth Adler"},),
}
AGAIN = {**PLAN, "date": "2026-09-22", "areas": ({"area": "motor", "assessor": "Ruth Adler"},)}
REPORTED = fact("assessor_reported", "2026-09-21", area="motor")
BOOKED = fact("meeting_scheduled", "2026-09-20", meeting_date="2026-10-20", purposes=("annual",))


def facts_of(*facts: dict[str, Any], providers: tuple[str, ...] = ()) -> Facts:
    return Facts.of(student_of(*facts, providers=providers), CONTEXT, AS_OF)


def clocks_in(rule: str, facts: Facts) -> list[Deadline]:
    return [clock for clock in derive_from(facts, CONTEXT, AS_OF) if clock.rule.id == rule]


def shares_in(rule: str, facts: Facts) -> list[Share]:
    return [share for clock in clocks_in(rule, facts) for share in shares(clock, facts, PEOPLE)]


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
        # Of an area without an assessor nobody is named.
        ("assessor-reports", (REFERRAL, UNNAMED, CONSENT), [Share("Ines Duarte", "motor")]),
        # The plan of another purpose is about other areas.
        (
            "assessor-reports",
            (REFERRAL, PLAN, CONSENT, OTHER_PLAN),
            [Share("Marcus Bell", "reading"), Share("Ines Duarte", "motor")],
        ),
        # A plan given once more begins again: nothing is agreed to, and nothing reported.
        ("assessor-reports", (REFERRAL, PLAN, CONSENT, REPORTED, AGAIN), [Share("Ruth Adler", "motor")]),
        # All is in.
        ("assessor-reports", (REFERRAL, PLAN, CONSENT, REPORTED, {**REPORTED, "area": "reading"}), []),
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


def test_the_service_of_a_provider_is_the_part_of_it_where_one_is_listed() -> None:
    facts = facts_of(OURS)
    services = {"Omar Haddad": "speech", "Omar Lind": None, "Omar Nair": "vision"}
    providers = tuple(Provider(name=name, service=service) for name, service in services.items())
    identity = facts.student.identity.model_copy(update={"all_providers": providers})
    facts = replace(facts, student=replace(facts.student, identity=identity))
    assert shares_in("providers-report", facts) == [
        Share("Omar Haddad", "speech"),
        Share("Omar Lind", ""),
        Share("Omar Nair", "vision"),
    ]
    clock = clocks_in("providers-report", facts)[0]
    assert share_of("Omar", clock, facts, PEOPLE) == "speech and vision"
    assert share_of("Lind", clock, facts, PEOPLE) == ""


def test_those_invited_have_a_meeting_to_come_to_until_it_is_held() -> None:
    to = (
        {"role": "principal", "name": "Nina Roth"},
        {"role": "parent", "name": "Rosa Ortega"},
        {"role": "slp"},
    )
    invited = fact("team_invited", "2026-09-21", to=to)
    held = fact("meeting_held", "2026-09-25", purposes=("annual",), outcome="completed")
    assert shares_in("booked-meeting", facts_of(OURS, BOOKED, invited)) == [Share("Nina Roth")]
    assert shares_in("booked-meeting", facts_of(OURS, BOOKED, invited, held)) == []
    # To call the review and to send its notice is nobody's part but the case manager's.
    for of_no_guest in ("annual-review", "meeting-notice"):
        assert clocks_in(of_no_guest, facts_of(OURS, BOOKED, invited))
        assert shares_in(of_no_guest, facts_of(OURS, BOOKED, invited)) == []


@pytest.mark.parametrize(
    ("waits_for", "who"),
    [
        ("school nurse", ["Helen Osei"]),
        ("school", ["Helen Osei", "Marcus Bell"]),
        ("principal", []),
        (None, []),
    ],
)
def test_a_rule_waits_for_the_staff_in_the_role_that_it_names(waits_for: str | None, who: list[str]) -> None:
    """No consent asked for these reports, so no assessor owes one; and staff without a role are in none."""
    met_by = ({"event": "assessor_reported"},)
    context = with_rule(CONTEXT, starts=({"event": "referral_received"},), met_by=met_by, waits_for=waits_for)
    facts = Facts.of(student_of(REFERRAL), context, AS_OF)
    people = People(DANA, (*PEOPLE.staff, Person(name="Lena Fox")))
    (clock,) = deadlines_of("own", facts.student, context, AS_OF)
    assert list(shares(clock, facts, people)) == [Share(name) for name in who]


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
    (clock,) = clocks_in("assessor-reports", facts)
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


@pytest.mark.parametrize(
    ("purposes", "is_over"),
    [(("initial",), True), (("annual", "triennial"), True), (("annual",), False), (("interim", "transition"), False)],
)  # fmt: skip
def test_an_assessor_is_of_the_team_until_the_meeting_on_the_assessment(
    purposes: tuple[str, ...], is_over: bool
) -> None:
    held = fact("meeting_held", "2026-09-25", purposes=purposes, outcome="completed")
    facts = facts_of(REFERRAL, PLAN, held)
    assert ("Ines Duarte" not in team_names(facts.student, facts.events, PEOPLE)) == is_over


def test_those_invited_are_of_the_team_but_not_the_parent() -> None:
    to = (
        {"role": "general-ed-teacher", "name": "Nina Roth"},
        {"role": "parent", "name": "Rosa Ortega"},
        {"role": "principal"},
    )
    facts = facts_of(OURS, BOOKED, fact("team_invited", "2026-09-21", to=to))
    assert team_names(facts.student, facts.events, PEOPLE) == ["Dana Whitfield", "Nina Roth"]


def test_of_several_in_a_role_the_one_at_work_on_the_case_acts_alone() -> None:
    two = People(DANA, (*PEOPLE.staff, Person(name="Ruth Adler", role="school-psychologist")))

    def who(*facts: dict[str, Any]) -> list[str]:
        found = facts_of(*facts)
        return [share.name for clock in clocks_in("sld-form", found) for share in shares(clock, found, two)]

    plan = {**PLAN, "areas": ({"area": "specific-learning-disability", "assessor": "Ruth Adler"},)}
    unnamed = {**PLAN, "areas": ({"area": "specific-learning-disability"},)}
    consent = {**CONSENT, "areas": ("specific-learning-disability",)}
    suspected = {**REFERRAL, "areas": ("specific-learning-disability",)}
    assert who(suspected, plan, consent) == ["Ruth Adler"]
    assert who(suspected, unnamed, consent) == ["Marcus Bell", "Ruth Adler"]


@pytest.mark.parametrize(
    ("form", "role"),
    [
        ("sld", "school-psychologist"),
        ("ed", "school-psychologist"),
        ("transportation", None),
        ("behavior-emergency", None),
    ],
)
def test_whose_form_it_is_the_law_says(form: str, role: str | None) -> None:
    assert role_awaited(shipped_law(), "form_completed", {"form": form}) == role


@pytest.mark.parametrize(("waits_for", "role"), [("nurse", "school-nurse"), ("parent", None), (None, None)])
def test_a_districts_rule_gives_a_form_to_another_role(waits_for: str | None, role: str | None) -> None:
    form = {"event": "form_completed", "where": {"form": "transportation"}}
    law = with_rule(CONTEXT, starts=({"event": "student_added"},), met_by=(form,), waits_for=waits_for).law
    assert role_awaited(law, "form_completed", {"form": "transportation"}) == role
    assert role_awaited(law, "form_completed", {"form": "behavior-emergency"}) is None
