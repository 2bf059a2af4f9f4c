"""Problems as rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from casemgr.casefile.saying import long_date, plural
from casemgr.errors import Problem
from casemgr.reports.report import Column, Report

COLUMNS = (Column("file", "File", "word"), Column("line", "Line", "word"), Column("message", "What is wrong"))


def problems_report(problems: Sequence[Problem]) -> Report:
    return Report(
        title="Problems",
        columns=COLUMNS,
        rows=tuple((p.file, str(p.line or ""), p.message) for p in problems),
        data=dict,
        empty="No problem found.",
        problems=tuple(problems),
    )


def verdict(problems: Sequence[Problem], as_of: date | None) -> str:
    """`2 problems found, as of Mon 11/23/2026.`"""
    found = f"{plural(len(problems), 'problem')} found" if problems else "No problem found"
    return f"{found}{f', as of {long_date(as_of)}' if as_of else ''}."
