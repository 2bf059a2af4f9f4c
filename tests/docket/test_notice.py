"""The notice of a meeting that is not booked yet goes out when that of a booked one would."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from casemgr.docket.facts import Facts
from casemgr.docket.notice import notice_by
from support import context_with, fact, student_of, the_deadline

CONTEXT = context_with("redwood-city-2026-27")
AS_OF = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("meeting", "by"),
    [
        ("2027-03-10", "2027-02-26"),  # ten days before is a Sunday
        ("2026-12-01", "2026-11-20"),  # a Saturday
        ("2026-11-20", "2026-11-10"),
        ("2026-11-09", "2026-11-02"),  # less than ten days ahead: today
    ],
)
def test_it_is_counted_like_that_of_a_meeting_booked_today(meeting: str, by: str) -> None:
    day = date.fromisoformat(meeting)
    assert str(notice_by(day, Facts.of(student_of(), CONTEXT, AS_OF), CONTEXT, AS_OF)) == by
    booked = fact("meeting_scheduled", str(AS_OF), purposes=["annual"], meeting_date=meeting)
    assert str(the_deadline("meeting-notice", student_of(booked), CONTEXT, AS_OF).act_by) == by


def test_where_no_rule_asks_for_a_notice_there_is_no_day() -> None:
    without = replace(CONTEXT, law=CONTEXT.law.having(rules=()))
    facts = Facts.of(student_of(), without, AS_OF)
    assert notice_by(date(2026, 12, 1), facts, without, AS_OF) is None
