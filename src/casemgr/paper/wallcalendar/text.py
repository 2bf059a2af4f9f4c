"""The master calendar as text for paper: months with their dates, then the list by student. 80 columns."""

from __future__ import annotations

import calendar as months
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from textwrap import wrap

from casemgr.paper.wallcalendar.entries import KINDS, OVERVIEW, Entry, MasterCalendar, SchoolDate
from casemgr.paper.words import plural, printable

WIDTH = 80


def as_text(calendar: MasterCalendar) -> str:
    lines = [*_heading(calendar), *_overview(calendar)]
    for year, month in _months(calendar):
        lines += _month(calendar, year, month)
    lines += [*_not_scheduled(calendar), *_undated(calendar), *_by_student(calendar), *_footer(calendar)]
    return printable("\n".join(line.rstrip() for line in lines)) + "\n"


def _heading(calendar: MasterCalendar) -> Iterator[str]:
    yield f"MASTER CALENDAR {calendar.span.name}"
    yield f"{calendar.district} · {calendar.case_manager} · as of {calendar.as_of:%a} {calendar.as_of}"
    yield "CONFIDENTIAL: student information"
    if calendar.problems:
        yield _incomplete(calendar)
    for note in calendar.notes:
        yield f"! {note}"


def _overview(calendar: MasterCalendar) -> Iterator[str]:
    """A line a month: how many annuals, triennials, initials and other duties."""
    widths = [len(head) + 3 for head in OVERVIEW]
    yield ""
    yield f"{'':<12}" + "".join(f"{head:>{width}}" for head, width in zip(OVERVIEW, widths, strict=True))
    for year, month in _months(calendar):
        counts = Counter(entry.kind.column for entry in _of_month(calendar, year, month))
        cells = "".join(
            f"{counts[head] or '·':>{width}}" for head, width in zip(OVERVIEW, widths, strict=True)
        )
        yield f"{months.month_abbr[month]} {year:<8}{cells}"


def _months(calendar: MasterCalendar) -> Iterator[tuple[int, int]]:
    for offset in range(12):
        month = 7 + offset
        yield (calendar.span.first.year + (month > 12), month if month <= 12 else month - 12)


def _of_month(calendar: MasterCalendar, year: int, month: int) -> list[Entry]:
    return [e for e in calendar.entries if (e.day.year, e.day.month) == (year, month)]


def _month(calendar: MasterCalendar, year: int, month: int) -> Iterator[str]:
    entries = _of_month(calendar, year, month)
    school = [d for d in calendar.school_dates if (d.first.year, d.first.month) == (year, month)]
    yield ""
    yield f"── {months.month_name[month].upper()} {year} {'─' * WIDTH}"[:WIDTH]
    if not entries and not school:
        yield "  nothing"
    lines: list[tuple[date, int, str]] = [(d.first, 0, f"{'':<13}{_school_line(d)}") for d in school]
    lines += [(e.day, 1, _entry_line(e)) for e in entries]
    for day, group in groupby(sorted(lines, key=lambda line: (line[0], line[1])), key=lambda line: line[0]):
        for place, (_, _, text) in enumerate(group):
            yield f"{f'{day:%a} {day.day:>2}' if place == 0 else '':<8}{text}"


def _school_line(day: SchoolDate) -> str:
    until = f" (to {day.last:%a} {day.last.month}/{day.last.day})" if day.last != day.first else ""
    return f"{day.name}{until}"


def _entry_line(entry: Entry) -> str:
    due = (
        f" (due {entry.due:%a} {entry.due.month}/{entry.due.day})"
        if entry.due and entry.due != entry.day
        else ""
    )
    return f"{entry.kind.mark} {entry.label:<9}  {_what(entry)}{due}{_flags(entry)}"


def _what(entry: Entry) -> str:
    return entry.title if entry.duty == "meeting" else entry.duty


def _flags(entry: Entry) -> str:
    flags = [] if entry.status.startswith(("in ", "booked")) else [entry.status]
    flags += [entry.remark] if entry.remark else []
    return f"  [{'; '.join(flags)}]" if flags else ""


def _not_scheduled(calendar: MasterCalendar) -> Iterator[str]:
    if not calendar.not_scheduled:
        return
    yield ""
    yield "── DUE AND NOTHING BOOKED " + "─" * (WIDTH - 26)
    for entry in calendar.not_scheduled:
        yield f"  {entry.day:%a} {entry.day}  {entry.label:<9}  {entry.duty}"


def _undated(calendar: MasterCalendar) -> Iterator[str]:
    if not calendar.undated:
        return
    yield ""
    yield "── OPEN, WITHOUT A DATE " + "─" * (WIDTH - 24)
    for entry in calendar.undated:
        since = (
            f"since {entry.day:%a} {entry.day}"
            if entry.status == "open"
            else "unknown: a calendar is missing"
        )
        yield f"  {entry.label:<9}  {entry.duty:<30}  {since}"


def _by_student(calendar: MasterCalendar) -> Iterator[str]:
    yield ""
    yield "── BY STUDENT " + "─" * (WIDTH - 14)
    for student, label in calendar.students:
        entries = [e for e in calendar.entries if e.student == student]
        yield ""
        yield f"{label}: {plural(len(entries), 'date') if entries else 'nothing this year'}"
        for entry in entries:
            yield f"  {entry.day:%a} {entry.day}  {entry.kind.mark} {_what(entry)}{_flags(entry)}"


def _footer(calendar: MasterCalendar) -> Iterator[str]:
    yield ""
    legend = " · ".join(f"{kind.mark} {kind.words}" for kind in KINDS.values())
    yield from wrap(f"{legend}.", WIDTH)
    yield from wrap(
        "Dates are the last school day to act; the legal date stands beside them where it differs. planned = if each "
        "one before is met on its date. * = another reading of the law gives an earlier date.",
        WIDTH,
    )
    if calendar.problems:
        yield _incomplete(calendar)


def _incomplete(calendar: MasterCalendar) -> str:
    files = len({problem.file for problem in calendar.problems})
    return (
        f"INCOMPLETE: {plural(files, 'file')} could not be read; dates may be missing. See `casemgr check`."
    )
