"""What a student who joins with an IEP brings: the dates that the next ones run from."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from casemgr.cli.dates import happened, with_year
from casemgr.cli.options import Maybe, text

LastAnnual = Annotated[
    Maybe, text("DATE", "First session of the last annual or initial meeting.", "--last-annual")
]
LastEvaluation = Annotated[Maybe, text("DATE", "Last initial evaluation or triennial.", "--last-evaluation")]


def last_dates(today: date, annual: str | None, evaluation: str | None) -> dict[str, date | None]:
    """The dates as the fields of an event. An evaluation may be three years back: it needs its year."""
    return {
        "last_annual": happened(annual, today) if annual else None,
        "last_evaluation": with_year(evaluation, today, "--last-evaluation") if evaluation else None,
    }
