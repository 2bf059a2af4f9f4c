"""The list of triennials, for the meeting with the psychologist; and what the lists of students share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from casemgr.days.yearspan import YearSpan
from casemgr.paper.wallcalendar.entry import Entry
from casemgr.paper.wallcalendar.master import MasterCalendar
from casemgr.paper.wallcalendar.students import StudentRow
from casemgr.paper.wallcalendar.tables import Cell, Head, Piece, Table, cell, student_head
from casemgr.paper.wallcalendar.words import (
    area_words,
    booked_words,
    date_words,
    day_in,
    flag_words,
)

FROM_BEFORE = "Triennials from before"


def dated(entry: Entry, calendar: MasterCalendar) -> Piece:
    """An entry's day, the date itself small, and what has to be said of it."""
    done = " ✓" if entry.state == "met" else ""
    small = ", ".join(filter(None, (date_words(entry), booked_words(entry) if not done else "")))
    small = "planned" if entry.state == "planned" and not small else small
    return Piece(
        f"{day_in(entry.day, calendar.span)}{done}",
        small=small,
        flag=flag_words(entry, calendar.as_of),
        state=entry.state,
    )


def of_kinds(calendar: MasterCalendar, student: StudentRow, *slugs: str) -> list[Entry]:
    found = (*calendar.earlier, *calendar.entries)
    return [e for e in found if e.student == student.id and e.slug in slugs]


def of_its_triennial(calendar: MasterCalendar, student: StudentRow, *slugs: str) -> list[Entry]:
    """The same of the triennial that the student is on the list for: what is overdue from before is not of one yet to come."""
    entries = of_kinds(calendar, student, *slugs)
    if student.triennial and not student.triennial.clock.projected:
        return entries
    return [entry for entry in entries if calendar.span.holds(entry.day)]


def of_student(calendar: MasterCalendar, student: StudentRow) -> list[Entry]:
    return [e for e in (*calendar.earlier, *calendar.entries) if e.student == student.id]


def of_the_year(calendar: MasterCalendar) -> list[StudentRow]:
    """The students with a triennial in these days or its plan; with the whole year printed, also those of next fall whose plan
    goes out in it."""
    return [
        student
        for student in calendar.students
        if not _is_late(student, calendar)
        and (
            of_its_triennial(calendar, student, "triennial", "reassessment-plan")
            or (student.triennial and not calendar.limits)
        )
    ]


def from_before(calendar: MasterCalendar) -> list[StudentRow]:
    """The students whose triennial is overdue since before the school year, where it is the one that is now."""
    return [student for student in calendar.students if _is_late(student, calendar)]


def _is_late(student: StudentRow, calendar: MasterCalendar) -> bool:
    found = student.triennial
    whole = YearSpan.starting(int(calendar.span.name[:4]))
    return found is not None and found.place_in(whole) == "overdue from before"


def triennials(calendar: MasterCalendar) -> Iterator[Table]:
    """The year's, and where there are any those overdue from before it."""
    yield _table(
        "Triennials of the year",
        "With those of next fall, whose assessment plan must go out this year.",
        of_the_year(calendar),
        calendar,
    )
    if late := from_before(calendar):
        yield _table(FROM_BEFORE, f"Due before {calendar.span.name} began and not held yet.", late, calendar)


def _table(title: str, lead: str, students: Sequence[StudentRow], calendar: MasterCalendar) -> Table:
    psychologists = ", ".join(calendar.heading.psychologists)
    return Table(
        title,
        lead,
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
        tuple(_triennial_row(student, calendar, psychologists) for student in students),
        "No triennial falls in these days.",
    )


def _triennial_row(student: StudentRow, calendar: MasterCalendar, psychologists: str) -> tuple[Cell, ...]:
    found = student.triennial
    areas = found.areas if found else ()
    own = [each.assessor for each in areas if each.area == "psychoeducational" and each.assessor]
    due = tuple(dated(e, calendar) for e in of_its_triennial(calendar, student, "triennial"))
    if not due and found:
        due = cell(day_in(found.due, calendar.span), "next school year")
    return (
        cell(student.label),
        cell(student.grade),
        tuple(dated(e, calendar) for e in of_its_triennial(calendar, student, "reassessment-plan")),
        cell(day_in(found.consent, calendar.span) if found and found.consent else ""),
        tuple(Piece(day_in(day, calendar.span)) for day in _reports_by(student, calendar)),
        due,
        cell(found.scope if found else ""),
        tuple(Piece(area_words(each.area), small=each.assessor or "") for each in areas),
        cell(own[0] if own else psychologists),
        (),
    )


def _reports_by(student: StudentRow, calendar: MasterCalendar) -> list[date]:
    """The days on which the assessors' reports are due."""
    return sorted({e.day for e in of_student(calendar, student) if e.is_assessor_reports and e.is_to_do})
