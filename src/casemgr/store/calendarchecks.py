"""What is wrong with the school calendars, and what is odd in them and changes nothing by itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from casemgr.casefile.saying import long_date
from casemgr.days.gaps import Gap, KnownYears
from casemgr.days.schoolyear import SATURDAY, DayOff, SchoolYear
from casemgr.errors import Problem
from casemgr.store.calendarfiles import track_of
from casemgr.store.caseload import Caseload
from casemgr.store.folders import CALENDARS
from casemgr.store.lawfiles import ReadLaw
from casemgr.store.yamltext import Document, line_of

SHORT_OF_A_BREAK = 2
"""Weekdays off that are no break: from so many on, one of two halves may have got another name."""


def has_damage(caseload: Caseload) -> bool:
    """Whether a calendar may be missing because its file, or the folder, cannot be read."""
    return any(problem.file.partition("/")[0] == CALENDARS.name for problem in caseload.shared_problems)


def calendar_problems(caseload: Caseload, today: date) -> Iterator[Problem]:
    """What may make a date wrong, in each calendar and between them."""
    for name, year in caseload.calendars:
        yield from _calendar(year, name, caseload)
    yield from _coverage(caseload, today)


def calendar_notes(caseload: Caseload) -> Iterator[str]:
    """What is odd: days off on which no student would come anyway, and a break of which a part is not called one."""
    for name, year in caseload.calendars:
        document = caseload.document(name)
        for place, entry in enumerate(year.days_off):
            if words := _changes_nothing(entry, year):
                yield f"{name}:{line_of(document, ['days_off', place])}: {entry.name} ({entry.first}) {words}"
        yield from (f"{name}: {words}" for words in _cut_in_two(year, caseload))


def _changes_nothing(entry: DayOff, year: SchoolYear) -> str:
    if _is_outside(entry, year):
        return "lies outside the school year and changes nothing" if entry.kind == "staff_day" else ""
    if entry.first == entry.last and entry.first.weekday() >= SATURDAY:
        return "is on a weekend and changes nothing"
    return ""


def _is_outside(entry: DayOff, year: SchoolYear) -> bool:
    return entry.first < year.first_day or entry.last > year.last_day


def _cut_in_two(year: SchoolYear, caseload: Caseload) -> Iterator[str]:
    """Where students are away for long enough to pause a clock, and too few of the days are called a break."""
    if caseload.settings.readings.break_counts != "break_days":
        return
    limits = {rule.breaks_over for rule in caseload.law.book.pauses if rule.breaks_over is not None}
    for gap in KnownYears((year,)).gaps:
        if any(_falls_short(gap, limit) for limit in limits):
            yield (
                f"no student comes on {len(gap.days_off)} weekdays from {long_date(gap.first)} to "
                f"{long_date(gap.last)}, but only {len(gap.break_days)} of them are called a break, so no clock pauses. "
                "If all of it is one break, give each part `kind: break`."
            )


def _falls_short(gap: Gap, limit: int) -> bool:
    others = len(gap.days_off) - len(gap.break_days)
    return len(gap.days_off) > limit >= len(gap.break_days) > 0 and others >= SHORT_OF_A_BREAK


def _calendar(year: SchoolYear, name: str, caseload: Caseload) -> Iterator[Problem]:
    document = caseload.document(name)
    counted = year.counted_days
    outside = list(_days_outside(year, name, document))  # the days that lack for them are not said again
    if year.student_days is not None and year.student_days != counted and not outside:
        off = counted - year.student_days
        line = line_of(document, ["student_days"])
        too = "many" if off > 0 else "few"
        yield Problem(
            name, line, f"says {year.student_days} student days and has {counted}: {abs(off)} too {too}"
        )
    for day, which in ((year.first_day, "first_day"), (year.last_day, "last_day")):
        if day.weekday() >= SATURDAY and day not in year.make_up_days:
            yield Problem(name, line_of(document, [which]), f"`{which}` {day} is a {day:%A}; check the date")
    yield from outside
    for entry, words in year.contradictions:
        yield Problem(name, line_of(document, ["days_off", year.days_off.index(entry)]), words)
    yield from () if outside else _on_holidays(year, name, document, caseload.law)


def _on_holidays(year: SchoolYear, name: str, document: Document, law: ReadLaw) -> Iterator[Problem]:
    """School on federal holidays, where the law of the place closes the schools on them."""
    closed = law.book.school_holidays
    if closed is None:
        return
    for calendar_year in (year.starts_in, year.starts_in + 1):
        for day, holiday in (law.holidays("federal", calendar_year) or {}).items():
            is_school_day = day in year.planned_days and day not in year.make_up_days
            if is_school_day and not holiday.startswith(closed.but):
                line = line_of(document, ["days_off"])
                yield Problem(
                    name, line, f"has school on {holiday} ({day}); add the day off, or check the date"
                )


def _days_outside(year: SchoolYear, name: str, document: Document) -> Iterator[Problem]:
    """Days off, closures and make-up days that lie where they cannot."""
    for place, entry in enumerate(year.days_off):
        if _is_outside(entry, year) and entry.kind != "staff_day":
            line = line_of(document, ["days_off", place])
            yield Problem(
                name, line, f"{entry.name} ({entry.first}) lies outside the school year; check the dates"
            )
    for place, closure in enumerate(year.closures):
        if not year.first_day <= closure.date <= year.last_day:
            line = line_of(document, ["closures", place])
            yield Problem(
                name, line, f"the closure of {closure.date} lies outside the school year; check the date"
            )
    for place, each in enumerate(year.extra_days):
        day = each if isinstance(each, date) else each.date
        if not year.first_day <= day <= year.last_day:
            line = line_of(document, ["extra_days", place])
            yield Problem(
                name, line, f"the make-up day {day} lies outside first_day and last_day; move last_day to it"
            )


def is_of(problem: Problem, track: str | None) -> bool:
    """Whether a problem of years that are missing is of this track's calendars, or for None of the main ones."""
    return problem.message.startswith((f"{_called(track)} ", f"{_called(track)}:"))


def _called(track: str | None) -> str:
    """How a problem calls the calendars of a track, or the main ones."""
    return f"the track {track}" if track else "the main calendar"


def _coverage(caseload: Caseload, today: date) -> Iterator[Problem]:
    """Years that are missing, in the main calendars and in each track; not where a file that may hold one is damaged."""
    if has_damage(caseload):
        return
    if not caseload.calendars:
        yield Problem("calendars", None, "holds no school calendar: dates that need one are unknown")
    by_track: dict[str | None, list[SchoolYear]] = {}
    for name, year in caseload.calendars:
        by_track.setdefault(track_of(name), []).append(year)
    for track, found in by_track.items():
        years = sorted(found, key=lambda year: year.starts_in)
        what = _called(track)
        if not years[0].first_day <= today <= years[-1].last_day:
            yield Problem(
                "calendars",
                None,
                f"{what} does not cover {today}: dates that need it are unknown; add the year",
            )
        for before, after in pairwise(years):
            if after.starts_in - before.starts_in > 1:
                between = f"{before.school_year} and {after.school_year}"
                yield Problem("calendars", None, f"{what} lacks the years between {between}")
            elif before.last_day >= after.first_day:
                yield Problem(
                    "calendars", None, f"{what}: {before.school_year} ends after {after.school_year} begins"
                )
