"""What the adopted school calendar prints on the wall, and the stretches of the year between its long breaks."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal, NamedTuple

from casemgr.days.calendar import Calendar
from casemgr.days.schoolyear import ONE_DAY, SATURDAY, DayOff, SchoolYear
from casemgr.days.yearspan import YearSpan

DayKind = Literal["off", "closed", "short", "school"]
SPRING = (3, 4)
"""The months in which the spring break begins; the winter break is the one that holds 31 December."""


class SchoolDate(NamedTuple):
    """A date of the school calendar: first and last day, days off, closures, short days, make-up days."""

    first: date
    last: date
    name: str
    kind: DayKind


def school_dates(years: Sequence[SchoolYear], span: YearSpan) -> list[SchoolDate]:
    """What the adopted calendar says of these days."""
    found = [day for year in years for day in _of_year(year)]
    return sorted(day for day in found if day.first <= span.last and day.last >= span.first)


def _of_year(year: SchoolYear) -> list[SchoolDate]:
    found = [
        SchoolDate(year.first_day, year.first_day, "First day of school", "school"),
        SchoolDate(year.last_day, year.last_day, "Last day of school", "school"),
    ]
    found += [SchoolDate(off.first, off.last, off.name, "off") for off in year.days_off]
    for closure in year.closures:
        where = f" ({', '.join(closure.schools)})" if closure.schools else ""
        found.append(SchoolDate(closure.date, closure.date, f"Closed: {closure.reason}{where}", "closed"))
    for short in year.short_days:
        day, name = (short, None) if isinstance(short, date) else (short.date, short.name)
        found.append(SchoolDate(day, day, f"Short day: {name}" if name else "Short day", "short"))
    found += [
        SchoolDate(day, day, "Make-up day, school in session", "school") for day in sorted(year.make_up_days)
    ]
    if year.esy:
        found.append(SchoolDate(year.esy.from_, year.esy.to, "Extended school year", "off"))
    return found


def shade_of(day: date, dates: Iterable[SchoolDate], year: SchoolYear | None) -> str:
    """How a day is shaded: closed, off, weekend, out (before the first day of school or after the last), or nothing for a day of
    school; a make-up day is one, also on a day off. `dates`: what the calendar says of the day."""
    kinds = {each.kind for each in dates}
    if "closed" in kinds or "school" in kinds:
        return "closed" if "closed" in kinds else ""
    if "off" in kinds:
        return "off"
    is_out = year is not None and not year.first_day <= day <= year.last_day
    return "weekend" if day.weekday() >= SATURDAY else "out" if is_out else ""


class Stretch(NamedTuple):
    """Part of the school year: up to the last school day before a long break or the summer."""

    title: str
    first: date
    last: date
    """The last day students attend in it."""


def stretches(years: Sequence[SchoolYear], span: YearSpan) -> list[Stretch]:
    """Before the winter break, before the spring break, before the summer, as far as the days asked for hold them
    whole; none where the year has no calendar."""
    year = next((year for year in years if year.school_year == span.name), None)
    if year is None:
        return []
    calendar = Calendar.of((year,))
    turns = [(f"Before {off.name}", off.first) for off in (_winter(year), _spring(year)) if off]
    turns.append(("Before summer", year.last_day + ONE_DAY))
    found, first = [], span.first
    for title, turn in turns:
        last = calendar.last_school_day(turn - ONE_DAY)
        if last and last >= first:
            found.append(Stretch(title, first, last))
            first = last + ONE_DAY
    return [stretch for stretch in found if stretch.last <= span.last]


def _breaks(year: SchoolYear) -> list[DayOff]:
    return [off for off in year.days_off if off.kind == "break"]


def _winter(year: SchoolYear) -> DayOff | None:
    new_year = date(year.starts_in + 1, 1, 1) - ONE_DAY
    return next((off for off in _breaks(year) if off.first <= new_year <= off.last), None)


def _spring(year: SchoolYear) -> DayOff | None:
    """The longest break that begins in March or April."""
    spring = [off for off in _breaks(year) if off.first.month in SPRING]
    return max(spring, key=lambda off: off.last - off.first, default=None)


def months_of(span: YearSpan) -> list[date]:
    """The first of each month that a span touches."""
    count = (span.last.year - span.first.year) * 12 + span.last.month - span.first.month + 1
    start = span.first.year * 12 + span.first.month - 1
    return [date(n // 12, n % 12 + 1, 1) for n in range(start, start + count)]


def in_month(day: date, month: date) -> bool:
    return (day.year, day.month) == (month.year, month.month)
