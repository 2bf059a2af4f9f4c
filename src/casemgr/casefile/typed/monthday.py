"""A day typed as Americans write it: 9/14, 9-14-2026, 2026/9/14, Sept 14, Mon 9/14/26, Monday, September 14, 2026. Also as
spreadsheets show it: 14-Sep-26."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december")  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBERS = r"(?P<month>\d{1,2})([/-])(?P<day>\d{1,2})(?:\2(?P<year>\d{2}|\d{4}))?"
_YEAR_FIRST = (
    r"(?!\d{4}-\d\d-\d\d)(?P<year>\d{4})([/-])(?P<month>\d{1,2})\2(?P<day>\d{1,2})"  # not as files have it
)
_NAMED = r"(?P<month>[a-z]{3,})\.?\s*(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:(?:\s*,\s*|\s+)(?P<year>\d{4}))?"
_DAY_FIRST = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s+|-)(?P<month>[a-z]{3,})\.?(?:(?:\s*,\s*|\s+|-)(?P<year>\d{2}|\d{4}))?"
# With dots the day may come first: read is only what can mean one day.
_DOTTED = r"(?P<month>\d{1,2})\.(?P<day>1[3-9]|[23]\d)\.(?P<year>\d{2}|\d{4})"
_FORMS = (_NUMBERS, _YEAR_FIRST, _NAMED, _DAY_FIRST, _DOTTED)
_WITH_WEEKDAY = r"(?P<weekday>[a-z]{3,})\.?\s*(?:,|\s)\s*(?P<rest>.*\d.*)"


class MonthDay(NamedTuple):
    """Month and day, with what was typed beside them."""

    month: int
    day: int
    year: int | None
    weekday: int | None
    """0 is Monday."""

    def in_year(self, year: int) -> date | None:
        """The day in a year, where there is one."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None

    def is_on(self, day: date) -> bool:
        """Whether a day is the day of the week that was typed, if one was."""
        return self.weekday in (None, day.weekday())

    def with_its_year(self) -> date | None:
        """The day in the year typed; None where no year was, or there is no such day."""
        found = None if self.year is None else self.in_year(self.year)
        return found if found and self.is_on(found) else None


def month_day(words: str) -> MonthDay | None:
    """The month and the day that words name, or None where they are written in another way."""
    text, weekday = words.strip().lower(), None
    if found := re.fullmatch(_WITH_WEEKDAY, text):
        weekday = weekday_of(found["weekday"])
        text = text if weekday is None else found["rest"]
    typed = next((found for form in _FORMS if (found := re.fullmatch(form, text))), None)
    month = typed and (int(typed["month"]) if typed["month"].isdigit() else _begun(typed["month"], _MONTHS))
    if not typed or month is None:
        return None
    return MonthDay(month, int(typed["day"]), _year(typed["year"]), weekday)


def weekday_of(word: str) -> int | None:
    """Which day of the week a word of three letters or more begins to say; 0 is Monday."""
    return _begun(word, _WEEKDAYS, first=0) if len(word) >= 3 else None


def _begun(word: str, names: Sequence[str], first: int = 1) -> int | None:
    return next((place for place, name in enumerate(names, first) if name.startswith(word)), None)


def _year(digits: str | None) -> int | None:
    return None if digits is None else int(digits) if len(digits) == 4 else 2000 + int(digits)
