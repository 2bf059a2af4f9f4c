"""What lies oddly in a drafted school year: worth a second look, and no more than that."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Final

from casemgr.casefile.saying import long_date
from casemgr.days.schoolyear import SATURDAY, DayOff, days_from
from casemgr.law.holidays import holidays_of

LONG = 20
"""Weekdays; a longer break is rather a slip."""
_IN_SCHOOL: Final = ("columbus",)
"""A federal holiday on which California's schools are open."""
_WEEK_OF: Final = {
    "presidents": "Washington's Birthday",
    "president's": "Washington's Birthday",
    "thanksgiving": "Thanksgiving Day",
    "winter": "Christmas Day",
    "christmas": "Christmas Day",
}
"""A word in a break's name → the holiday that lies in it."""
_FIXED: Final = {
    "labor day": "Labor Day",
    "veterans": "Veterans Day",
    "martin luther king": "Martin Luther King Jr. Day",
    "mlk": "Martin Luther King Jr. Day",
    "memorial day": "Memorial Day",
    "juneteenth": "Juneteenth National Independence Day",
    "presidents' day": "Washington's Birthday",
    "new year's day": "New Year's Day",
}


def public_holidays(first: date, last: date) -> dict[date, str]:
    """The federal holidays on weekdays between two days, with the days on which they are observed. Districts move
    holidays: it is a draft, for correction."""
    return {
        day: name
        for year in range(first.year, last.year + 1)
        for key, name in holidays_of(year)["federal"].items()
        if first <= (day := date.fromisoformat(f"{year}-{key}")) <= last
        if day.weekday() < SATURDAY and not name.lower().startswith(_IN_SCHOOL)
    }


def drafted_holidays(first: date, last: date) -> tuple[DayOff, ...]:
    """The public holidays as days off, for a year of which only the first and last day are known."""
    return tuple(
        DayOff(on=day, kind="holiday", name=_plain(name))
        for day, name in public_holidays(first, last).items()
    )


def _plain(name: str) -> str:
    return {
        "Washington's Birthday": "Presidents' Day",
        "Juneteenth National Independence Day": "Juneteenth",
    }.get(name, name)


def oddities(
    first: date,
    last: date,
    off: Sequence[DayOff],
    student_days: int | None,
    made_up: Collection[date] = (),
) -> Iterator[str]:
    """Each in a sentence. A day that is made up may be a Saturday or a day off."""
    yield from _edges(first, last, off, made_up)
    holidays = public_holidays(first, last)
    yield from _missing(holidays, off)
    for entry in off:
        yield from _of(entry, holidays)
    count = len(_student_days(first, last, off))
    if student_days is not None and count != student_days:
        more = "more" if count > student_days else "fewer"
        days = abs(count - student_days)
        yield f"counts {count} student days, {days} {more} than the {student_days} that are said"


def _student_days(first: date, last: date, off: Sequence[DayOff]) -> list[date]:
    away = {day for entry in off for day in days_from(entry.first, entry.last)}
    return [day for day in days_from(first, last) if day.weekday() < SATURDAY and day not in away]


def _edges(first: date, last: date, off: Sequence[DayOff], made_up: Collection[date]) -> Iterator[str]:
    for day, which in ((first, "first"), (last, "last")):
        if day in made_up:
            continue
        if day.weekday() >= SATURDAY:
            yield f"the {which} day of school, {long_date(day)}, is on a weekend"
        for entry in off:
            if entry.first <= day <= entry.last:
                yield f"the {which} day of school, {long_date(day)}, is a day off too: {entry.name}"
    if last <= first:
        yield f"the last day of school, {long_date(last)}, is not after the first, {long_date(first)}"


def _missing(holidays: dict[date, str], off: Sequence[DayOff]) -> Iterator[str]:
    for day, name in holidays.items():
        if not any(entry.first <= day <= entry.last for entry in off):
            yield f"{long_date(day)} is {name}, and there is school that day"


def _of(entry: DayOff, holidays: dict[date, str]) -> Iterator[str]:
    weekdays = [day for day in days_from(entry.first, entry.last) if day.weekday() < SATURDAY]
    words = entry.name.lower().replace("’", "'")
    if not weekdays:
        yield f"{entry.name} ({long_date(entry.first)}) is on a weekend"
    if len(weekdays) > LONG:
        yield f"{entry.name} takes {len(weekdays)} weekdays, from {long_date(entry.first)} to {long_date(entry.last)}"
    table = _WEEK_OF if entry.kind == "break" else _FIXED
    for word, holiday in table.items():
        days = [day for day, name in holidays.items() if name.startswith(holiday)]
        near = [day for day in days if not entry.first <= day <= entry.last]
        if word in words and near and len(near) == len(days):
            day = min(near, key=lambda each: abs(each - entry.first))
            yield f"{entry.name} is on {long_date(entry.first)}, and {holiday} is on {long_date(day)}: is it the right week?"
            return
