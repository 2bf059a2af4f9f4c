"""One event of a calendar: its title and its days, both inclusive."""

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from casemgr.days.schoolyear import SATURDAY, days_from

Meaning = Literal[
    "first", "last", "holiday", "break", "staff_day", "short", "school", "one-school", "ask", ""
]
"""What a day is: an edge of the year, why students are away, a short day, an ordinary day of school, or not certain."""

LONGEST_TITLE = 200


class Entry(NamedTuple):
    title: str
    first: date
    last: date
    line: int | None = None
    meaning: Meaning = ""
    """Where it is said outright, and not to be read from the title."""
    is_timed: bool = False
    """Whether it takes hours and not days."""

    @property
    def weekdays(self) -> Iterator[date]:
        return (day for day in days_from(self.first, self.last) if day.weekday() < SATURDAY)

    @property
    def when(self) -> str:
        return f"{self.first}" if self.first == self.last else f"{self.first} to {self.last}"
