"""What is said of a progress report that went home before all providers had reported."""

from __future__ import annotations

from datetime import date

from casemgr.docket.providers import Lacking
from casemgr.reports.words import joined, long_date


def report_lacking_words(lacking: Lacking | None, as_of: date) -> str:
    """` for 9/24: Ingrid Sato missing`: the day on which the report went home, and who has not reported."""
    if lacking is None:
        return ""
    names = f": {joined(lacking.missing)} missing" if lacking.missing else ""
    return f" for {long_date(lacking.sent.date, as_of, weekday=False)}{names}"
