"""Whose progress reports are due, and which providers have not reported."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from casemgr.docket.basis import Facts
from casemgr.docket.deadline import Deadline
from casemgr.docket.progress import not_reported
from casemgr.errors import Problem
from casemgr.paper.report import Column, Report, iso, problems_data
from casemgr.paper.words import long_date, when_words

COLUMNS = (
    Column("due", "Due", "date"),
    Column("hold_by", "Send by", "date"),
    Column("student", "Student", "word"),
    Column("name", "Name", shown="wide"),
    Column("not_reported", "Not reported yet"),
    Column("status", "Status", "status"),
)


class ProgressRow(NamedTuple):
    deadline: Deadline
    name: str
    missing: tuple[str, ...]
    has_providers: bool


def progress_row(deadline: Deadline, facts: Facts) -> ProgressRow:
    student = facts.student
    missing = tuple(not_reported(student, facts.events))
    return ProgressRow(deadline, student.name, missing, bool(student.identity.providers))


def progress_report(rows: Sequence[ProgressRow], as_of: date, problems: tuple[Problem, ...]) -> Report:
    """By due date, who still has to report."""
    ordered = sorted(rows, key=lambda row: (row.deadline.due or date.max, row.deadline.student))
    return Report(
        title=f"Progress reports as of {long_date(as_of)}",
        columns=COLUMNS,
        rows=tuple(
            (d.due, d.hold_by, d.student, row.name, _missing_words(row), when_words(d, as_of))
            for row in ordered
            for d in (row.deadline,)
        ),
        data=lambda: {
            "schema": 1,
            "as_of": as_of.isoformat(),
            "reports": [
                {
                    "student": row.deadline.student,
                    "due": iso(row.deadline.due),
                    "hold_by": iso(row.deadline.hold_by),
                    "status": row.deadline.status,
                    "not_reported": list(row.missing),
                }
                for row in ordered
            ],
            "problems": problems_data(problems),
        },
        empty="No progress report is due.",
        problems=problems,
    )


def _missing_words(row: ProgressRow) -> str:
    if not row.has_providers:
        return "no providers listed in the file"
    return ", ".join(row.missing) or "all have reported"
