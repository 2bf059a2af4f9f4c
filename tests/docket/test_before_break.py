"""Until when somebody can act before a break that hides the end of a count, or that the count passes over."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.docket.before_break import last_before_break
from casemgr.docket.facts import Facts
from support import context_with, deadlines_of, fact, student_of, with_rule

# sample-2026-27: winter break from 21 December to 1 January, 18 December the last school day before it.
ASKED = "records_requested"
CASES = [
    # A request on the Thursday before, due in the break; before it by a week; on the first day of it.
    ("records-copies", fact(ASKED, "2026-12-17"), "2026-12-24", "2026-12-18"),
    ("records-copies", fact(ASKED, "2026-12-04"), "2026-12-11", None),
    ("records-copies", fact(ASKED, "2026-12-21"), "2026-12-29", None),
    ("records-transfer", fact(ASKED, "2026-12-17", requester="district"), "2026-12-24", "2026-12-18"),
    # Between two school years, and after the last known one.
    ("records-copies", fact(ASKED, "2026-06-02"), "2026-06-09", "2026-06-03"),
    ("records-copies", fact(ASKED, "2027-06-01"), "2027-06-08", "2027-06-03"),
    ("records-copies", fact(ASKED, "2026-06-08"), "2026-06-15", None),
    # Ten school days that go on in the next school year.
    ("manifestation-review", fact("placement_change_decided", "2026-06-01"), "2026-08-19", "2026-06-03"),
    ("manifestation-review", fact("placement_change_decided", "2026-09-14"), "2026-09-28", None),
    ("manifestation-review", fact("placement_change_decided", "2026-12-11"), "2027-01-08", "2026-12-18"),
    # A break shorter than the count is not named, and one longer than a single day is.
    ("manifestation-review", fact("placement_change_decided", "2026-11-16"), "2026-12-07", None),
    ("emergency-parent", fact("behavior_emergency", "2026-11-20"), "2026-11-30", "2026-11-20"),
    # Calendar days have a day to act by of their own.
    ("surrogate-parent", fact("surrogate_needed", "2026-11-25"), "2026-12-25", None),
    # So have those that pause in the break: from 11 December 7 of 15 days before it, the others from 4 January on.
    ("assessment-plan", fact("referral_received", "2026-12-11"), "2027-01-11", None),
]


@pytest.mark.parametrize(("rule", "begun", "due", "last"), CASES)
def test_the_last_school_day_before_the_break(
    rule: str, begun: dict[str, Any], due: str, last: str | None
) -> None:
    context = context_with("sample-2025-26", "sample-2026-27")
    student, as_of = student_of(begun), date.fromisoformat(begun["date"])
    (clock,) = deadlines_of(rule, student, context, as_of)
    assert str(clock.due) == due
    found = last_before_break(clock, Facts.of(student, context, as_of))
    assert (str(found.day) if found else None) == last


@pytest.mark.parametrize(
    ("within", "asked", "due", "last"),
    [
        # 18 December is the last school day before the winter break.
        ({"count": 5, "of": "calendar_days"}, "2026-12-17", "2026-12-22", None),
        ({"count": 30, "of": "calendar_days"}, "2026-12-11", "2027-01-10", None),
        ({"count": 1, "of": "weeks"}, "2026-12-17", "2026-12-24", None),
        ({"count": {"elementary": 5, "secondary": 20}, "of": "business_days"}, "2026-12-17", "2026-12-24", "2026-12-18"),
        ({"count": {"elementary": 5, "secondary": 20}, "of": "school_days"}, "2026-12-17", "2027-01-07", "2026-12-18"),
        ({"count": {"elementary": 20, "secondary": 5}, "of": "school_days"}, "2026-12-17", "2027-01-29", None),
        # On the last school day itself there is still time; on the Sunday before the break there is none.
        ({"count": 5, "of": "business_days"}, "2026-12-18", "2026-12-28", "2026-12-18"),
        ({"count": 5, "of": "business_days"}, "2026-12-20", "2026-12-28", None),
        # No calendar covers the end, and there is no date.
        ({"count": 200, "of": "school_days"}, "2026-12-11", "None", None),
        ({"months": 1}, "2026-12-01", "2027-01-01", None),
    ],
)  # fmt: skip
def test_only_business_days_and_school_days_have_one(
    within: dict[str, Any], asked: str, due: str, last: str | None
) -> None:
    context = with_rule(
        context_with("sample-2025-26", "sample-2026-27"), starts=({"event": ASKED},), within=within
    )
    student, as_of = student_of(fact(ASKED, asked)), date.fromisoformat(asked)
    (clock,) = deadlines_of("own", student, context, as_of)
    assert str(clock.due) == due
    found = last_before_break(clock, Facts.of(student, context, as_of))
    assert (str(found.day) if found else None) == last


def test_a_count_backward_has_no_last_day_before_a_break() -> None:
    back = {"count": 5, "of": "school_days", "backward": True}
    starts = ({"event": "meeting_scheduled", "counted_from": "meeting_date"},)
    context = with_rule(context_with("sample-2025-26", "sample-2026-27"), starts=starts, within=back)
    booked = fact("meeting_scheduled", "2026-12-01", meeting_date="2027-01-15", purposes=("annual",))
    student, as_of = student_of(booked), date(2026, 12, 1)
    (clock,) = deadlines_of("own", student, context, as_of)
    assert clock.due == date(2027, 1, 8)
    assert last_before_break(clock, Facts.of(student, context, as_of)) is None
