"""A rule counted from any day for nobody gives what a student's own clock from that day gives."""

from __future__ import annotations

from datetime import date

import pytest

from casemgr.casefile.vocabulary import Level
from casemgr.docket.trial import nobody, trial
from support import context_with, fact, shipped_law, student_of, the_deadline

AS_OF = date(2026, 11, 23)
SENT = fact("progress_report_sent", "2026-10-05")


@pytest.mark.parametrize(("level", "grade"), [("elementary", "3"), ("secondary", "9")])
def test_the_weeks_are_those_of_the_level(level: Level, grade: str) -> None:
    context, rule = context_with("redwood-city-2026-27"), shipped_law().rule("progress-report")
    assert rule
    found = trial(rule, date(2026, 10, 5), nobody(level, context, AS_OF), context, AS_OF)
    school = "Fernbrook High" if level == "secondary" else "Fernbrook Elementary"
    own = the_deadline("progress-report", student_of(SENT, grade=grade, school=school), context, AS_OF)
    assert (found.due, found.hold_by, found.status) == (own.due, own.hold_by, "running")
    assert found.projected
    assert found.due
    assert not found.never_met


def test_a_count_backward_goes_back_from_the_day() -> None:
    context, rule = context_with("redwood-city-2026-27"), shipped_law().rule("triennial-plan")
    assert rule
    found = trial(rule, date(2027, 5, 3), nobody("elementary", context, AS_OF), context, AS_OF)
    assert found.due
    assert found.started_on == AS_OF < found.due < date(2027, 5, 3)


def test_a_count_forward_begins_on_the_day_though_it_is_to_come() -> None:
    context, rule = context_with("redwood-city-2026-27"), shipped_law().rule("assessment-plan")
    assert rule
    day = date(2027, 2, 1)
    assert trial(rule, day, nobody("elementary", context, AS_OF), context, AS_OF).started_on == day > AS_OF


def test_without_a_calendar_the_date_is_unknown_and_without_a_number_there_is_none() -> None:
    context = context_with()
    plan = shipped_law().rule("assessment-plan")
    undated = next(rule for rule in shipped_law().rules if rule.within is None)
    assert plan
    facts = nobody("elementary", context, AS_OF)
    found = trial(plan, AS_OF, facts, context, AS_OF)
    assert (found.due, found.status) == (None, "unknown")
    found = trial(undated, AS_OF, facts, context, AS_OF)
    assert (found.due, found.status) == (None, "open")
