"""A header that names a review and says neither last nor next, like `Annual` or `Tri`: the days of its column say which."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Literal

from casemgr.exchange.cells.column import Column
from casemgr.exchange.cells.daycell import ORDERS, Order, near
from casemgr.exchange.cells.days import read_days
from casemgr.exchange.questions import Asked
from casemgr.exchange.table import Table

Review = Literal["annual", "evaluation"]
Said = Literal["last", "next", "both", ""]
"""What the days of a column say: all have passed, all lie ahead, some of each, or nothing that is clear."""

_WORDS: dict[Review, tuple[str, ...]] = {
    "annual": ("annual", "annual iep", "annual iep review", "annual review"),
    "evaluation": (
        "3 year",
        "3 year review",
        "3 yr",
        "3 yr review",
        "3yr",
        "re eval",
        "re evaluation",
        "reeval",
        "reevaluation",
        "tri",
        "triennial",
        "triennial evaluation",
        "triennial review",
    ),
}
REVIEW_NAMED: dict[str, Review] = {words: review for review, several in _WORDS.items() for words in several}
"""A header in plain words → the review that it names."""


def fields_for(review: Review) -> tuple[str, str]:
    """The two fields that such a header may mean."""
    return f"last_{review}", f"next_{review}"


def said_by_days(table: Table, place: int, as_of: date, order: Order | None = None) -> Said:
    """Whether the days of a column have passed or lie ahead; one that is today fits both. Where they fit month first as well as
    day first, they must say the same either way."""
    columns = [Column(h, table.cells(n), table.lines) for n, h in enumerate(table.headers)]
    asked = Asked(table.file)
    read = read_days(
        columns.pop(place),
        asked,
        as_of=as_of,
        window=near(as_of),
        order=order,
        numbers=table.is_sheet,
        beside=columns,
    )
    left_open = {each.kind for each in asked.questions}
    if "day-year" in left_open:
        return ""
    if "day-order" in left_open:
        either_way = {said_by_days(table, place, as_of, each) for each in ORDERS}
        return either_way.pop() if len(either_way) == 1 else ""
    passed = {day < as_of for day in read if day and day != as_of}
    if len(passed) != 1:
        return "both" if passed else ""
    return "last" if passed.pop() else "next"


def field_by_days(
    table: Table, place: int, review: Review, as_of: date, order: Order | None = None, *, shown: bool = False
) -> str | None:
    """The field that a column holds by its days; None where they do not say. `shown`: a person sees it and may change it, so
    days that are not clear are shown as the next ones."""
    said = said_by_days(table, place, as_of, order) or ("next" if shown else "both")
    return None if said == "both" else f"{said}_{review}"


def either(header: str, quoted: str, review: Review, taken: Collection[str]) -> str:
    """How to say what a column holds that was not taken; empty where both of its fields are held elsewhere."""
    options = [f"--column {name}={quoted}" for name in fields_for(review) if name not in taken]
    return f"“{header}” says neither last nor next: {' or '.join(options)}" if options else ""
