"""Where the caseload and a newer export differ."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from casemgr.casefile.saying import long_date, plural
from casemgr.exchange.drift import Drift
from casemgr.exchange.rosters.combining import words_for
from casemgr.reports.report import Column, Report

COLUMNS = (
    Column("student", "Student", "word"),
    Column("field", "What"),
    Column("here", "Here"),
    Column("there", "There"),
    Column("newer", "Newer", "word"),
    Column("why", "Why"),
)


def drift_report(found: Sequence[Drift], titles: str, same: int, as_of: date) -> Report:
    rows = tuple((d.student, _what(d), d.here, d.there, d.newer, d.why) for d in found)
    return Report(
        title=f"{titles} beside the caseload, as of {long_date(as_of)}: {plural(len(rows), 'difference')}",
        columns=COLUMNS,
        rows=rows,
        data=lambda: {
            "differences": [
                {"kind": d.kind, "student": d.student, "field": d.field, "here": d.here, "there": d.there}
                | {"newer": d.newer, "why": d.why}
                for d in found
            ],
            "same": same,
        },
        empty="No difference.",
        notes=(f"The same on both sides: {plural(same, 'student')}.",),
    )


def _what(drift: Drift) -> str:
    return words_for(drift.field) if drift.field else drift.kind.replace("-", " ")
