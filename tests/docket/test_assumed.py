"""What is counted from the day of joining, and the question for the day that is missing."""

from __future__ import annotations

from datetime import date

from casemgr.docket.assumed import day_missing, is_assumed
from casemgr.docket.deadline import Deadline
from casemgr.docket.derive import derive
from support import context_with, fact, student_of

CONTEXT = context_with("sample-2026-27")
ADDED = fact("student_added", "2026-11-16", last_annual="2026-03-02", last_evaluation="2025-03-03")


def reports(**said: str) -> list[Deadline]:
    student = student_of({**ADDED, **said})
    return [d for d in derive(student, CONTEXT, date(2026, 11, 17)) if d.rule.id == "progress-report"]


def test_a_report_counted_from_joining_is_assumed_while_it_is_open() -> None:
    (report,) = reports()
    assert is_assumed(report)
    assert not is_assumed(report._replace(status="met"))
    assert not is_assumed(report._replace(start=report.start._replace(event=None)))
    assert not any(map(is_assumed, reports(last_progress="2026-09-18")))


def test_the_day_that_is_missing_is_asked_for_one_student_and_for_several() -> None:
    (report,) = reports()
    assert day_missing([report]) == ("When was the last one?", "casemgr correct ana-r e0 last_progress=DATE")
    assert day_missing([report, report._replace(student="ben-k")]) == (
        "When was the last one of ana-r (e0), ben-k (e0)?",
        "casemgr correct STUDENT EVENT last_progress=DATE",
    )
