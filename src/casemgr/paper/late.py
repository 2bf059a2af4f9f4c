"""The list of deadlines missed or met late, with their reasons."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from casemgr.casefile.events import LateExplained
from casemgr.casefile.vocabulary import DELAY_CODES
from casemgr.docket.deadline import Deadline
from casemgr.errors import Problem
from casemgr.paper.report import Column, Report, iso, problems_data
from casemgr.paper.words import long_date, plural, status_words

COLUMNS = (
    Column("due", "Due", "date"),
    Column("met_on", "Met", "date"),
    Column("student", "Student", "word"),
    Column("rule", "Duty", "word"),
    Column("kind", "Kind", shown="wide"),
    Column("status", "Status", "status"),
    Column("code", "Code", "word"),
    Column("why", "Why"),
)

Row = tuple[Deadline, LateExplained | None]


def late_report(rows: Sequence[Row], as_of: date, problems: tuple[Problem, ...]) -> Report:
    """By due date; a late meeting left without a code, or with 90, is counted as non-compliant."""
    without = sum(reason is None for _, reason in rows)
    return Report(
        title=f"Late as of {long_date(as_of)}: {plural(without, 'deadline')} without a reason",
        columns=COLUMNS,
        rows=tuple(
            (
                d.due,
                d.met_by.date if d.met_by else None,
                d.student,
                d.rule.id,
                d.rule.kind,
                status_words(d, as_of),
                reason.code if reason else "—",
                f"{DELAY_CODES[reason.code]}: {reason.why}" if reason else "",
            )
            for d, reason in rows
        ),
        data=lambda: {
            "schema": 1,
            "as_of": as_of.isoformat(),
            "late": [_data(d, reason) for d, reason in rows],
            "problems": problems_data(problems),
        },
        empty="Nothing is late without a reason.",
        notes=("A reason: casemgr late STUDENT DUTY --code CODE --why TEXT",) if without else (),
        problems=problems,
    )


def _data(deadline: Deadline, reason: LateExplained | None) -> dict[str, object]:
    return {
        "student": deadline.student,
        "rule": deadline.rule.id,
        "kind": deadline.rule.kind,
        "status": deadline.status,
        "due": iso(deadline.due),
        "met_on": iso(deadline.met_by.date) if deadline.met_by else None,
        "code": reason.code if reason else None,
        "why": reason.why if reason else None,
    }
