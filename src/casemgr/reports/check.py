"""Problems as rows."""

from __future__ import annotations

from collections.abc import Sequence

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
