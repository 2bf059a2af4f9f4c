"""A school year as people speak of it: July to June."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class YearSpan(NamedTuple):
    """The twelve months of a school year, July to June."""

    name: str
    first: date
    last: date

    @classmethod
    def starting(cls, year: int) -> YearSpan:
        return cls(f"{year}-{(year + 1) % 100:02d}", date(year, 7, 1), date(year + 1, 6, 30))

    @classmethod
    def around(cls, day: date) -> YearSpan:
        return cls.starting(day.year if day.month > 6 else day.year - 1)

    def holds(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last
