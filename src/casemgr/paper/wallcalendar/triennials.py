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


def of_the_year(calendar: MasterCalendar) -> list[StudentRow]:
    """The students with a triennial in these days or its plan; with the whole year printed, also those of next fall whose plan
    goes out in it."""
    return [
        student
        for student in calendar.students
        if of_kinds(calendar, student, "triennial", "reassessment-plan")
        or (student.triennial and not calendar.limits)
    ]


def triennials(calendar: MasterCalendar) -> Table:
    psychologists = ", ".join(calendar.heading.psychologists)
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
        tuple(_triennial_row(student, calendar, psychologists) for student in of_the_year(calendar)),
        "No triennial falls in these days.",
    )


def _triennial_row(student: StudentRow, calendar: MasterCalendar, psychologists: str) -> tuple[Cell, ...]:
    found = student.triennial
    areas = found.areas if found else ()
    own = [each.assessor for each in areas if each.area == "psychoeducational" and each.assessor]
    due = tuple(dated(e, calendar.as_of) for e in of_kinds(calendar, student, "triennial"))
    if not due and found:
        due = cell(f"{found.due:%a} {month_day(found.due)}", "next school year")
    return (
        cell(student.label),
        cell(student.grade),
        tuple(dated(e, calendar.as_of) for e in of_kinds(calendar, student, "reassessment-plan")),
        cell(short_day(found.consent) if found and found.consent else ""),
        tuple(Piece(short_day(day)) for day in _reports_by(student, calendar)),
        due,
        cell(found.scope if found else ""),
        tuple(Piece(area_words(each.area), small=each.assessor or "") for each in areas),
        cell(own[0] if own else psychologists),
        (),
    )


def _reports_by(student: StudentRow, calendar: MasterCalendar) -> list[date]:
    """The days on which the assessors' reports are due."""
    return sorted({e.day for e in of_student(calendar, student) if e.is_assessor_reports and e.is_to_do})
