"""One month of the wall calendar: its weeks, and on every day what is there."""

from __future__ import annotations

import calendar as months
from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from casemgr.paper.wallcalendar.entries import Entry
from casemgr.paper.wallcalendar.kinds import KINDS, counted, words_of
from casemgr.paper.wallcalendar.master import MasterCalendar
from casemgr.paper.wallcalendar.words import booked_words, hour, legal_words, state_words

SUNDAY = 6
LEAST_LINES = 3
FULL_LINES = 32


@dataclass(frozen=True)
class Item:
    """One date in a day's cell; a band holds all the progress reports of the day with the same state."""

    slug: str
    mark: str
    words: str
    who: tuple[str, ...]
    time: str
    small: tuple[str, ...]
    flag: str
    state: str
    star: bool
    band: bool


@dataclass(frozen=True)
class Day:
    """A cell. `number` is 0 outside the month or the days asked for."""

    number: int
    iso: str
    weekday: str
    shade: str
    """weekend, off, closed, or nothing for an ordinary day."""
    notes: tuple[str, ...]
    items: tuple[Item, ...]


@dataclass(frozen=True)
class MonthPage:
    name: str
    year: str
    summary: str
    weeks: tuple[tuple[Day, ...], ...]

    @property
    def is_full(self) -> bool:
        """Whether the busiest days of its weeks together hold more lines than a page has room for at full size."""
        return sum(max(_lines(day) for day in week) for week in self.weeks) > FULL_LINES


def _lines(day: Day) -> int:
    """About how many lines a day takes: each date, its legal date, its flag; and room to write."""
    return max(LEAST_LINES, sum(1 + len(item.small) + bool(item.flag) for item in day.items))


def month_page(calendar: MasterCalendar, month: date) -> MonthPage:
    weeks = months.Calendar(SUNDAY).monthdatescalendar(month.year, month.month)
    return MonthPage(
        f"{month:%B}",
        str(month.year),
        _summary(calendar, month),
        tuple(tuple(_day(calendar, day, day.month == month.month) for day in week) for week in weeks),
    )


def of_month(calendar: MasterCalendar, month: date) -> list[Entry]:
    return [e for e in calendar.entries if (e.day.year, e.day.month) == (month.year, month.month)]


def _summary(calendar: MasterCalendar, month: date) -> str:
    """`2 annual · 1 triennial · 12 progress reports`."""
    counts = Counter(e.slug for e in of_month(calendar, month))
    return " · ".join(counted(slug, counts[slug]) for slug in KINDS if counts[slug])


def _day(calendar: MasterCalendar, day: date, is_inside: bool) -> Day:
    if not is_inside or not calendar.span.holds(day):
        return Day(0, day.isoformat(), f"{day:%A}", "outside", (), ())
    school = [d for d in calendar.school_dates if d.first <= day <= d.last]
    kinds = {d.kind for d in school}
    shade = next((kind for kind in ("closed", "off") if kind in kinds), "")
    if day.weekday() >= 5 and not shade:
        shade = "weekend"
    entries = [e for e in calendar.entries if e.day == day]
    return Day(
        day.day,
        day.isoformat(),
        f"{day:%A}",
        shade,
        tuple(d.name for d in school),
        tuple(_items(entries)),
    )


def _items(entries: list[Entry]) -> list[Item]:
    """Each date alone, but the reports in bands below, and one duty of several students on one line."""
    above = [entry for entry in entries if entry.slug != "progress"]
    reports = sorted((e for e in entries if e.slug == "progress"), key=_likeness)
    shared = {
        key for key, number in Counter(map(_likeness, above)).items() if number > 1 and key[0] == "other"
    }
    found: dict[tuple[str, ...], list[Entry]] = {}
    for place, entry in enumerate(above):
        key = _likeness(entry)
        found.setdefault(key if key in shared else (str(place),), []).append(entry)
    bands = [list(group) for _, group in groupby(reports, key=_likeness)]
    return [_item(group[0], tuple(e.label for e in group)) for group in (*found.values(), *bands)]


def _likeness(entry: Entry) -> tuple[str, ...]:
    """What dates must have in common to are on one line."""
    return (entry.slug, entry.duty, entry.state, legal_words(entry))


def _item(entry: Entry, who: tuple[str, ...]) -> Item:
    words = words_of(entry.slug, entry.duty)
    booked = entry.booked
    is_band = entry.slug == "progress"
    if booked and entry.slug == "meeting":
        words = f"{' and '.join(booked.meeting.purposes)} meeting"
    elsewhere = booked and booked.meeting.meeting_date != entry.day
    small = (legal_words(entry), booked_words(entry) if elsewhere else "")
    return Item(
        entry.slug,
        entry.kind.mark,
        f"{words}s" if is_band and len(who) > 1 else words,
        who,
        hour(entry.time) if entry.time else "",
        tuple(filter(None, small)),
        state_words(entry),
        entry.state,
        entry.earlier_elsewhere,
        is_band,
    )
