"""The list of supply requests, with what is left of the allocation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from casemgr.docket.supplies import SupplyRequest
from casemgr.errors import Problem
from casemgr.paper.report import Column, Report, iso, problems_data
from casemgr.paper.words import long_date

COLUMNS = (
    Column("id", "Id", "word"),
    Column("date", "Asked", "date"),
    Column("what", "What"),
    Column("cost", "Dollars", "word"),
    Column("step", "Step", "word"),
    Column("since", "Since", "date"),
    Column("by", "By", shown="wide"),
)


def supplies_report(
    rows: Sequence[SupplyRequest],
    allocated: float | None,
    school_year: str,
    as_of: date,
    problems: tuple[Problem, ...],
) -> Report:
    """The year's requests; only what was approved is taken from the allocation."""
    spent = sum(row.cost for row in rows if row.counts)
    left = None if allocated is None else allocated - spent
    said = (
        "no allocation on file: casemgr supplies allocate DOLLARS"
        if left is None
        else f"{allocated:.2f} dollars, {spent:.2f} approved, {left:.2f} left"
    )
    return Report(
        title=f"Supplies {school_year} as of {long_date(as_of)}: {said}",
        columns=COLUMNS,
        rows=tuple(
            (row.id, row.day, row.what, f"{row.cost:.2f}", row.step, row.since or row.day, row.by)
            for row in rows
        ),
        data=lambda: {
            "schema": 1,
            "school_year": school_year,
            "allocation": allocated,
            "left": left,
            "requests": [
                {"id": row.id, "date": iso(row.day), "what": row.what, "cost": row.cost, "step": row.step}
                for row in rows
            ],
            "problems": problems_data(problems),
        },
        empty="Nothing was asked for.",
        problems=problems,
    )
