"""Dates as people type them, understood one way and said back in full."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from casemgr.casefile.saying import is_far, long_date, school_year_of
from casemgr.casefile.typed.monthday import MonthDay, month_day, weekday_of
from casemgr.errors import UsageError

_FORMS = "write 2026-09-14, 9/14, today, yesterday or a weekday"


def happened(words: str | None, today: date) -> date:
    """A day on which something happened: the latest such day not after today; None is today."""
    return _understand(words, today, planned=False) if words else today


def planned(words: str, today: date) -> date:
    """A day on which something is planned: the next such day, today included."""
    return _understand(words, today, planned=True)


def counted_from(words: str, today: date, *, is_backward: bool) -> date:
    """The day to count from: without a year the nearest such day, as a what-if may look ahead as well as back. A weekday is
    the last one, or the next where the rule counts back."""
    if without_year(words):
        return nearest(words, today)
    return planned(words, today) if is_backward else happened(words, today)


def nearest(words: str, today: date) -> date:
    """A day typed without its year: the latest such day or the next one, whichever is nearer."""
    days = (happened(words, today), planned(words, today))
    return min(days, key=lambda day: abs(day - today)) if without_year(words) else days[0]


def other_year(words: str, today: date) -> tuple[date, date] | None:
    """For a day on which something happened, typed without its year, where the latest such day is more than six months
    back: that day, and the next such day. None where only one can be meant."""
    if not without_year(words) or not is_far(day := happened(words, today), today):
        return None
    return day, planned(words, today)


def other_year_planned(words: str, today: date) -> tuple[date, date] | None:
    """For a day for which something is planned, typed without its year, where the next such day is more than six months
    ahead and the last one lies in this school year: both days. None where only the next one can be meant."""
    if not without_year(words) or not is_far(day := planned(words, today), today):
        return None
    last = happened(words, today)
    return (last, day) if school_year_of(last) == school_year_of(today) else None


def far_ahead(words: str, day: date, today: date) -> str | None:
    """What is worth saying of a planned day typed without its year that lies more than six months ahead: how it was
    read, and how to say the same day of the year before. None where that goes without saying."""
    if not without_year(words) or not is_far(day, today):
        return None
    other = happened(words, today)
    return f"{words.strip()} was read as {long_date(day)} (in {(day - today).days} days); if you mean {other.year}, type {other}"


def without_year(words: str) -> bool:
    """Whether a day is typed as month and day alone: the day of the week beside them says which year is meant."""
    typed = month_day(words)
    return typed is not None and typed.year is None and typed.weekday is None


def one_of_the_days(words: str, days: Mapping[str, date]) -> str | None:
    """The name of the one day that is typed, with its year or without; None where it is none of them, or several."""
    typed = month_day(words)
    if typed is None:
        return None
    found = [
        name
        for name, day in days.items()
        if (typed.month, typed.day) == (day.month, day.day) and typed.year in (None, day.year)
    ]
    return found[0] if len(found) == 1 else None


def with_year(words: str, today: date, option: str) -> date:
    """A day so long ago that it needs its year: a birth, an evaluation. UsageError where the year is missing."""
    typed = month_day(words)
    if typed and typed.year is None:
        years = (today.year - back for back in range(1, 10))
        if year := next(filter(typed.in_year, years), None):
            raise UsageError(f"{option} {words}: write the year too, like {typed.month}/{typed.day}/{year}")
    return happened(words, today)


def _understand(words: str, today: date, *, planned: bool) -> date:
    from casemgr.scalars import read_day  # pydantic: the help of a command does without it

    text = words.strip().lower()
    if text in ("today", "yesterday", "tomorrow"):
        return today + timedelta(days=("yesterday", "today", "tomorrow").index(text) - 1)
    if (weekday := weekday_of(text)) is not None:
        ahead = (weekday - today.weekday()) % 7
        return today + timedelta(days=ahead if planned or not ahead else ahead - 7)
    if (day_meant := _weekday_of_a_week(words, text, today)) is not None:
        return day_meant
    if typed := month_day(text):
        return _of_month(words, typed, today, planned=planned)
    try:
        day: date = read_day(words.strip())
    except ValueError as error:
        raise UsageError(f"{words} {error}" if "-" in words else f"{words} is not a date; {_FORMS}") from None
    return day


def _weekday_of_a_week(words: str, text: str, today: date) -> date | None:
    """`last Friday`, `next Monday`, `this Thursday`; None for other words. UsageError with both days where people mean one of
    this week by it as well as one of the week before or after."""
    which, _, name = text.replace("this past ", "past ").partition(" ")
    weekday = weekday_of(name)
    if weekday is None or which not in ("last", "past", "this", "next"):
        return None
    of_this_week = today + timedelta(days=weekday - today.weekday())
    a_week = timedelta(weeks=1)
    if which == "this":
        return of_this_week
    if which == "past":
        return of_this_week if of_this_week < today else of_this_week - a_week
    other = of_this_week - a_week if which == "last" else of_this_week + a_week
    if (of_this_week < today) if which == "last" else (of_this_week > today):
        one, two = (long_date(day) for day in sorted((of_this_week, other)))
        raise UsageError(f"{words} can mean {one} or {two}: write which, like {other.month}/{other.day}")
    return other


def _of_month(words: str, typed: MonthDay, today: date, *, planned: bool) -> date:
    """The day in the year typed, or the first one on or after today, or on or before it."""
    if typed.year is not None:
        found = typed.in_year(typed.year)
    else:  # up to eight years, so that 2/29 is found
        years = (today.year + step * (1 if planned else -1) for step in range(9))
        days = (day for year in years if (day := typed.in_year(year)))
        found = next((day for day in days if (day >= today if planned else day <= today)), None)
    if found is None:
        raise UsageError(f"{words} is not a date: there is no such day; {_FORMS}")
    if not typed.is_on(found):
        raise UsageError(f"{words} is not a date: {found.month}/{found.day}/{found.year} is a {found:%A}")
    return found
