"""The master calendar as text for paper: months with their dates, then the list by student. 80 columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from textwrap import wrap

from casemgr.paper.wallcalendar.entries import Entry
from casemgr.paper.wallcalendar.kinds import KINDS, OVERVIEW, words_of
from casemgr.paper.wallcalendar.master import MasterCalendar, without_a_date
from casemgr.paper.wallcalendar.schooldays import SchoolDate, months_of
from casemgr.paper.wallcalendar.stretch import of_stretch
from casemgr.reports.words import long_date, plural, printable

WIDTH = 80


def as_text(calendar: MasterCalendar) -> str:
    lines = [*_heading(calendar), *_overview(calendar), *_stretches(calendar)]
    for month in months_of(calendar.span):
        lines += _month(calendar, month)
    lines += [*_not_scheduled(calendar), *_changes(calendar), *_by_student(calendar), *_footer(calendar)]
    return printable("\n".join(line.rstrip() for line in lines)) + "\n"


def _heading(calendar: MasterCalendar) -> Iterator[str]:
    yield f"MASTER CALENDAR {calendar.span.name}"
    whose = calendar.heading
    yield f"{whose.district} · {whose.case_manager} · as of {long_date(calendar.as_of)}"
    yield "CONFIDENTIAL: student information"
    if calendar.limits:
        yield f"Only a part: {calendar.limits}"
    for warning in calendar.warnings:
        yield f"! {warning}"


def _overview(calendar: MasterCalendar) -> Iterator[str]:
    """A line a month: how many annuals, triennials, initials and other duties."""
    widths = [len(head) + 3 for head in OVERVIEW]
    yield ""
    yield f"{'':<12}" + "".join(f"{head:>{width}}" for head, width in zip(OVERVIEW, widths, strict=True))
    for month in months_of(calendar.span):
        counts = Counter(entry.kind.column for entry in _of_month(calendar, month))
        cells = "".join(
            f"{counts[head] or '·':>{width}}" for head, width in zip(OVERVIEW, widths, strict=True)
        )
        yield f"{f'{month:%b %Y}':<12}{cells}"


def _stretches(calendar: MasterCalendar) -> Iterator[str]:
    """What must be done before each long break."""
    for stretch in calendar.stretches:
        todo = of_stretch(calendar, stretch)
        yield ""
        yield f"{stretch.title}, last school day {long_date(stretch.last)}: {plural(len(todo), 'date')}"
        for words, group in groupby(
            (e for e in todo if e.slug != "progress"), key=lambda e: words_of(e.slug, e.duty)
        ):
            yield from wrap(
                f"{words}: {', '.join(e.label for e in group)}",
                WIDTH,
                initial_indent="  ",
                subsequent_indent="    ",
            )
        if reports := sum(e.slug == "progress" for e in todo):
            yield f"  {plural(reports, 'progress report')}"


def _of_month(calendar: MasterCalendar, month: date) -> list[Entry]:
    return [e for e in calendar.entries if (e.day.year, e.day.month) == (month.year, month.month)]


def _month(calendar: MasterCalendar, month: date) -> Iterator[str]:
    entries = _of_month(calendar, month)
    school = [d for d in calendar.school_dates if (d.first.year, d.first.month) == (month.year, month.month)]
    yield ""
    yield f"── {f'{month:%B %Y}'.upper()} {'─' * WIDTH}"[:WIDTH]
    if not entries and not school:
        yield "  nothing"
    lines: list[tuple[date, int, str]] = [(d.first, 0, f"{'':<14}{_school_line(d)}") for d in school]
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
    return f"{entry.kind.mark:<2} {entry.label:<9}  {_what(entry)}{due}{_flags(entry)}"


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
    yield "── DUE AND NOT SCHEDULED " + "─" * (WIDTH - 25)
    for entry in calendar.not_scheduled:
        yield f"  {entry.day:%a} {entry.day}  {entry.label:<9}  {entry.duty}{_flags(entry)}"


def _changes(calendar: MasterCalendar) -> Iterator[str]:
    """What is new, met, moved or gone since the last printing."""
    since = calendar.asked.since
    if since is None:
        return
    yield ""
    yield f"── CHANGED SINCE {long_date(since)} {'─' * WIDTH}"[:WIDTH]
    if not calendar.changes:
        yield "  nothing"
    for row in calendar.changes:
        dates = " → ".join(long_date(day) for day in (row.was, row.now) if day)
        yield f"  {row.label:<9}  {' '.join(filter(None, (row.duty, row.what)))}  {dates}"


def _by_student(calendar: MasterCalendar) -> Iterator[str]:
    yield ""
    yield "── BY STUDENT " + "─" * (WIDTH - 14)
    for student in calendar.students:
        entries = [e for e in calendar.entries if e.student == student.id]
        yield ""
        yield f"{student.label}: {plural(len(entries), 'date') if entries else 'nothing this year'}"
        for entry in entries:
            yield f"  {entry.day:%a} {entry.day}  {entry.kind.mark:<2} {_what(entry)}{_flags(entry)}"


def _footer(calendar: MasterCalendar) -> Iterator[str]:
    yield ""
    if calendar.undated:
        yield f"{without_a_date(calendar)}: casemgr due"
    legend = " · ".join(f"{kind.mark} {kind.words}" for kind in KINDS.values() if kind.slug != "other")
    yield from wrap(f"{legend}.", WIDTH)
    yield from wrap(
        "Dates are the last school day to act; the legal date is beside them where it differs. planned = if each "
        "one before is met on its date. * = another reading of the law gives an earlier date.",
        WIDTH,
    )
    yield from calendar.warnings
