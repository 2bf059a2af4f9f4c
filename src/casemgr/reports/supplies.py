"""The list of supply requests, with what is left of the allocation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from casemgr.casefile.saying import dollars
from casemgr.checks.supplies import over_words
from casemgr.reports.report import Column, Report, iso
from casemgr.reports.words import long_date
from casemgr.state.supplies import Budget, SupplyRequest, budget

COLUMNS = (
    Column("id", "Id", "word"),
    Column("date", "Asked", "date"),
    Column("what", "What"),
    Column("cost_words", "Cost", "word", shown="screen"),
    Column("cost", "Dollars", "word", shown="data"),
    Column("step", "Step", "word"),
    Column("since", "Since", "date"),
    Column("by", "By", shown="wide"),
)


def supplies_report(
    rows: Sequence[SupplyRequest],
    allocated: float | None,
    school_year: str,
    as_of: date,
) -> Report:
    """The year's requests; only what was approved is taken from the allocation."""
    money = budget(rows, allocated)
    return Report(
        title=f"Supplies {school_year} as of {long_date(as_of)}: {_said(money)}",
        columns=COLUMNS,
        rows=tuple(
            (
                row.id,
                row.day,
                row.what,
                dollars(row.cost),
                f"{row.cost:.2f}",
                row.step,
                row.since or row.day,
                row.by,
            )
            for row in rows
        ),
        data=lambda: {
            "school_year": school_year,
            "allocation": allocated,
            "left": money.left,
            "asked": money.asked,
            "over": money.over,
            "requests": [
                {"id": row.id, "date": iso(row.day), "what": row.what, "cost": row.cost, "step": row.step}
                for row in rows
            ],
        },
        empty="Nothing was asked for.",
        notes=tuple(_notes(money, school_year)),
    )


def _said(money: Budget) -> str:
    if money.allocated is None:
        return "no allocation on file: casemgr supplies allocate DOLLARS"
    return f"{dollars(money.allocated)} given, {dollars(money.spent)} approved or spent, {dollars(money.left or 0)} left"


def _notes(money: Budget, school_year: str) -> Iterator[str]:
    if money.over:
        yield over_words(money, school_year)
    elif money.asked:
        yield f"{dollars(money.asked)} asked for, and not approved yet"
