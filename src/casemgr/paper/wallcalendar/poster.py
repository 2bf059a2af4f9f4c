"""Page one, a poster: who has which meeting, month by month, and how many are left before each long break.

It hangs where others read it: no lateness, no first assessments, no discipline, and each student's date once. A check
mark is on the day on which the meeting was held. Where that was late, the months, the lists and the feed say so.
"""

from __future__ import annotations

import calendar as months
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from casemgr.days.schoolyear import SATURDAY
from casemgr.paper.wallcalendar.entry import Entry
from casemgr.paper.wallcalendar.kinds import BOTH, KINDS
from casemgr.paper.wallcalendar.master import MasterCalendar
from casemgr.paper.wallcalendar.schooldays import in_month, months_of, shade_of
from casemgr.paper.wallcalendar.words import short_day
from casemgr.reports.words import plural

NAMED = ("annual", "triennial")
TOGETHER = timedelta(days=30)
"""An annual and a triennial so close are one meeting, on the earlier day."""
HEAVIEST = 3
"""So many meetings on a day have the darkest shade."""
JULY = 7


@dataclass(frozen=True)
class PosterDay:
    """A weekday of a small month; `number` is 0 outside it, `load` how many meetings are on it, up to the heaviest."""

    number: int
    load: int
    shade: str
    """off, closed, out (before the first day of school and after the last), or nothing."""


@dataclass(frozen=True)
class PosterRow:
    day: str
    label: str
    words: str
    slug: str
    done: bool


@dataclass(frozen=True)
class PosterMonth:
    name: str
    year: str
    weeks: tuple[tuple[PosterDay, ...], ...]
    rows: tuple[PosterRow, ...]


@dataclass(frozen=True)
class Before:
    """What is left to hold before a long break."""

    title: str
    until: str
    meetings: str


@dataclass(frozen=True)
class Poster:
    title: str
    district: str
    teacher: str
    limits: str
    months: tuple[PosterMonth, ...]
    before: tuple[Before, ...]
    empty: str


class _Date:
    """A meeting of a student on a day, and what it is held for."""

    def __init__(self, entry: Entry) -> None:
        self.day, self.student, self.label = _day_of(entry), entry.student, entry.label
        self.slugs = {entry.slug}
        self.done = entry.state == "met"
        self.is_fixed = self.done or entry.booked is not None

    def takes_in(self, other: _Date) -> bool:
        if self.student != other.student or self.done != other.done:
            return False
        near = other.day == self.day if self.is_fixed and other.is_fixed else other.day - self.day <= TOGETHER
        return near and not (self.slugs & other.slugs)

    @property
    def words(self) -> str:
        return BOTH if len(self.slugs) > 1 else KINDS[next(iter(self.slugs))].words


def _day_of(entry: Entry) -> date:
    booked = entry.booked.meeting_date if entry.booked and entry.state != "met" else None
    return booked or entry.day


def meeting_dates(entries: Iterable[Entry]) -> list[_Date]:
    """Each student's annual and triennial once, by day; the two as one where they fall together."""
    found: list[_Date] = []
    named = sorted(map(_Date, (e for e in entries if e.slug in NAMED)), key=lambda d: (d.student, d.day))
    for _, group in groupby(named, key=lambda d: d.student):
        own: list[_Date] = []
        for one in group:
            if own and own[-1].takes_in(one):
                own[-1].slugs |= one.slugs
                own[-1].day = one.day if one.is_fixed and not own[-1].is_fixed else own[-1].day
            else:
                own.append(one)
        found += own
    return sorted(found, key=lambda d: (d.day, d.label.casefold()))


def poster(calendar: MasterCalendar) -> Poster:
    dates = [d for d in meeting_dates(calendar.entries) if calendar.span.holds(d.day)]
    loads = Counter(d.day for d in dates)
    shown = [m for m in months_of(calendar.span) if m.month != JULY or _meets(m, calendar, dates)]
    return Poster(
        f"Annual and triennial reviews {calendar.span.name.replace('-', '–')}",
        calendar.heading.district,
        calendar.heading.case_manager,
        calendar.limits,
        tuple(_month(month, dates, loads, calendar) for month in shown),
        tuple(_before(calendar, dates)),
        "" if dates else "No annual or triennial falls in these days.",
    )


def _meets(month: date, calendar: MasterCalendar, dates: list[_Date]) -> bool:
    """Whether there is school in it, or a meeting."""
    days = [*(calendar.year.planned_days if calendar.year else ()), *(d.day for d in dates)]
    return any(in_month(day, month) for day in days)


def _month(month: date, dates: list[_Date], loads: Counter[date], calendar: MasterCalendar) -> PosterMonth:
    weeks = months.Calendar().monthdatescalendar(month.year, month.month)
    school = [week[:SATURDAY] for week in weeks if any(day.month == month.month for day in week[:SATURDAY])]
    return PosterMonth(
        f"{month:%B}",
        str(month.year),
        tuple(tuple(_poster_day(day, month, loads, calendar) for day in week) for week in school),
        tuple(
            PosterRow(str(d.day.day), d.label, d.words, max(d.slugs), d.done)
            for d in dates
            if in_month(d.day, month)
        ),
    )


def _poster_day(day: date, month: date, loads: Counter[date], calendar: MasterCalendar) -> PosterDay:
    if day.month != month.month:
        return PosterDay(0, 0, "")
    school = [d for d in calendar.school_dates if d.first <= day <= d.last]
    return PosterDay(day.day, min(loads[day], HEAVIEST), shade_of(day, school, calendar.year))


def _before(calendar: MasterCalendar, dates: list[_Date]) -> list[Before]:
    return [
        Before(
            stretch.title, f"by {short_day(stretch.last)}", plural(left, "meeting") if left else "none left"
        )
        for stretch in calendar.stretches
        for left in (sum(not d.done and stretch.first <= d.day <= stretch.last for d in dates),)
    ]
