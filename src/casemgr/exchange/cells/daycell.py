"""What one cell may say as a day: a day, two days by the order of month and day, or a doubt."""

import re
from datetime import date, timedelta
from typing import Literal, NamedTuple

from casemgr.exchange.cells.column import Doubt, is_nothing
from casemgr.scalars import EARLIEST_YEAR, LATEST_YEAR

Order = Literal["month-first", "day-first"]
ORDERS: tuple[Order, Order] = ("month-first", "day-first")
EXCEL_BEGINS = date(1899, 12, 30)
"""Day 0 of a spreadsheet's day numbers."""
EXCEL_DAYS = range(20_000, 80_000)
NO_YEAR = "is a day without its year, or a month and a year"
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_IN_FULL = len("mm/dd/yyyy")
_TIME = re.compile(r"[T ]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)? ?([AaPp][Mm])?( ?Z|[+-]\d{2}:?\d{2})?$")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_SOLID = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})")
_NO_YEAR = re.compile(r"(\d{1,2})/(\d{1,2})")
_NO_YEAR_WORDS = re.compile(r"([a-z]{3,9})\.? +(\d{1,2})(?:st|nd|rd|th)?", re.IGNORECASE)
_WORDS = re.compile(r"([a-z]{3,9})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4}|'?\d{2})", re.IGNORECASE)
_WORDS_DAY_FIRST = re.compile(r"(\d{1,2})[ -]([a-z]{3,9})\.?[ -](\d{4}|\d{2})", re.IGNORECASE)
_WEEKDAY = re.compile(r"^(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? +", re.IGNORECASE)
_INSIDE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|(?<![\d/])\d{1,2}/\d{1,2}(?:/(?:\d{4}|\d{2}))?(?![\d/])")


class Window(NamedTuple):
    """The years in which a day may lie, for a year written with two digits."""

    first: int
    last: int

    def years(self, two_digits: int) -> tuple[int, ...]:
        return tuple(
            year
            for century in (1900, 2000, 2100)
            if self.first <= (year := century + two_digits) <= self.last
        )


def near(as_of: date) -> Window:
    """For the days of a plan."""
    return Window(as_of.year - 25, as_of.year + 10)


def births(as_of: date) -> Window:
    return Window(as_of.year - 30, as_of.year)


class Possible(NamedTuple):
    """A cell that is a day under one order of month and day, or under both."""

    month_first: date | None
    day_first: date | None

    def under(self, order: Order) -> date | None:
        return self.month_first if order == "month-first" else self.day_first

    @property
    def fits(self) -> tuple[Order, ...]:
        return tuple(order for order in ORDERS if self.under(order))


Cell = date | Possible | Doubt | None


def in_full(text: str, order: Order | None) -> date | None:
    """A day like `04/12/2017` under a known order: nearly every cell of an export."""
    if order is None or len(text) != _IN_FULL or text[2] != "/" or text[5] != "/":
        return None
    first, second, year = text[:2], text[3:5], text[6:]
    month, day = (first, second) if order == "month-first" else (second, first)
    try:
        found = date.fromisoformat(f"{year}-{month}-{day}")
    except ValueError:
        return None
    return found if EARLIEST_YEAR <= found.year <= LATEST_YEAR else None


def read_cell(text: str, window: Window, as_of: date, *, numbers: bool = False) -> Cell:
    """What a cell may say."""
    if match := _NUMBERS.fullmatch(text):
        return _from_numbers(match, window)
    if is_nothing(text):
        return None
    words = _TIME.sub("", _WEEKDAY.sub("", text.strip()))
    if match := _ISO.fullmatch(words) or _SOLID.fullmatch(words):
        year, month, day = map(int, match.groups())
        return _day(year, month, day) or Doubt("day", "is not a day")
    if match := _NUMBERS.fullmatch(words):
        return _from_numbers(match, window)
    if numbers and words.isdigit() and int(words) in EXCEL_DAYS:
        return EXCEL_BEGINS + timedelta(days=int(words))
    return _with_month_name(words, window) or _in_doubt(words, window, as_of)


def _with_month_name(words: str, window: Window) -> Cell:
    if (match := _WORDS.fullmatch(words)) and match[1][:3].lower() in MONTHS:
        return _from_words(match[1], int(match[2]), match[3], window)
    if (match := _WORDS_DAY_FIRST.fullmatch(words)) and match[2][:3].lower() in MONTHS:
        return _from_words(match[2], int(match[1]), match[3], window)
    return None


def _from_numbers(match: re.Match[str], window: Window) -> Cell:
    one, _, other, year = match.groups()
    first, second = int(one), int(other)
    years = (int(year),) if len(year) == 4 else window.years(int(year))
    if len(years) != 1:
        days = [_day(century + int(year), first, second) for century in (1900, 2000)]
        readings = tuple(str(day) for day in days if day)
        return Doubt("day-year", "has two digits of a year that may mean more than one", readings)
    month_first, day_first = _day(years[0], first, second), _day(years[0], second, first)
    if month_first == day_first and month_first:
        return month_first
    year_first = None
    if len(year) == 2 and not month_first:
        year_first = next((day for y in window.years(first) if (day := _day(y, second, int(year)))), None)
    if year_first:
        readings = tuple(str(day) for day in (year_first, day_first) if day)
        return Doubt("day", "may begin with its year", readings)
    if month_first or day_first:
        return Possible(month_first, day_first)
    return Doubt("day", "is not a day")


def _from_words(month: str, day: int, year: str, window: Window) -> Cell:
    digits = year.strip("'")
    years = (int(digits),) if len(digits) == 4 else window.years(int(digits))
    days = [found for each in years if (found := _day(each, MONTHS.index(month[:3].lower()) + 1, day))]
    return days[0] if len(days) == 1 else Doubt("day", "is not a day", tuple(map(str, days)))


def _in_doubt(words: str, window: Window, as_of: date) -> Cell:
    if match := _NO_YEAR.fullmatch(words):
        readings = _without_year(int(match[1]), int(match[2]), as_of)
        return Doubt("day-year", NO_YEAR, readings) if readings else Doubt("day", "is not a day")
    if (match := _NO_YEAR_WORDS.fullmatch(words)) and (month := match[1][:3].lower()) in MONTHS:
        readings = _without_year(MONTHS.index(month) + 1, int(match[2]), as_of)
        return Doubt("day-year", NO_YEAR, readings) if readings else Doubt("day", "is not a day")
    readings = tuple(
        dict.fromkeys(
            day for piece in _INSIDE.findall(words) if piece != words for day in _pieces(piece, window, as_of)
        )
    )
    return Doubt("day", "is not only a day", readings) if readings else Doubt("day", "is not a day")


def _pieces(piece: str, window: Window, as_of: date) -> tuple[str, ...]:
    value = read_cell(piece, window, as_of)
    if isinstance(value, Possible):
        return tuple(str(value.under(order)) for order in value.fits)
    if isinstance(value, Doubt):
        return value.readings
    return (str(value),) if value else ()


def _without_year(month: int, day: int, as_of: date) -> tuple[str, ...]:
    """The last such day and the next one."""
    days = [found for year in range(as_of.year - 1, as_of.year + 2) if (found := _day(year, month, day))]
    before = [found for found in days if found <= as_of][-1:]
    return tuple(map(str, [*before, *[found for found in days if found > as_of][:1]]))


def _day(year: int, month: int, day: int) -> date | None:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR or not 0 < month < 13:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
