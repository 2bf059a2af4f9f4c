"""The reviews that nothing on file has started, and the command that adds the day left out."""

from __future__ import annotations

from datetime import date
from typing import Any

from casemgr.docket.derive import derive_from
from casemgr.docket.facts import Facts
from casemgr.docket.never_started import reviews_never_started, to_start
from support import context_with, fact, student_of

CONTEXT = context_with("sample-2026-27")
AS_OF = date(2026, 10, 1)
HELD = fact("meeting_held", "2026-09-14", purposes=["annual"], outcome="completed")


def found(*facts: dict[str, Any]) -> list[tuple[str, str | None]]:
    known = Facts.of(student_of(*facts), CONTEXT, AS_OF)
    missing = reviews_never_started(CONTEXT.law, derive_from(known, CONTEXT, AS_OF), known)
    return [(rule.id, to_start(rule, known)) for rule in missing]


def added(**said: Any) -> dict[str, Any]:
    return fact("student_added", "2026-08-20", **said)


def test_each_review_whose_last_day_is_left_out_is_named_with_its_command() -> None:
    assert found(added()) == [
        ("annual-review", "correct ana-r e0 last_annual=DATE"),
        ("triennial", "correct ana-r e0 last_evaluation=DATE"),
    ]
    assert found(added(last_annual="2026-03-02")) == [("triennial", "correct ana-r e0 last_evaluation=DATE")]
    assert found(added(last_annual="2026-03-02", last_evaluation="2025-03-03")) == []


def test_a_meeting_held_starts_its_review() -> None:
    assert [rule for rule, _ in found(added(), HELD)] == ["triennial"]


def test_the_last_event_that_lacks_the_day_is_the_one_to_correct() -> None:
    moved = fact("transferred_in", "2026-09-08", from_district="Reno", kind="out-of-state")
    assert dict(found(added(last_annual="2026-03-02"), moved))["triennial"] == (
        "correct ana-r e1 last_evaluation=DATE"
    )


def test_who_has_no_iep_lacks_no_review() -> None:
    assert found(fact("referral_received", "2026-09-08")) == []


def test_a_day_that_is_on_file_asks_for_none() -> None:
    annual = CONTEXT.law.rule("annual-review")
    assert annual is not None
    known = Facts.of(student_of(added(last_annual="2026-03-02"), HELD), CONTEXT, AS_OF)
    assert to_start(annual, known) is None
