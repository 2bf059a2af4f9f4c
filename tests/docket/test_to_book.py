"""The meetings that a student's open deadlines ask for."""

from __future__ import annotations

from datetime import date

from casemgr.docket.derive import derive_from
from casemgr.docket.facts import Facts
from casemgr.docket.to_book import meetings_wanted
from casemgr.state.purposes import Wanted
from support import context_with, fact, student_of

AS_OF = date(2026, 10, 1)


def wanted(*facts: dict[str, object]) -> list[Wanted]:
    context = context_with("redwood-city-2025-26", "redwood-city-2026-27")
    found = Facts.of(student_of(*facts), context, AS_OF)
    return meetings_wanted(derive_from(found, context, AS_OF))


def test_each_review_is_booked_as_its_own_and_met_by_others() -> None:
    annual, triennial = wanted(
        fact("student_added", "2026-08-20", last_annual="2025-10-30", last_evaluation="2025-03-01")
    )
    assert annual == ("annual", frozenset({"initial", "annual", "triennial"}), date(2026, 10, 30))
    assert (triennial.purpose, triennial.due) == ("triennial", date(2028, 3, 1))


def test_the_meeting_after_a_consent_has_the_purpose_of_the_consent() -> None:
    found = wanted(
        fact("student_added", "2026-08-20", last_annual="2026-05-04", last_evaluation="2025-03-01"),
        fact("assessment_plan_given", "2026-09-01", purpose="supplemental"),
        fact("consent_received", "2026-09-08", purpose="supplemental"),
    )
    assert "supplemental" in [each.purpose for each in found]
    assert sum(each.purpose is None for each in found) == 0


def test_what_no_meeting_meets_asks_for_none() -> None:
    assert [each.purpose for each in wanted(fact("referral_received", "2026-09-14"))] == []
