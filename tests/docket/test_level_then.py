"""A report that was in time at one school is not late since the student went to a school of another level."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.docket.facts import Facts
from casemgr.docket.other_readings import other_readings
from support import context_with, deadlines_of, fact, student_of

LATER = date(2027, 2, 2)
YEARS = ("sample-2026-27", "sample-2027-28")
MOVE = fact(
    "moved_within_district", "2027-02-01", school="Fernbrook High", from_school="Fernbrook Elementary"
)
SENT = [fact("progress_report_sent", day) for day in ("2026-09-01", "2026-11-12", "2027-01-29")]


@pytest.mark.parametrize("moves", [(), (MOVE,)])
def test_what_was_sent_in_time_stays_so(moves: tuple[dict[str, Any], ...]) -> None:
    """Twelve weeks run in an elementary school, six in a secondary one; the last report was sent after six."""
    context = context_with(*YEARS)
    school = "Fernbrook High" if moves else "Fernbrook Elementary"
    student = student_of(*SENT, *moves, school=school)
    found = deadlines_of("progress-report", student, context, LATER)
    assert [clock.status for clock in found] == ["met", "met", "running"]
    facts = Facts.of(student, context, LATER)
    assert [other_readings(clock, facts, context) for clock in found] == [(), (), ()]
    last = found[-1]
    assert last.due
    assert (last.due - last.started_on).days == (42 if moves else 84)


def test_on_the_day_of_the_move_the_former_school_counts() -> None:
    context = context_with(*YEARS)
    move = {**MOVE, "date": "2027-01-29"}
    student = student_of(*SENT[:2], move, SENT[2], school="Fernbrook High")
    found = deadlines_of("progress-report", student, context, LATER)
    assert [clock.status for clock in found] == ["met", "met", "running"]
