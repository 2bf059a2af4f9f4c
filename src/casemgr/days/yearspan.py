"""A school year as people speak of it: July to June."""

import re
from datetime import date
from typing import NamedTuple, Self


class YearSpan(NamedTuple):
    """The twelve months of a school year, July to June."""

    name: str
    first: date
    last: date

    @classmethod
    def starting(cls, year: int) -> Self:
        return cls(f"{year}-{(year + 1) % 100:02d}", date(year, 7, 1), date(year + 1, 6, 30))

    @classmethod
    def named(cls, words: str) -> Self | None:
        """`2026-27`, `2026-2027`, `26-27`, `2026/27` or `2026`; None for anything else, and for years not in a row."""
        if re.fullmatch(r"20\d\d", words.strip()):
            return cls.starting(int(words))
        match = re.fullmatch(r"(?:20)?(\d\d) ?[-–/] ?(?:20)?(\d\d)", words.strip())
        if not match or (int(match[1]) + 1) % 100 != int(match[2]):
            return None
        return cls.starting(2000 + int(match[1]))

    @classmethod
    def around(cls, day: date) -> Self:
        return cls.starting(day.year if day.month > 6 else day.year - 1)

    def holds(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last
