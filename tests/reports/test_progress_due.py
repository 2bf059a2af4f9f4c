"""The grid of progress reports, beside what the morning page says of the same reports."""

from __future__ import annotations

from datetime import date

from casemgr.casefile.student import Student
from casemgr.docket.facts import Facts
from casemgr.reports.progress_due import progress_report, progress_rows
from casemgr.reports.report import Report
from support import context_with, fact, student_of

ADDED = fact("student_added", "2026-08-10", last_annual="2026-04-14", last_progress="2026-06-01")
CONTEXT = context_with("sample-2025-26", "sample-2026-27")
AS_OF = date(2026, 10, 28)


def grid(*students: Student, within: int | None = None) -> Report:
    facts = [Facts.of(student, CONTEXT, AS_OF) for student in students]
    return progress_report(progress_rows(facts, CONTEXT, AS_OF), AS_OF, within)


def backdated(**of_report: str) -> Student:
    """Sent on 10/26; one provider's report is of the day after."""
    sent = fact("progress_report_sent", "2026-10-26", recorded="2026-10-28", id="sent26")
    late = fact("provider_reported", "2026-10-27", provider="Maja Lind", **of_report)
    return student_of(ADDED, late, sent, providers=["Oda Ito", "Maja Lind"])


def test_what_went_home_without_a_provider_is_named_under_the_grid() -> None:
    page = grid(backdated())
    assert any("Mon 10/26 (Oda Ito and Maja Lind missing)" in note for note in page.notes)
    [missing] = page.data()["went_home_without"]
    assert missing["missing"] == ["Oda Ito", "Maja Lind"]


def test_what_came_in_late_for_a_report_is_not_missing_there_nor_counted_for_the_next() -> None:
    page = grid(backdated(late_for="sent26"))
    assert any("Mon 10/26 (Oda Ito missing)" in note for note in page.notes)
    [report] = page.data()["reports"]
    assert report["not_reported"] == ["Oda Ito", "Maja Lind"]


def test_it_is_named_where_no_next_report_is_near() -> None:
    page = grid(backdated(), within=7)
    assert page.rows == ()
    assert any("missing" in note for note in page.notes)
    assert not any("missing" in note for note in grid(student_of(ADDED, providers=["Oda Ito"])).notes)


def test_providers_of_one_last_name_have_columns_by_their_full_names_in_a_fixed_order() -> None:
    page = grid(student_of(ADDED, providers=["Teacher Lee", "Oda Ito", "B. Lee", "Bettina Lee"]))
    heads = [column.head for column in page.columns if column.shown == "screen"]
    assert heads[-4:] == ["Ito", "B. Lee", "Bettina Lee", "Teacher Lee"]
