"""Which referral opens a case, and which one puts into writing what was said before."""

from __future__ import annotations

from typing import Any

import pytest

from casemgr.state.referrals import opening_referrals, put_in_writing
from support import fact, student_of

Given = tuple[dict[str, Any], ...]
FIRST = fact("referral_received", "2026-09-14")
AGAIN = fact("referral_received", "2027-02-03")
SPOKEN = fact("referral_received", "2026-09-10", form="oral")
CONSENT = fact("consent_received", "2026-11-02", purpose="initial")
PLAN = fact("assessment_plan_given", "2026-09-20", purpose="initial")


def asked(day: str, form: str, **more: Any) -> dict[str, Any]:
    return fact("parent_request_received", day, what="a speech test", assessment="true", form=form, **more)


def refused(**more: Any) -> dict[str, Any]:
    return fact("consent_refused", "2026-10-05", purpose="initial", **more)


def held(**more: Any) -> dict[str, Any]:
    return fact("meeting_held", "2026-11-20", **{"purposes": ["initial"], "outcome": "completed"} | more)


def refusal(**more: Any) -> dict[str, Any]:
    return fact(
        "prior_written_notice_sent", "2026-10-05", **{"action": "refused", "subject": "assessment"} | more
    )


@pytest.mark.parametrize(
    ("between", "opens"),
    [
        ([], False),
        ([fact("referral_withdrawn", "2026-09-17")], True),
        ([fact("exited", "2026-10-05", reason="no-consent-initial")], True),
        ([refused()], True),
        ([refused(areas=["motor"])], False),  # consent to the rest
        ([refused(), CONSENT], False),  # the parent thought again
        ([fact("consent_refused", "2026-10-05", purpose="triennial")], False),
        ([held(eligible="false")], True),
        ([held(eligible="true")], False),  # there is an IEP now
        ([held(outcome="continued")], False),
        ([held(purposes=["interim"])], False),
        ([refusal()], True),
        ([refusal(missing=["reasons"])], False),
        ([refusal(subject="services")], False),
        ([PLAN], False),  # a plan that nobody answers leaves the referral in hand
    ],
)
def test_a_referral_opens_a_case_where_the_one_before_came_to_nothing(
    between: list[dict[str, Any]], opens: bool
) -> None:
    assert opening_referrals(student_of(FIRST, *between, AGAIN).events) == (
        {0, len(between) + 1} if opens else {0}
    )


REVOKED = fact("consent_revoked", "2026-10-01")
WITH_IEP = fact("student_added", "2026-08-12")


@pytest.mark.parametrize(
    ("between", "opens"),
    [
        ([], False),
        ([REVOKED], True),
        ([REVOKED, fact("exited", "2026-10-06", reason="parent-revoked")], True),
        ([REVOKED, fact("referral_received", "2026-12-01")], False),
        ([REVOKED, held(eligible="true")], False),  # there is an IEP again
        ([REVOKED, fact("transferred_in", "2026-10-20", from_district="Lakeside Unified")], False),
    ],
)
def test_a_referral_after_consent_to_all_of_it_was_revoked_opens_a_case(
    between: list[dict[str, Any]], opens: bool
) -> None:
    events = student_of(WITH_IEP, *between, AGAIN).events
    assert (len(events) - 1 in opening_referrals(events)) == opens


def test_a_student_with_an_iep_is_not_referred_again() -> None:
    assert opening_referrals(student_of(fact("student_added", "2026-08-12"), FIRST).events) == frozenset()


@pytest.mark.parametrize(
    ("facts", "place"),
    [
        ((SPOKEN, FIRST), 0),
        ((SPOKEN, fact("referral_received", "2026-09-12", form="oral"), FIRST), 0),  # the first of two
        ((asked("2026-09-10", "oral"), asked("2026-09-14", "written")), None),  # it may be a new one
        ((SPOKEN, asked("2026-09-14", "written")), None),
        ((FIRST, AGAIN), None),
        ((SPOKEN, FIRST, AGAIN), None),  # written by then
        ((SPOKEN, fact("referral_withdrawn", "2026-09-12"), FIRST), None),
        (
            (
                asked("2026-09-10", "oral"),
                fact("parent_request_withdrawn", "2026-09-12", request="e0"),
                FIRST,
            ),
            None,
        ),
        ((SPOKEN, fact("parent_request_received", "2026-09-14", what="a lift")), None),
    ],
)
def test_the_oral_referral_that_is_put_in_writing(facts: Given, place: int | None) -> None:
    assert put_in_writing(student_of(*facts).events, len(facts) - 1) == place
