"""What a parent's answer to an assessment plan is recorded as."""

from datetime import date

import pytest

from casemgr.casefile.events import ConsentReceived, ConsentRefused
from casemgr.checks.plan_answered import ParentAnswer, plan_answer
from casemgr.docket.facts import Facts
from casemgr.errors import UsageError
from support import context_with, fact, student_of

DAY = date(2026, 10, 12)
PLAN = fact(
    "assessment_plan_given",
    "2026-10-02",
    purpose="initial",
    areas=[{"area": "speech-language"}, {"area": "motor"}],
)
CONSENT = fact("consent_received", "2026-10-05", purpose="initial")
REFUSED = fact("consent_refused", "2026-10-05", purpose="initial")


def on_file(*facts: dict[str, object]) -> Facts:
    return Facts.of(student_of(*facts), context_with("sample-2026-27"), date(2026, 11, 23))


def test_an_answer_is_to_the_plan_that_waits() -> None:
    found = plan_answer(ParentAnswer(None), DAY, on_file(PLAN), force=False).value
    assert found
    assert (found.cls, found.fields) == (ConsentReceived, {"purpose": "initial", "areas": ()})


def test_consent_to_some_areas_is_to_those_of_the_plan() -> None:
    found = plan_answer(ParentAnswer(None, ("motor",)), DAY, on_file(PLAN), force=False)
    assert found.value
    assert found.value.fields["areas"] == ("motor",)
    other = plan_answer(ParentAnswer(None, ("vision",)), DAY, on_file(PLAN), force=False)
    assert other.doubt == "visual-impairment is not an area of the plan of Fri 10/2/2026"


def test_a_refusal_after_consent_withdraws_it() -> None:
    known = on_file(PLAN, CONSENT)
    found = plan_answer(ParentAnswer(None, refused=True), DAY, known, force=False).value
    assert found
    assert (found.cls, found.fields["withdraws"]) == (ConsentRefused, (known.events[-1].id,))


def test_nothing_in_hand_is_not_withdrawn() -> None:
    found = plan_answer(ParentAnswer(None, withdrawn=True), DAY, on_file(PLAN), force=False)
    assert found.value is None
    assert found.doubt == "no consent to assess is in hand on Mon 10/12/2026, so none can be withdrawn"


def test_a_refusal_is_recorded_once() -> None:
    insists = ParentAnswer(None, refused=True, team_insists=True)
    found = plan_answer(insists, DAY, on_file(PLAN, REFUSED), force=False)
    assert (found.doubt or "").startswith("the refusal of Mon 10/5 is on file. To add that the team holds")


def test_without_a_plan_here_the_purpose_has_to_be_said_or_is_initial() -> None:
    assert (plan_answer(ParentAnswer(None), DAY, on_file(), force=False).doubt or "").startswith(
        "no assessment plan given on or before"
    )
    with pytest.raises(UsageError, match="say --purpose initial, triennial or supplemental"):
        plan_answer(ParentAnswer(None), DAY, on_file(), force=True)
    comes = fact("transferred_in", "2026-10-01", from_district="Lakeside")
    found = plan_answer(ParentAnswer("triennial"), DAY, on_file(comes), force=False).value
    assert found
    assert found.fields["purpose"] == "triennial"
