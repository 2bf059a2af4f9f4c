"""A student who moves in with dates of our own that had passed: they are to be seen to on coming, after the services."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from casemgr.docket.derive import derive
from casemgr.docket.next_steps import next_step
from casemgr.reports.words import status_words
from support import context_with, deadlines_of, fact, student_of, the_deadline

CONTEXT = context_with("sample-2025-26", "sample-2026-27")
CAME = date(2026, 11, 23)
DATES = {"last_annual": "2026-02-10", "last_evaluation": "2024-01-20"}
WAYS = [
    fact("transferred_in", str(CAME), from_district="Lakeside Unified", kind=kind, **DATES)
    for kind in ("same-selpa", "other-selpa", "out-of-state")
]


@pytest.mark.parametrize("came", [*WAYS, fact("student_added", str(CAME), **DATES)])
@pytest.mark.parametrize("rule", ["triennial-plan", "triennial-scope"])
def test_a_day_to_plan_by_before_coming_is_the_day_of_coming(rule: str, came: dict[str, str]) -> None:
    clock = the_deadline(rule, student_of(came), CONTEXT, CAME)
    assert clock.due
    assert clock.due < CAME == clock.due_here == clock.act_by
    assert status_words(clock, CAME) == "due TODAY"
    assert status_words(clock, CAME + timedelta(days=1)) == "open since 11/23"


@pytest.mark.parametrize("came", WAYS)
def test_the_first_step_is_comparable_services(came: dict[str, str]) -> None:
    student = student_of(came)
    for just in ((), (student.events[0].id,)):
        step = next_step(derive(student, CONTEXT, CAME), CAME, just)
        assert step
        assert step.rule.id == "comparable-services"


def test_a_date_of_the_law_stays_where_it_was() -> None:
    late = fact("transferred_in", str(CAME), from_district="Lakeside Unified", last_annual="2025-10-01")
    clock = the_deadline("annual-review", student_of(late), CONTEXT, CAME)
    assert (clock.due, clock.due_here, clock.act_by) == (date(2026, 10, 1),) * 3
    assert status_words(clock, CAME) == "OVERDUE 53 days"


@pytest.mark.parametrize("rule", ["safeguards-yearly", "co-teaching", "iep-review", "staff-informed"])
def test_who_was_put_on_file_before_it_was_known_that_they_moved_in_owes_each_duty_once(rule: str) -> None:
    """The import comes first, and then the transfer is recorded with the day on which they came."""
    came = fact("transferred_in", "2026-11-16", from_district="Elko", kind="out-of-state")
    added = fact("student_added", str(CAME), **DATES)
    for facts in ((came, added), (added, {**came, "date": "2026-12-01"})):
        assert len(deadlines_of(rule, student_of(*facts), CONTEXT, CAME + timedelta(days=14))) == 1
    left = fact("exited", "2026-11-24", reason="moved-in-state")
    back = {**came, "date": "2026-12-01"}
    assert len(deadlines_of(rule, student_of(added, left, back), CONTEXT, CAME + timedelta(days=14))) == 2
