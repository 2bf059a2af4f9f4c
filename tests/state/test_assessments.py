"""Which plans still wait for the parent's answer."""

from __future__ import annotations

from typing import Any

import pytest

from casemgr.casefile.events import AssessmentPlanGiven, ConsentReceived
from casemgr.errors import UsageError
from casemgr.state.assessments import (
    agreed_before,
    areas_agreed,
    areas_left_over,
    areas_not_reported,
    completes,
    consents_in_hand,
    developed_not_given,
    left_of_initial,
    plan_meant,
    plans_to_answer,
)
from support import fact, student_of

PLAN = fact(
    "assessment_plan_given", "2026-09-08", purpose="initial", areas=({"area": "reading"}, {"area": "motor"})
)
PARTLY = fact("consent_received", "2026-09-14", signed="2026-09-14", purpose="initial", areas=("reading",))
HELD = fact("meeting_held", "2026-10-20", purposes=("initial",), outcome="completed", eligible=True)
LEFT = fact("consent_received", "2026-10-26", signed="2026-10-26", purpose="supplemental", areas=("motor",))
WHOLE = fact("consent_received", "2026-10-26", signed="2026-10-26", purpose="triennial")


@pytest.mark.parametrize(
    ("facts", "waiting"),
    [
        ((PLAN,), ["initial"]),
        ((PLAN, PARTLY), ["initial"]),
        ((PLAN, PARTLY, HELD, LEFT), []),
        # A consent that names no area is to its own plan as a whole, and to no part of another.
        ((PLAN, PARTLY, HELD, WHOLE), ["initial"]),
        ((PLAN, PARTLY, {**PLAN, "date": "2026-10-22", "purpose": "triennial"}, HELD, WHOLE), ["initial"]),
    ],
)
def test_a_plan_waits_until_its_areas_are_agreed_to(
    facts: tuple[dict[str, Any], ...], waiting: list[str]
) -> None:
    found = plans_to_answer(student_of(*facts).events, refusal=False)
    assert [plan.purpose for plan in found] == waiting


def test_consent_is_complete_with_what_was_agreed_to_before() -> None:
    student = student_of(PLAN, PARTLY)
    (plan,) = plans_to_answer(student.events, refusal=False)
    assert agreed_before(student.events, "initial") == {"reading"}
    assert completes(student.events, "initial", plan, ("motor",))
    assert not completes(student.events, "initial", plan, ("reading",))
    assert not completes(student.events, "initial", None, ("motor",))
    every = student_of(PLAN, {**PARTLY, "areas": ("motor", "reading")}).events
    assert not completes(every, "initial", plan, ())
    assert not completes(student_of(PLAN, WHOLE).events, "triennial", plan, ())
    assert agreed_before(student_of(PLAN).events, "initial") == frozenset()


def test_only_consent_to_areas_of_the_initial_plan_is_to_what_was_left_of_it() -> None:
    *before, left = student_of(PLAN, PARTLY, HELD, LEFT).events
    *_, strange = student_of({**LEFT, "areas": ("health",)}).events
    waiting = plans_to_answer(tuple(before), refusal=False)
    assert left_of_initial(left, waiting, tuple(before)) == waiting[0]  # type: ignore[arg-type]
    assert left_of_initial(strange, waiting, tuple(before)) is None  # type: ignore[arg-type]


def test_of_several_plans_the_one_of_the_purpose_said_is_answered() -> None:
    both = plans_to_answer(student_of(PLAN, {**PLAN, "purpose": "triennial"}).events, refusal=False)
    initial, triennial = both
    assert plan_meant(both, "triennial") == triennial
    assert plan_meant(both, "supplemental") is None
    assert plan_meant([initial], None) == initial
    assert plan_meant([], None) is None
    with pytest.raises(UsageError, match=r"initial of .*, triennial of .*: say --purpose"):
        plan_meant(both, None)


def test_a_refusal_after_a_part_was_agreed_to_is_about_the_rest() -> None:
    before, partly = student_of(PLAN).events, student_of(PLAN, PARTLY).events
    (plan,) = plans_to_answer(before, refusal=True)
    assert areas_left_over(partly, "initial", plan) == ("motor",)
    assert areas_left_over(before, "initial", plan) == ()
    assert areas_left_over(partly, "initial", None) == ()


def test_where_plan_and_consent_name_no_area_none_is_known() -> None:
    bare = fact("assessment_plan_given", "2026-09-08", purpose="initial")
    consent = fact("consent_received", "2026-09-14", signed="2026-09-14", purpose="initial")
    assert areas_agreed(student_of(bare, consent).events) == {"initial": None}
    assert areas_agreed(student_of(bare).events) == {}
    assert areas_agreed(student_of(PLAN, PARTLY).events) == {"initial": frozenset({"reading"})}
    # Consent that names none is to all of the plan.
    assert areas_agreed(student_of(PLAN, consent).events) == {"initial": frozenset({"reading", "motor"})}


def test_consent_to_an_earlier_plan_is_none_to_a_new_one_of_the_same_purpose() -> None:
    again = {**PLAN, "date": "2026-09-21"}
    assert areas_agreed(student_of(PLAN, PARTLY, again).events) == {}
    assert areas_agreed(student_of(PLAN, PARTLY, {**again, "purpose": "triennial"}).events) == {
        "initial": frozenset({"reading"})
    }


REFUSED = fact("consent_refused", "2026-09-14", purpose="initial")
OTHER = {**PLAN, "purpose": "triennial"}


def waits(*facts: dict[str, Any], refusal: bool) -> list[str]:
    return [plan.purpose for plan in plans_to_answer(student_of(*facts).events, refusal=refusal)]


def test_after_a_refusal_the_parent_may_still_consent_and_does_not_refuse_again() -> None:
    assert waits(PLAN, REFUSED, refusal=False) == ["initial"]
    assert waits(PLAN, REFUSED, refusal=True) == []
    assert waits(PLAN, OTHER, REFUSED, refusal=True) == ["triennial"]
    assert waits(PLAN, REFUSED, {**PLAN, "date": "2026-09-21"}, refusal=True) == ["initial"]
    assert waits(REFUSED, refusal=True) == []  # of no plan on file
    assert waits(PLAN, fact("note_made", "2026-09-15", text="x"), refusal=True) == ["initial"]
    assert waits(PLAN, {**WHOLE, "purpose": "initial"}, refusal=True) == []


def test_what_is_left_of_the_initial_plan_waits_until_all_of_it_is_agreed_to() -> None:
    three = {**PLAN, "areas": ({"area": "reading"}, {"area": "motor"}, {"area": "health"})}
    health = {**LEFT, "date": "2026-11-02", "areas": ("health",)}
    assert waits(three, PARTLY, HELD, LEFT, refusal=False) == ["initial"]
    assert waits(three, PARTLY, HELD, LEFT, health, refusal=False) == []
    # A plan given later takes nothing back, nor does one that names no area add any.
    later = {**PLAN, "date": "2026-10-27", "purpose": "supplemental"}
    assert waits(PLAN, PARTLY, HELD, LEFT, later, refusal=False) == ["supplemental"]
    bare = fact("assessment_plan_given", "2026-10-22", purpose="triennial")
    assert waits(PLAN, PARTLY, HELD, bare, WHOLE, LEFT, refusal=False) == []
    # The IEP came only after the consent, which is to a plan of its own then.
    assert waits(PLAN, PARTLY, {**LEFT, "date": "2026-10-19"}, HELD, refusal=False) == ["initial"]


def test_the_areas_without_a_report_are_those_agreed_to_since_the_plan() -> None:
    reported = fact("assessor_reported", "2026-09-21", area="reading")
    both = {**PARTLY, "areas": ("reading", "motor")}

    def left(*facts: dict[str, Any]) -> list[str] | None:
        return areas_not_reported(student_of(*facts).events, "initial")

    assert left(PLAN) is None
    assert left(PLAN, both) == ["motor", "reading"]
    assert left(PLAN, both, reported) == ["motor"]
    assert left(reported, PLAN, both) == ["motor", "reading"]
    assert left(PLAN, both, reported, {**OTHER, "date": "2026-09-22"}) == ["motor"]
    several = ("vision", "health", "speech", "motor", "hearing", "academic", "behavior")
    assert left(PLAN, {**PARTLY, "areas": several}) == sorted(several)


def test_what_is_left_of_the_initial_plan_is_of_that_plan_alone_and_may_be_all_of_it() -> None:
    def left(*facts: dict[str, Any]) -> AssessmentPlanGiven | None:
        *before, consent = student_of(*facts).events
        assert isinstance(consent, ConsentReceived)
        return left_of_initial(consent, plans_to_answer(tuple(before), refusal=False), tuple(before))

    assert left(OTHER, HELD, LEFT) is None
    assert left(PLAN, HELD, {**LEFT, "areas": ("motor", "reading")}) is not None
    assert left(PLAN, HELD, {**LEFT, "areas": ("motor", "health")}) is None
    assert left(PLAN, {**LEFT, "purpose": "supplemental"}) is None  # no IEP yet
    assert left(PLAN, HELD, {**LEFT, "purpose": "initial"}) is None  # it is to the plan itself
    assert left(PLAN, HELD, {**LEFT, "areas": ()}) is None


DEVELOPED = {**PLAN, "type": "assessment_plan_developed", "date": "2026-09-01"}
TRIENNIAL = {**DEVELOPED, "date": "2026-09-02", "purpose": "triennial"}


@pytest.mark.parametrize(
    ("facts", "purpose", "found"),
    [
        ((DEVELOPED,), None, "2026-09-01"),
        ((DEVELOPED,), "initial", "2026-09-01"),
        ((DEVELOPED,), "triennial", None),
        ((DEVELOPED, TRIENNIAL), None, "2026-09-02"),
        ((DEVELOPED, TRIENNIAL), "initial", "2026-09-01"),
        ((DEVELOPED, PLAN), "initial", None),
        ((DEVELOPED, PLAN), None, None),
        ((TRIENNIAL, PLAN), "triennial", "2026-09-02"),
        ((PLAN, {**DEVELOPED, "date": "2026-09-10"}), None, "2026-09-10"),
        ((WHOLE,), None, None),
    ],
)
def test_a_plan_worked_out_waits_until_it_is_given(
    facts: tuple[dict[str, Any], ...], purpose: str | None, found: str | None
) -> None:
    plan = developed_not_given(student_of(*facts).events, purpose)
    assert (str(plan.date) if plan else None) == found


WITHDRAWN = fact("consent_refused", "2026-09-16", purpose="initial", withdraws=("e1",))


@pytest.mark.parametrize(
    ("facts", "purposes"),
    [
        ((PLAN, PARTLY), ["initial"]),
        ((PLAN, PARTLY, WITHDRAWN), []),
        (
            (PLAN, PARTLY, fact("consent_refused", "2026-09-16", purpose="initial", areas=("motor",))),
            ["initial"],
        ),
        ((PLAN, PARTLY, HELD), []),
        ((PLAN, PARTLY, HELD, WHOLE), ["triennial"]),
        ((PLAN, PARTLY, fact("referral_withdrawn", "2026-09-16")), []),
        ((PLAN, PARTLY, fact("exited", "2026-09-16", reason="moved-in-state")), []),
    ],
)
def test_a_consent_is_in_hand_until_it_is_withdrawn_or_settled(
    facts: tuple[dict[str, Any], ...], purposes: list[str]
) -> None:
    assert list(consents_in_hand(student_of(*facts).events)) == purposes


def test_what_was_withdrawn_is_not_agreed_and_may_be_agreed_to_again() -> None:
    events = student_of(PLAN, PARTLY, WITHDRAWN).events
    assert areas_agreed(events) == {}
    assert [plan.purpose for plan in plans_to_answer(events, refusal=False)] == ["initial"]
    assert plans_to_answer(events, refusal=True) == []
