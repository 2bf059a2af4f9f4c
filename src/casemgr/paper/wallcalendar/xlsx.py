"""The calendar as a workbook: one row a student, one row a deadline, then the lists; marks beside the dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from casemgr.casefile.saying import time_words
from casemgr.paper.spreadsheet import Column, ListSheet, Value, workbook
from casemgr.paper.wallcalendar.entry import Entry
from casemgr.paper.wallcalendar.keylists import key_tables
from casemgr.paper.wallcalendar.kinds import KINDS
from casemgr.paper.wallcalendar.master import MasterCalendar
from casemgr.paper.wallcalendar.students import StudentRow
from casemgr.paper.wallcalendar.tables import Table
from casemgr.paper.wallcalendar.triennials import (
    FROM_BEFORE,
    from_before,
    of_its_triennial,
    of_kinds,
    of_the_year,
)
from casemgr.paper.wallcalendar.words import area_words, state_words
from casemgr.reports.words import CONFIDENTIAL, long_date

COLORS = {kind.words: kind.color.removeprefix("#").upper() for kind in KINDS.values()}


def as_xlsx(calendar: MasterCalendar) -> bytes:
    made = map(_of_table, key_tables(calendar)) if calendar.asked.key else _sheets(calendar)
    return workbook(list(made), calendar.as_of, CONFIDENTIAL, calendar.asked.paper)


def _sheets(calendar: MasterCalendar) -> Iterator[ListSheet]:
    yield _students(calendar)
    yield _deadlines(calendar)
    yield _triennials("Triennials", of_the_year(calendar), calendar)
    if late := from_before(calendar):
        yield _triennials(FROM_BEFORE, late, calendar)
    if calendar.asked.since:
        yield _changes(calendar)


def mark(entry: Entry) -> str:
    """`✓`, `✓ late`, `overdue`, `not scheduled`, `booked`, `booked late`, `planned`: what is remarkable of a date."""
    if entry.state == "met":
        return " ".join(filter(None, ("✓", state_words(entry))))
    if entry.state == "planned":
        return "planned"
    if entry.is_booked_late and entry.state == "open":
        return "booked late"
    return state_words(entry) or ("booked" if entry.booked else "")


def _day_and_mark(entries: list[Entry]) -> tuple[Value, Value]:
    """Of the date still open, or the last one done."""
    first = next((e for e in entries if e.state != "met"), entries[-1] if entries else None)
    return (first.day, mark(first)) if first else (None, None)


def _students(calendar: MasterCalendar) -> ListSheet:
    rows = [
        (
            student.label,
            *_day_and_mark(of_kinds(calendar, student, "annual")),
            *_day_and_mark(of_kinds(calendar, student, "triennial")),
            *_day_and_mark(of_kinds(calendar, student, "progress")),
            student.next_annual,
            student.next_triennial,
            student.school,
            student.grade,
            ", ".join(student.teachers),
            "; ".join(student.services),
        )
        for student in calendar.students
    ]
    columns = (
        Column("Student"),
        Column("Annual", True, 2),
        Column("Annual: mark"),
        Column("Triennial", True, 4),
        Column("Triennial: mark"),
        Column("Next progress report", True, 6),
        Column("Report: mark"),
        Column("Annual after that", True),
        Column("Triennial after that", True),
        Column("School"),
        Column("Grade"),
        Column("Teachers"),
        Column("Services"),
    )
    return ListSheet("Students", columns, rows)


def _deadlines(calendar: MasterCalendar) -> ListSheet:
    whose = {student.id: student for student in calendar.students}
    rows = [_deadline(entry, whose.get(entry.student)) for entry in (*calendar.earlier, *calendar.entries)]
    columns = (
        Column("Student"),
        Column("Act by", True, 3),
        Column("Legal date", True),
        Column("Mark"),
        Column("What"),
        Column("Meeting booked for", True),
        Column("Time"),
        Column("Notice by", True),
        Column("Grade"),
        Column("School"),
        Column("In full"),
    )
    return ListSheet("Deadlines", columns, rows, COLORS, 4)


def _deadline(entry: Entry, student: StudentRow | None) -> tuple[Value, ...]:
    meeting = entry.booked if entry.booked and entry.state != "met" else None
    return (
        entry.label,
        entry.day,
        entry.due,
        mark(entry),
        entry.words if entry.slug != "meeting" else KINDS["meeting"].words,
        meeting.meeting_date if meeting else None,
        time_words(meeting.time) if meeting and meeting.time else None,
        entry.notice_by,
        student.grade if student else None,
        student.school if student else None,
        entry.title,
    )


def _triennials(title: str, students: Iterable[StudentRow], calendar: MasterCalendar) -> ListSheet:
    rows = [_triennial(student, calendar) for student in students]
    columns = (
        Column("Student"),
        Column("Plan by", True, 2),
        Column("Plan: mark"),
        Column("Consent", True),
        Column("Meeting by", True, 5),
        Column("Meeting: mark"),
        Column("Scope"),
        Column("Areas and assessors"),
        Column("Grade"),
        Column("School"),
    )
    return ListSheet(title, columns, rows)


def _triennial(student: StudentRow, calendar: MasterCalendar) -> tuple[Value, ...]:
    found = student.triennial
    meetings = of_its_triennial(calendar, student, "triennial")
    return (
        student.label,
        *_day_and_mark(of_its_triennial(calendar, student, "reassessment-plan")),
        found.consent if found else None,
        *(_day_and_mark(meetings) if meetings or not found else (found.due, "next school year")),
        found.scope if found else None,
        "\n".join(f"{area_words(each.area)}: {each.assessor or '?'}" for each in found.areas)
        if found
        else None,
        student.grade,
        student.school,
    )


def _changes(calendar: MasterCalendar) -> ListSheet:
    since = calendar.asked.since
    columns = (Column("Student"), Column("What"), Column("Change"), Column("Was", True), Column("Now", True))
    rows = [(row.label, row.words, row.what, row.was, row.now) for row in calendar.changes]
    return ListSheet(f"Changed since {long_date(since)}" if since else "", columns, rows)


def _of_table(table: Table) -> ListSheet:
    columns = [Column(head.words) for head in table.heads]
    return ListSheet(
        table.title, columns, [tuple("\n".join(map(str, c)) or None for c in row) for row in table.rows]
    )
