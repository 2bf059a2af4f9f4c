"""Dates as people type them, understood one way and said back in full."""

from __future__ import annotations

import re
from datetime import date, timedelta

from casemgr.casefile.scalars import read_day
from casemgr.errors import UsageError
from casemgr.paper.words import long_date

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH_DAY = re.compile(r"(\d{1,2})/(\d{1,2})(?:/(\d{2}|\d{4}))?")
HALF_A_YEAR = 183  # days; a day typed without a year that is farther off may be meant in another year
_FORMS = "write 2026-09-14, 9/14, today, yesterday or a weekday"


def happened(words: str | None, today: date) -> date:
    """A day on which something happened: the latest such day not after today; None is today."""
    return _understand(words, today, planned=False) if words else today


def planned(words: str, today: date) -> date:
    """A day on which something is planned: the next such day, today included."""
    return _understand(words, today, planned=True)


def other_year(words: str, day: date, today: date) -> str | None:
    """What is worth saying of a day typed without a year that lies far from today: how it was read, and how to say the
    same day nearer by. None where the year was typed, or goes without saying."""
    typed = _MONTH_DAY.fullmatch(words.strip())
    away = abs((day - today).days)
    if typed is None or typed[3] or away <= HALF_A_YEAR:
        return None
    other = _understand(words, today, planned=day < today)
    when = f"{away} days ago" if day < today else f"in {away} days"
    return f"{typed[0]} was read as {long_date(day)} ({when}); if you mean {other.year}, type {other}"


def _understand(words: str, today: date, *, planned: bool) -> date:
    text = words.strip().lower()
    if text in ("today", "yesterday", "tomorrow"):
        return today + timedelta(days=("yesterday", "today", "tomorrow").index(text) - 1)
    if len(text) >= 3 and (names := [name for name in _WEEKDAYS if name.startswith(text)]):
        ahead = (_WEEKDAYS.index(names[0]) - today.weekday()) % 7
        return today + timedelta(days=ahead if planned or not ahead else ahead - 7)
    if match := _MONTH_DAY.fullmatch(text):
        return _month_day(words, *match.groups(), today=today, planned=planned)
    try:
        day: date = read_day(words.strip())
    except ValueError as error:
        raise UsageError(f"{words} {error}" if "-" in words else f"{words} is not a date; {_FORMS}") from None
    return day


def _month_day(words: str, month: str, day: str, year: str | None, *, today: date, planned: bool) -> date:
    if year:
        years = [int(year) if len(year) == 4 else 2000 + int(year)]
    else:  # up to eight years, so that 2/29 is found
        years = [today.year + step * (1 if planned else -1) for step in range(9)]
    for candidate in years:
        try:
            found = date(candidate, int(month), int(day))
        except ValueError:
            continue
        if year or (found >= today if planned else found <= today):
            return found
    raise UsageError(f"{words} is not a date: there is no such day; {_FORMS}")
