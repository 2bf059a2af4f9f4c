"""The first page: who has an annual, a triennial or an initial in each month, and what must be done before each break."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from casemgr.paper.wallcalendar.entries import Entry
from casemgr.paper.wallcalendar.kinds import KINDS, counted, words_of
from casemgr.paper.wallcalendar.master import MasterCalendar, without_a_date
from casemgr.paper.wallcalendar.monthpage import of_month
from casemgr.paper.wallcalendar.schooldays import SchoolDate, months_of
from casemgr.paper.wallcalendar.stretch import of_stretch
from casemgr.paper.wallcalendar.words import month_day, short_day
from casemgr.reports.words import plural

UNBOOKED = "□"
NAMED = ("annual", "triennial", "initial")


@dataclass(frozen=True)
class Who:
    """A student's label and the day, with what has to be said of it."""

    label: str
    day: str
    state: str
    flag: str
    star: bool


@dataclass(frozen=True)
class Line:
    slug: str
    mark: str
    words: str
    who: tuple[Who, ...]


@dataclass(frozen=True)
class MonthBox:
    name: str
    year: str
    lines: tuple[Line, ...]
    counts: str
    breaks: tuple[str, ...]


@dataclass(frozen=True)
class StretchBox:
    title: str
    until: str
    lines: tuple[Line, ...]
    counts: str


@dataclass(frozen=True)
class YearPage:
    lead: str
    months: tuple[MonthBox, ...]
    stretches: tuple[StretchBox, ...]


def year_page(calendar: MasterCalendar) -> YearPage:
    return YearPage(
        _lead(calendar),
        tuple(_month_box(calendar, month) for month in months_of(calendar.span)),
        tuple(
            StretchBox(stretch.title, f"last school day {short_day(stretch.last)}", *_to_do(found))
            for stretch in calendar.stretches
            for found in (of_stretch(calendar, stretch),)
        ),
    )


def _lead(calendar: MasterCalendar) -> str:
    counts = Counter(e.slug for e in calendar.entries if e.slug in NAMED)
    overdue = sum(e.state == "overdue" for e in (*calendar.entries, *calendar.earlier))
    said = [
        plural(len(calendar.students), "student"),
        *(plural(counts[slug], slug) for slug in NAMED),
        f"{sum(e.nothing_booked for e in calendar.entries)} not scheduled",
        f"{overdue} overdue",
    ]
    if calendar.undated:
        said.append(f"{without_a_date(calendar)} (casemgr due)")
    return " · ".join(said)


def _month_box(calendar: MasterCalendar, month: date) -> MonthBox:
    entries = of_month(calendar, month)
    lines = tuple(_line(slug, entries) for slug in NAMED if any(e.slug == slug for e in entries))
    days = [d for d in calendar.school_dates if (d.first.year, d.first.month) == (month.year, month.month)]
    return MonthBox(
        f"{month:%B}",
        str(month.year),
        lines,
        _counts([e for e in entries if e.slug not in NAMED]),
        tuple(_break_words(day) for day in days),
    )


def _line(slug: str, entries: list[Entry]) -> Line:
    found = [e for e in entries if e.slug == slug]
    return Line(slug, KINDS[slug].mark, KINDS[slug].words, tuple(map(_who, found)))


def _who(entry: Entry) -> Who:
    flag = "overdue" if entry.state == "overdue" else (UNBOOKED if entry.nothing_booked else "")
    return Who(entry.label, month_day(entry.day), entry.state, flag, entry.earlier_elsewhere)


def _counts(entries: list[Entry]) -> str:
    counts = Counter(e.slug for e in entries)
    return " · ".join(counted(slug, counts[slug]) for slug in KINDS if counts[slug])


def _break_words(day: SchoolDate) -> str:
    until = f"–{month_day(day.last)}" if day.last != day.first else ""
    return f"{month_day(day.first)}{until} {day.name}"


def _to_do(entries: list[Entry]) -> tuple[tuple[Line, ...], str]:
    """The dates by kind, each student named; of progress reports only how many."""
    lines = tuple(
        Line(slug, KINDS[slug].mark, words, tuple(_who(entry) for entry in group))
        for (slug, words), group in groupby(
            (e for e in entries if e.slug != "progress"), key=lambda e: (e.slug, words_of(e.slug, e.duty))
        )
    )
    return lines, _counts([e for e in entries if e.slug == "progress"])
