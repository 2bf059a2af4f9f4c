"""The lists behind the months: what is not scheduled, the triennials, each student, the progress grid, the changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casemgr.paper.wallcalendar.changed import ChangeRow
from casemgr.paper.wallcalendar.entries import Entry
from casemgr.paper.wallcalendar.master import MasterCalendar
from casemgr.paper.wallcalendar.schooldays import months_of
from casemgr.paper.wallcalendar.students import StudentRow
from casemgr.paper.wallcalendar.tables import Cell, Head, Piece, Table, cell
from casemgr.paper.wallcalendar.words import (
    booked_words,
    flag_words,
    legal_words,
    month_day,
    short_day,
    state_words,
)
from casemgr.reports.words import long_date


def tables(calendar: MasterCalendar) -> Iterator[Table]:
    yield _not_scheduled(calendar)
    yield _triennials(calendar)
    yield _students(calendar)
    yield _progress(calendar)
    if calendar.asked.since:
        yield _changes(calendar, calendar.asked.since)


def _piece(entry: Entry, as_of: date) -> Piece:
    """An entry's day, the legal date small, and what has to be said of it."""
    done = " ✓" if entry.state == "met" else ""
    small = ", ".join(filter(None, (legal_words(entry), booked_words(entry) if not done else "")))
    small = "planned" if entry.state == "planned" and not small else small
    return Piece(
        f"{short_day(entry.day)}{done}", small=small, flag=flag_words(entry, as_of), state=entry.state
    )


def _duty(entry: Entry) -> Cell:
    return (Piece(entry.words, entry.slug),)


def _not_scheduled(calendar: MasterCalendar) -> Table:
    return Table(
        "Due and not scheduled",
        "Every meeting due for which none is booked, and whatever is overdue. Write in the day you choose.",
        (
            Head("Hold by", 1.3),
            Head("Legal date", 1.2),
            Head("Student", 2),
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
                (),
                (),
            )
            for e in calendar.not_scheduled
        ),
        "Everything due is booked, and nothing is overdue.",
    )


def _late(entry: Entry) -> str:
    return state_words(entry) if entry.state == "overdue" else ""


def _of(calendar: MasterCalendar, student: StudentRow, *slugs: str) -> list[Entry]:
    found = (*calendar.earlier, *calendar.entries)
    return [e for e in found if e.student == student.id and e.slug in slugs]


def _triennials(calendar: MasterCalendar) -> Table:
    psychologists = ", ".join(calendar.heading.psychologists)
    rows = [
        _triennial_row(student, calendar, psychologists)
        for student in calendar.students
        if _of(calendar, student, "triennial", "reassessment-plan") or _is_next_fall(student, calendar)
    ]
    return Table(
        "Triennials of the year",
        "With those of next fall, whose assessment plan must go out this year.",
        (
            Head("Student", 1.8),
            Head("Grade", 0.7),
            Head("Plan by", 1.5),
            Head("Consent", 1.1),
            Head("Reports by", 1.2),
            Head("Meeting by", 1.7),
            Head("Scope", 1.7),
            Head("Areas and assessors", 2.9),
            Head("Psychologist", 1.4),
            Head("Notes", 1.1),
        ),
        tuple(rows),
        "No triennial falls in these days.",
    )


def _is_next_fall(student: StudentRow, calendar: MasterCalendar) -> bool:
    """Whether the triennial comes in the same calendar year in which the school year ends."""
    due = student.next_triennial
    return due is not None and due.year == calendar.span.last.year and not calendar.limits


def _triennial_row(student: StudentRow, calendar: MasterCalendar, psychologists: str) -> tuple[Cell, ...]:
    own = [who for area, who in student.assessors if area == "psychoeducational" and who]
    due = tuple(_piece(e, calendar.as_of) for e in _of(calendar, student, "triennial"))
    if not due and student.next_triennial:
        due = cell(f"{student.next_triennial:%a} {month_day(student.next_triennial)}", "next school year")
    return (
        cell(student.label),
        cell(student.grade),
        tuple(_piece(e, calendar.as_of) for e in _of(calendar, student, "reassessment-plan")),
        cell(short_day(student.consent) if student.consent else ""),
        tuple(Piece(short_day(day)) for day in _reports_by(student, calendar)),
        due,
        cell(student.scope),
        tuple(Piece(area, small=who) for area, who in student.assessors),
        cell(own[0] if own else psychologists),
        (),
    )


def _reports_by(student: StudentRow, calendar: MasterCalendar) -> list[date]:
    """The days on which the assessors' reports are due."""
    return sorted({e.day for e in _of_student(calendar, student) if e.is_assessor_reports and e.is_to_do})


def _of_student(calendar: MasterCalendar, student: StudentRow) -> list[Entry]:
    return [e for e in (*calendar.earlier, *calendar.entries) if e.student == student.id]


def _students(calendar: MasterCalendar) -> Table:
    return Table(
        "Each student",
        "This year's annual and triennial, and the next ones after it.",
        (
            Head("Student", 1.9),
            Head("School", 1.9),
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
            if not calendar.limits or _of_student(calendar, student)
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
        tuple(_piece(e, calendar.as_of) for e in _of(calendar, student, "annual")),
        tuple(_piece(e, calendar.as_of) for e in _of(calendar, student, "triennial")),
        cell(_far(student.next_annual)),
        cell(_far(student.next_triennial)),
    )


def _far(day: date | None) -> str:
    return f"{month_day(day)}/{day.year}" if day else ""


def _progress(calendar: MasterCalendar) -> Table:
    """The rounds as dots: a glance shows whose are out."""
    entries = [e for student in calendar.students for e in _of(calendar, student, "progress")]
    months = [m for m in months_of(calendar.span) if any(_same_month(e.day, m) for e in entries)]
    return Table(
        "Progress reports",
        "● sent   ○ to send, and the day   ◌ planned, if each one before goes out on its day",
        (Head("Student", 2.4), Head("Grade", 0.8), *(Head(f"{month:%b}", 1) for month in months)),
        tuple(
            (
                cell(student.label),
                cell(student.grade),
                *(tuple(_dot(e) for e in found if _same_month(e.day, month)) for month in months),
            )
            for student in calendar.students
            if (found := [e for e in entries if e.student == student.id])
        ),
        "No progress report falls in these days.",
    )


def _same_month(day: date, month: date) -> bool:
    return (day.year, day.month) == (month.year, month.month)


def _dot(entry: Entry) -> Piece:
    dot = {"met": "●", "planned": "◌"}.get(entry.state, "○")
    return Piece(f"{dot} {entry.day.day}", flag=_late(entry), state=entry.state)


def _changes(calendar: MasterCalendar, since: date) -> Table:
    return Table(
        f"Changed since {long_date(since)}",
        "The dates as known on the day of the last printing, beside those known now.",
        (
            Head("Student", 2),
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


def key_tables(calendar: MasterCalendar) -> Iterator[Table]:
    """For the drawer, not for the wall: who each label is, and whom to call."""
    yield Table(
        "Key of labels",
        "Keep this page in a locked drawer.",
        (Head("Label", 1), Head("Student", 2.4), Head("Grade", 0.7), Head("School", 2), Head("Id", 1)),
        tuple(
            (cell(s.label), cell(s.name), cell(s.grade), cell(s.school), cell(s.id))
            for s in calendar.students
        ),
        "No student.",
    )
    yield Table(
        "Parents and contacts",
        "Keep this page in a locked drawer.",
        (
            Head("Label", 0.8),
            Head("Student", 1.8),
            Head("Contact", 1.8),
            Head("Who", 1),
            Head("Language", 1),
            Head("Phone", 1.3),
            Head("E-mail", 2),
        ),
        tuple(
            (
                cell(s.label),
                cell(s.name),
                cell(contact.name),
                cell(contact.relation),
                cell(contact.language or ""),
                cell(contact.phone or ""),
                cell(contact.email or ""),
            )
            for s in calendar.students
            for contact in s.contacts
        ),
        "No contact is on file.",
    )
