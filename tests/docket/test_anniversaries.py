"""The last review, from the day that the next one is due."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from casemgr.docket.anniversaries import last_before
from casemgr.law.rules import DutyRole
from support import context_with, fact, student_of, the_deadline, with_rule

RULES: dict[DutyRole, tuple[str, str]] = {
    "annual": ("annual-review", "last_annual"),
    "triennial": ("triennial", "last_evaluation"),
}

# 29 February comes from no day of another year: the review is then due a day before it.
OF_NO_DAY = {(date(2028, 2, 29), "same_day"), (date(2028, 2, 28), "day_before")}


@pytest.mark.parametrize("reading", ["same_day", "day_before"])
@pytest.mark.parametrize("role", RULES)
@pytest.mark.parametrize("due", [date(2027, 3, 9), date(2027, 2, 28), date(2028, 2, 28), date(2028, 2, 29)])
def test_the_deadline_of_the_last_review_is_the_day_it_came_from(
    due: date, role: DutyRole, reading: str
) -> None:
    context = context_with(anniversary=reading)
    found = last_before(due, role, context)
    if found is None:
        pytest.fail(f"no day was found for {role}")
    rule, field = RULES[role]
    again = the_deadline(
        rule, student_of(fact("student_added", "2026-08-12", **{field: found})), context, due
    ).due
    assert again == (date.fromordinal(due.toordinal() - 1) if (due, reading) in OF_NO_DAY else due)


def test_without_a_rule_that_counts_in_years_no_last_day_is_said() -> None:
    context = context_with()
    nowhere = replace(context, law=context.law.having(rules=()))
    assert last_before(date(2027, 3, 9), "annual", nowhere) is None
    counted = with_rule(
        nowhere, role="annual", starts=({"event": "note_made"},), within={"count": 5, "of": "calendar_days"}
    )
    assert last_before(date(2027, 3, 9), "annual", counted) is None
