"""The list of triennials, for the meeting with the psychologist; and what the lists of students share."""

from __future__ import annotations

from datetime import date

from casemgr.paper.wallcalendar.entry import Entry
from casemgr.paper.wallcalendar.master import MasterCalendar
from casemgr.paper.wallcalendar.students import StudentRow
from casemgr.paper.wallcalendar.tables import Cell, Head, Piece, Table, cell, student_head
from casemgr.paper.wallcalendar.words import (
    area_words,
    booked_words,
    date_words,
    flag_words,
    month_day,
    short_day,
)


def dated(entry: Entry, as_of: date) -> Piece:
    """An entry's day, the date itself small, and what has to be said of it."""
    done = " ✓" if entry.state == "met" else ""
    small = ", ".join(filter(None, (date_words(entry), booked_words(entry) if not done else "")))
    small = "planned" if entry.state == "planned" and not small else small
    return Piece(
        f"{short_day(entry.day)}{done}", small=small, flag=flag_words(entry, as_of), state=entry.state
    )


def of_kinds(calendar: MasterCalendar, student: StudentRow, *slugs: str) -> list[Entry]:
    found = (*calendar.earlier, *calendar.entries)
    return [e for e in found if e.student == student.id and e.slug in slugs]


def of_student(calendar: MasterCalendar, student: StudentRow) -> list[Entry]:
    return [e for e in (*calendar.earlier, *calendar.entries) if e.student == student.id]


def triennials(calendar: MasterCalendar) -> Table:
    psychologists = ", ".join(calendar.heading.psychologists)
    rows = [
        _triennial_row(student, calendar, psychologists)
        for student in calendar.students
        if of_kinds(calendar, student, "triennial", "reassessment-plan") or _is_next_fall(student, calendar)
    ]
    return Table(
        "Triennials of the year",
        "With those of next fall, whose assessment plan must go out this year.",
        (
            student_head(student.label for student in calendar.students),
            Head("Grade", 0.7),
            Head("Plan by", 1.7),
            Head("Consent", 1.2),
            Head("Reports by", 1.2),
            Head("Meeting by", 1.9),
            Head("Scope", 1.8),
            Head("Areas and assessors", 3.1),
            Head("Psychologist", 1.4),
            Head("Notes", 1.2),
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
    due = tuple(dated(e, calendar.as_of) for e in of_kinds(calendar, student, "triennial"))
    if not due and student.next_triennial:
        due = cell(f"{student.next_triennial:%a} {month_day(student.next_triennial)}", "next school year")
    return (
        cell(student.label),
        cell(student.grade),
        tuple(dated(e, calendar.as_of) for e in of_kinds(calendar, student, "reassessment-plan")),
        cell(short_day(student.consent) if student.consent else ""),
        tuple(Piece(short_day(day)) for day in _reports_by(student, calendar)),
        due,
        cell(student.scope),
        tuple(Piece(area_words(area), small=who) for area, who in student.assessors),
        cell(own[0] if own else psychologists),
        (),
    )


def _reports_by(student: StudentRow, calendar: MasterCalendar) -> list[date]:
    """The days on which the assessors' reports are due."""
    return sorted({e.day for e in of_student(calendar, student) if e.is_assessor_reports and e.is_to_do})
