"""The lists behind the months: what is not scheduled, the triennials, each student, the progress grid, the changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casemgr.paper.wallcalendar.changed import ChangeRow
from casemgr.paper.wallcalendar.entry import Entry
from casemgr.paper.wallcalendar.master import MasterCalendar
from casemgr.paper.wallcalendar.schooldays import in_month, months_of
from casemgr.paper.wallcalendar.students import StudentRow
from casemgr.paper.wallcalendar.tables import Cell, Head, Piece, Table, cell, student_head
from casemgr.paper.wallcalendar.triennials import dated, of_kinds, of_student, triennials
from casemgr.paper.wallcalendar.words import (
    month_day,
    short_day,
    state_words,
)
from casemgr.reports.words import long_date


def tables(calendar: MasterCalendar) -> Iterator[Table]:
    yield _not_scheduled(calendar)
    yield from triennials(calendar)
    yield _students(calendar)
    yield _progress(calendar)
    if calendar.asked.since:
        yield _changes(calendar, calendar.asked.since)


def _duty(entry: Entry) -> Cell:
    return (Piece(entry.words, entry.slug),)


def _not_scheduled(calendar: MasterCalendar) -> Table:
    return Table(
        "Due and not scheduled",
        "Every meeting due for which none is booked, and whatever is overdue. Write in the day you choose. "
        f"{calendar.left_out}".rstrip(),
        (
            Head("Hold by", 1.6),
            Head("Legal date", 1.2),
            student_head(e.label for e in calendar.not_scheduled),
            Head("What", 2),
            Head("Notice by", 1.2),
            Head("Meeting on", 1.5),
            Head("Time, place, who", 2.4),
        ),
        tuple(
            (
                (Piece(short_day(e.act_by or e.day), flag=_late(e)),),
                cell(short_day(e.due) if e.due else ""),
                cell(e.label),
                _duty(e),
                cell(short_day(e.notice_by) if e.notice_by else ""),
                cell(short_day(e.booked.meeting_date) if e.booked else ""),
                (),
            )
            for e in calendar.not_scheduled
        ),
        "Everything due is booked, and nothing is overdue.",
    )


def _late(entry: Entry) -> str:
    return state_words(entry) if entry.state == "overdue" else ""


def _students(calendar: MasterCalendar) -> Table:
    return Table(
        "Each student",
        "This year's annual and triennial, and the next ones after it.",
        (
            student_head(student.label for student in calendar.students),
            Head("School", 2.1),
            Head("Grade", 0.7),
            Head("Teachers", 1.7),
            Head("Services", 2.6),
            Head("Annual", 1.8),
            Head("Triennial", 1.8),
            Head("Next annual", 1.3),
            Head("Next triennial", 1.3),
        ),
        tuple(
            _student_row(student, calendar)
            for student in calendar.students
            if not calendar.limits or of_student(calendar, student)
        ),
        "No student.",
    )


def _student_row(student: StudentRow, calendar: MasterCalendar) -> tuple[Cell, ...]:
    return (
        cell(student.label),
        cell(student.school),
        cell(student.grade),
        cell(", ".join(student.teachers)),
        cell("; ".join(student.services)),
        tuple(dated(e, calendar) for e in of_kinds(calendar, student, "annual")),
        tuple(dated(e, calendar) for e in of_kinds(calendar, student, "triennial")),
        cell(_far(student.next_annual)),
        cell(_far(student.next_triennial)),
    )


def _far(day: date | None) -> str:
    return f"{month_day(day)}/{day.year}" if day else ""


def _progress(calendar: MasterCalendar) -> Table:
    """The rounds as dots: a glance shows whose are out."""
    entries = [e for student in calendar.students for e in of_kinds(calendar, student, "progress")]
    months = [m for m in months_of(calendar.span) if any(in_month(e.day, m) for e in entries)]
    return Table(
        "Progress reports",
        "● sent   ○ to send, and the day   ◌ planned, if each one before goes out on its day",
        (
            student_head(s.label for s in calendar.students),
            Head("Grade", 0.8),
            *(Head(f"{month:%b}", 1) for month in months),
        ),
        tuple(
            (
                cell(student.label),
                cell(student.grade),
                *(tuple(_dot(e) for e in found if in_month(e.day, month)) for month in months),
            )
            for student in calendar.students
            if (found := [e for e in entries if e.student == student.id])
        ),
        "No progress report falls in these days.",
    )


def _dot(entry: Entry) -> Piece:
    dot = {"met": "●", "planned": "◌"}.get(entry.state, "○")
    return Piece(f"{dot} {entry.day.day}", flag=_late(entry), state=entry.state)


def _changes(calendar: MasterCalendar, since: date) -> Table:
    return Table(
        f"Changed since {long_date(since)}",
        "The dates as known on the day of the last printing, beside those known now.",
        (
            student_head(row.label for row in calendar.changes),
            Head("What", 3),
            Head("Change", 2),
            Head("Was", 1.3),
            Head("Now", 1.3),
        ),
        tuple(
            (
                cell(row.label),
                _what(row) if row.words else (),
                cell(row.what),
                cell(short_day(row.was) if row.was else ""),
                cell(short_day(row.now) if row.now else ""),
            )
            for row in calendar.changes
        ),
        "Nothing that touches these days has changed.",
    )


def _what(row: ChangeRow) -> Cell:
    return (Piece(row.words, row.slug),)
