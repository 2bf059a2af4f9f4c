"""One fact that two people recorded, each in a copy of the file: what `check` takes for one, and what may be true twice."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.casefile.events import Event
from casemgr.checks.on_file_twice import ONCE, besides, on_file_twice, twice_words
from casemgr.checks.whole_file import misfits
from support import context_with, fact, student_of

TODAY = date(2027, 6, 1)
CONTEXT = context_with("sample-2026-27")
ADDED = fact("student_added", "2026-08-12", last_annual="2025-12-14", last_evaluation="2024-10-14")
REFERRED = fact("referral_received", "2026-09-01")
PLAN = fact(
    "assessment_plan_given", "2026-09-10", purpose="initial", areas=[{"area": "reading"}, {"area": "motor"}]
)
CONSENT = fact("consent_received", "2026-09-17", purpose="initial")
REMOVED = fact("removal", "2026-09-14", days="6", kind="suspension")
HALF = fact("removal", "2026-09-14", days="0.5", kind="suspension")
HELD = fact("meeting_held", "2026-10-05", purposes=["annual"], outcome="completed")
LEFT = fact("exited", "2026-11-02", reason="moved-in-state")
BACK = fact("transferred_in", "2026-11-20", from_district="Fernbrook Unified")
ASKED = fact("records_requested", "2026-09-14")
SENT = fact("progress_report_sent", "2026-09-18")
REQUEST = fact("parent_request_received", "2026-09-10", what="an aide", form="oral")
REVIEWED = fact("manifestation_review_held", "2026-09-21", caused="false", not_implemented="false")
PLANNED = fact("service_planned", "2026-10-05", service="speech", starts="2026-10-12", provider="Kim Roe")
REVOKED = fact("consent_revoked", "2026-10-05")
PROPOSED = {**REMOVED, "proposed": "true"}


def found(*facts: dict[str, Any]) -> list[tuple[str, str, int]]:
    """The ids of each pair that may be one fact, and the place of the second."""
    return [
        (each.first.id, each.second.id, each.place)
        for each in on_file_twice(student_of(*facts), CONTEXT, TODAY)
    ]


ONE: list[list[dict[str, Any]]] = [
    [ADDED, REMOVED, {**REMOVED, "kind": "sent-home"}],
    [ADDED, REMOVED, {**REMOVED, "date": "2026-09-16", "days": "1"}],
    [ADDED, LEFT, {**LEFT, "reason": "graduated-diploma"}],
    [ADDED, LEFT, {**LEFT, "date": "2026-11-05"}],
    [REFERRED, PLAN, CONSENT, {**CONSENT, "date": "2026-09-18"}],
    [REFERRED, PLAN, {**CONSENT, "date": "2026-09-18"}, CONSENT],
    [REFERRED, PLAN, CONSENT, {**CONSENT, "areas": ["motor"]}],
    [REFERRED, PLAN, {**CONSENT, "areas": ["reading", "motor"]}, {**CONSENT, "areas": ["motor"]}],
    [REFERRED, PLAN, fact("consent_refused", "2026-09-17", purpose="initial"), fact("consent_refused", "2026-09-18", purpose="initial")],
    [REFERRED, PLAN, {**PLAN, "areas": [{"area": "motor", "assessor": "Kim Roe"}]}],
    [REFERRED, REFERRED],
    [REFERRED, {**REFERRED, "form": "oral"}],
    [{**REFERRED, "by": "Rosa Diaz"}, {**REFERRED, "areas": ["reading"]}],
    [ADDED, ASKED, {**ASKED, "form": "oral"}],
    [ADDED, SENT, {**SENT, "by": "Kim Roe", "note": "by mail"}],
    [ADDED, HELD, {**HELD, "purposes": ["annual", "transition"]}],
    [ADDED, {**HELD, "outcome": "continued"}, {**HELD, "outcome": "continued"}],
    [ADDED, REQUEST, {**REQUEST, "what": "An  aide", "form": "written"}],
    [ADDED, REMOVED, REVIEWED, {**REVIEWED, "caused": "true"}],
    [ADDED, PLANNED, {**PLANNED, "provider": "kim roe", "minutes": "30 weekly"}],
    [ADDED, REVOKED, {**REVOKED, "date": "2026-10-06"}],
    [ADDED, {**ADDED, "date": "2026-08-17", "last_annual": "2025-12-15"}],
]  # fmt: skip


@pytest.mark.parametrize("facts", ONE)
def test_one_fact_on_file_twice_is_found(facts: list[dict[str, Any]]) -> None:
    last = len(facts) - 1
    first = f"e{last - 1}"
    assert found(*facts) == [(first, f"e{last}", last)]


TWO: list[list[dict[str, Any]]] = [
    [ADDED, HALF, HALF],
    [ADDED, REMOVED, {**REMOVED, "date": "2026-10-05"}],
    [ADDED, PROPOSED, {**REMOVED, "carries_out": "e1"}],
    [ADDED, LEFT, BACK, {**LEFT, "date": "2026-11-27"}],
    # Another plan, or a consent withdrawn, may be agreed to; so may the areas left over.
    [REFERRED, PLAN, CONSENT, {**PLAN, "date": "2026-09-20"}, {**CONSENT, "date": "2026-09-24"}],
    [REFERRED, PLAN, CONSENT, fact("consent_refused", "2026-09-18", purpose="initial", withdraws=["e2"]), {**CONSENT, "date": "2026-09-24"}],
    [REFERRED, PLAN, {**CONSENT, "areas": ["reading"]}, {**CONSENT, "areas": ["motor"]}],
    [ADDED, CONSENT | {"purpose": "supplemental"}, CONSENT | {"purpose": "supplemental", "date": "2026-12-01"}],
    [REFERRED, {**PLAN, "areas": [{"area": "reading"}]}, {**PLAN, "areas": [{"area": "motor"}]}],
    [{**REFERRED, "form": "oral"}, REFERRED],
    [REFERRED, {**REFERRED, "date": "2026-09-02"}],
    [{**REFERRED, "by": "Rosa Diaz"}, {**REFERRED, "by": "Kim Roe"}],
    [ADDED, ASKED, {**ASKED, "requester": "district"}],
    [ADDED, SENT, {**SENT, "date": "2026-10-30"}],
    [ADDED, {**HELD, "outcome": "continued"}, HELD],
    [ADDED, HELD, {**HELD, "purposes": ["amendment"]}],
    [ADDED, REQUEST, {**REQUEST, "form": "written", "same_as": "e1"}],
    [ADDED, REQUEST, {**REQUEST, "what": "a taxi"}],
    [ADDED, REVOKED, {**HELD, "purposes": ["initial"], "eligible": "true"}, {**REVOKED, "date": "2026-12-05"}],
    [ADDED, *[fact("contact_made", "2026-09-10", how="telephone", result="no answer")] * 2],
    [ADDED, *[fact("provider_reported", "2026-09-10", provider="Kim Roe")] * 2],
    [ADDED, *[fact("behavior_emergency", "2026-09-10")] * 2],
    # A void takes one of the two out, and a correction the one that it replaces.
    [ADDED, SENT, SENT, fact("void", "2026-09-20", event="e2", why="once")],
    [ADDED, SENT, fact("void", "2026-09-20", event="e1", why="corrected", replaced_by="e3"), SENT],
]  # fmt: skip


@pytest.mark.parametrize("facts", TWO)
def test_what_may_be_true_twice_is_not(facts: list[dict[str, Any]]) -> None:
    assert found(*facts) == []


def test_of_three_each_is_said_against_the_first() -> None:
    assert found(ADDED, SENT, SENT, SENT) == [("e1", "e2", 2), ("e1", "e3", 3)]


@pytest.mark.parametrize("kind", ONCE)
def test_the_fields_of_the_table_are_fields_of_the_event(kind: type[Event]) -> None:
    assert set(ONCE[kind].same) <= kind.model_fields.keys()


def words(*facts: dict[str, Any]) -> str:
    (each,) = on_file_twice(student_of(*facts), CONTEXT, TODAY)
    return twice_words(each, "ana-r", TODAY)


def test_the_words_name_both_and_what_to_type() -> None:
    assert words(ADDED, SENT, SENT) == (
        "on file twice, as e1 and e2: progress report sent home on Fri 9/18/2026. If it happened once: "
        "casemgr void ana-r e2 --why TEXT"
    )
    assert words(ADDED, ASKED, {**ASKED, "form": "oral"}) == (
        "may be on file twice: records requested by the parent in writing on Mon 9/14/2026 (e1), and records requested by the "
        "parent orally on Mon 9/14/2026 (e2). If it happened once, take out the one that is wrong: casemgr void ana-r e2 "
        "--why TEXT, or the same with e1"
    )
    assert words(ADDED, REMOVED, {**REMOVED, "kind": "sent-home"}) == (
        "the removal of 6 days from Mon 9/14/2026 (e1) and the removal of 6 days from Mon 9/14/2026 (e2) take in the same "
        "school day, which is counted twice; if it is the same removal, take out the one that is wrong: casemgr void ana-r e1 "
        "--why duplicate (Mon 9/14/2026), or casemgr void ana-r e2 --why duplicate (Mon 9/14/2026)"
    )


def test_what_does_not_fit_only_for_being_there_twice_is_said_once() -> None:
    student = student_of(
        REFERRED, PLAN, CONSENT, {**CONSENT, "date": "2026-09-18"}, {**PLAN, "purpose": "triennial"}
    )
    unfit = list(misfits(student, CONTEXT, TODAY))
    assert [each.event.id for each in unfit] == ["e3"]
    twice = list(on_file_twice(student, CONTEXT, TODAY))
    assert besides(unfit, twice, student, CONTEXT, TODAY) == []
    late = student_of(*[REFERRED, {**PLAN, "date": "2026-09-20"}, CONSENT, SENT, SENT])
    unfit = list(misfits(late, CONTEXT, TODAY))
    twice = list(on_file_twice(late, CONTEXT, TODAY))
    assert [each.event.id for each in besides(unfit, twice, late, CONTEXT, TODAY)] == ["e2"]
