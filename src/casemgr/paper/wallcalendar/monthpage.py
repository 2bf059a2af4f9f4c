"""One month of the wall calendar: its weeks, and on every day one box for each student."""

from __future__ import annotations

import calendar as months
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from casemgr.casefile.saying import time_words
from casemgr.paper.wallcalendar.entry import Entry
from casemgr.paper.wallcalendar.kinds import BOTH, KINDS, counted
from casemgr.paper.wallcalendar.master import MasterCalendar
from casemgr.paper.wallcalendar.schooldays import in_month, months_of, shade_of
from casemgr.paper.wallcalendar.words import date_words, flag_words, short_day, state_words

SUNDAY = 6
FEW = 3
"""So many names are written out; of more, only how many they are."""
ROUND_FROM = 4
"""From so many on, one duty of as many students on a day is a round: one line."""


@dataclass(frozen=True)
class Item:
    """A box in a day's cell: a student with all that is on that day, or a round of many with their number."""

    slug: str
    who: str
    words: str
    time: str
    small: tuple[str, ...]
    flag: str
    state: str
    band: bool


@dataclass(frozen=True)
class Day:
    """A cell. `number` is 0 outside the month or the days asked for."""

    number: int
    iso: str
    weekday: str
    shade: str
    """weekend, off, closed, out (before the first day of school or after the last), or nothing for an ordinary day."""
    notes: tuple[str, ...]
    items: tuple[Item, ...]


@dataclass(frozen=True)
class MonthPage:
    name: str
    year: str
    summary: str
    weeks: tuple[tuple[Day, ...], ...]


def month_pages(calendar: MasterCalendar) -> Iterator[MonthPage]:
    """The months ahead that hold something, and with what was done those past as well; every month of school, to write
    on, where the months are asked for by name. What is overdue from before is on the lists."""
    entries = drawn(calendar)
    is_planner = "months" in calendar.asked.pages and not calendar.limits
    for month in months_of(calendar.span):
        own = _of_month(entries, month)
        is_past = (month.year, month.month) < (calendar.as_of.year, calendar.as_of.month)
        if is_past and not calendar.asked.done and not calendar.limits:
            continue
        if own or (is_planner and _has_school(calendar, month)):
            yield _page(calendar, month, own)


def drawn(calendar: MasterCalendar) -> list[Entry]:
    """What is on the months: what was done only if asked for, and what a meeting is booked for on that meeting's day."""
    return [
        entry
        for entry in calendar.entries
        if (calendar.asked.done or entry.state != "met")
        and not (entry.is_booked_in_time and entry.state in ("open", "overdue"))
    ]


def _of_month(entries: Iterable[Entry], month: date) -> list[Entry]:
    return [e for e in entries if in_month(e.day, month)]


def _has_school(calendar: MasterCalendar, month: date) -> bool:
    year = calendar.year
    return year is None or any(in_month(day, month) for day in year.planned_days)


def _page(calendar: MasterCalendar, month: date, entries: Sequence[Entry]) -> MonthPage:
    weeks = months.Calendar(SUNDAY).monthdatescalendar(month.year, month.month)
    return MonthPage(
        f"{month:%B}",
        str(month.year),
        _summary(entries),
        tuple(
            tuple(_day(calendar, day, entries, is_inside=day.month == month.month) for day in week)
            for week in weeks
        ),
    )


def _summary(entries: Sequence[Entry]) -> str:
    """`2 annuals · 1 triennial · 12 progress reports`; of the kinds that make a month a full one."""
    counts = Counter(e.slug for e in entries)
    said = (counted(slug, counts[slug]) for slug in KINDS if counts[slug] and slug not in ("other", "age"))
    return " · ".join(said)


def _day(calendar: MasterCalendar, day: date, entries: Sequence[Entry], *, is_inside: bool) -> Day:
    if not is_inside or not calendar.span.holds(day):
        return Day(0, day.isoformat(), f"{day:%A}", "outside", (), ())
    school = [d for d in calendar.school_dates if d.first <= day <= d.last]
    return Day(
        day.day,
        day.isoformat(),
        f"{day:%A}",
        shade_of(day, school, calendar.year),
        tuple(d.name for d in school),
        tuple(_items([e for e in entries if e.day == day], calendar.as_of)),
    )


def _items(entries: list[Entry], as_of: date) -> Iterator[Item]:
    """A box for each student, by what is first on that day; then the rounds, progress reports last."""
    alike = Counter(map(_likeness, entries))
    rounds = {key for key, number in alike.items() if key[0] == "progress" or _is_round(key, number)}
    single = [e for e in entries if _likeness(e) not in rounds]
    for student in dict.fromkeys(e.student for e in single):
        yield _of_student([e for e in single if e.student == student], as_of)
    shared = sorted((e for e in entries if _likeness(e) in rounds), key=lambda e: (e.slug, *_likeness(e)))
    for _, group in groupby(shared, key=_likeness):
        yield _round(list(group))


def _likeness(entry: Entry) -> tuple[str, ...]:
    """What dates must have in common to be on one line."""
    done_or_open = entry.state if entry.state in ("met", "overdue") else "open"
    if entry.slug == "progress":
        return (entry.slug, "", done_or_open)
    return (entry.slug, entry.words, done_or_open, date_words(entry))


def _is_round(key: tuple[str, ...], number: int) -> bool:
    return number >= ROUND_FROM and key[0] in ("other", "notice")


def _of_student(entries: list[Entry], as_of: date) -> Item:
    """All of a student's on one day. A meeting held or booked that day says for itself what it is held for."""
    meeting = next((e for e in entries if e.slug == "meeting"), None)
    own = [e for e in entries if not (meeting and e is not meeting and e.is_meeting)]
    first = own[0]
    state = "met" if all(e.state == "met" for e in own) else meeting.state if meeting else first.state
    return Item(
        first.slug,
        first.label,
        _merged([e.words for e in own]),
        time_words(meeting.time) if meeting and meeting.time else "",
        tuple(dict.fromkeys(filter(None, map(_small, entries if not meeting else own)))),
        next(filter(None, (flag_words(e, as_of) for e in own)), ""),
        state,
        band=False,
    )


def _merged(words: list[str]) -> str:
    """`Annual + TRI, SLD form`."""
    unique = list(dict.fromkeys(words))
    both = [KINDS["annual"].words, KINDS["triennial"].words]
    if all(word in unique for word in both):
        unique = [BOTH, *(word for word in unique if word not in both)]
    return ", ".join(unique)


def _small(entry: Entry) -> str:
    if entry.booked and entry.slug != "meeting":
        day = entry.booked.meeting_date
        return f"booked {short_day(day)}" if day != entry.day else ""
    return date_words(entry)


def _round(entries: list[Entry]) -> Item:
    """One line for many: few are named, more are counted."""
    first, number = entries[0], len(entries)
    is_named = number <= FEW
    words = counted(first.slug, number) if first.slug == "progress" else f"{first.words}: {number} students"
    return Item(
        first.slug,
        ", ".join(e.label for e in entries) if is_named else "",
        (first.words if number == 1 else KINDS[first.slug].many.capitalize()) if is_named else words,
        "",
        (),
        state_words(first) if first.state in ("overdue", "met") else "",
        "met" if first.state == "met" else first.state,
        band=True,
    )
