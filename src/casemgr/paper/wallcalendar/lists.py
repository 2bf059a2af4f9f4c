"""The lists behind the months: what is not scheduled, the triennials, each student, the progress grid, the changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casemgr.paper.wallcalendar.changed import ChangeRow
from casemgr.paper.wallcalendar.entries import Entry
from casemgr.paper.wallcalendar.kinds import KINDS, words_of
from casemgr.paper.wallcalendar.master import MasterCalendar
from casemgr.paper.wallcalendar.schooldays import months_of
from casemgr.paper.wallcalendar.students import StudentRow
from casemgr.paper.wallcalendar.tables import Cell, Head, Piece, Table, cell
from casemgr.paper.wallcalendar.words import booked_words, legal_words, month_day, short_day
from casemgr.reports.words import long_date


def tables(calendar: MasterCalendar) -> Iterator[Table]:
    yield _not_scheduled(calendar)
    yield _triennials(calendar)
    yield _students(calendar)
    yield _progress(calendar)
    if calendar.asked.since:
        yield _changes(calendar, calendar.asked.since)


def _piece(entry: Entry) -> Piece:
    """An entry's day, the legal date small, and what has to be said of it."""
    star = "*" if entry.earlier_elsewhere else ""
    done = " ✓" if entry.state == "met" else ""
    flag = "overdue" if entry.state == "overdue" else ""
    if entry.nothing_booked and not flag:
        flag = "not scheduled"
    small = ", ".join(filter(None, (legal_words(entry), booked_words(entry))))
    small = "planned" if entry.state == "planned" and not small else small
    return Piece(f"{short_day(entry.day)}{star}{done}", small=small, flag=flag, state=entry.state)


def _duty(entry: Entry) -> Cell:
    return (Piece(words_of(entry.slug, entry.duty), entry.slug, entry.kind.mark),)


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
                (
                    Piece(
                        f"{short_day(e.act_by or e.day)}{'*' if e.earlier_elsewhere else ''}", flag=_late(e)
                    ),
                ),
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
    return "overdue" if entry.state == "overdue" else ""


def _of(calendar: MasterCalendar, student: StudentRow, *slugs: str) -> list[Entry]:
    found = (*calendar.earlier, *calendar.entries)
    return [e for e in found if e.student == student.id and e.slug in slugs]


def _triennials(calendar: MasterCalendar) -> Table:
    psychologists = ", ".join(calendar.heading.psychologists)
    rows = [
        _triennial_row(student, calendar, psychologists)
        for student in calendar.students
        if _of(calendar, student, "triennial", "reassessment-plan")
    ]
    return Table(
        "Triennials of the year",
        "For the meeting with the psychologist at the start of the year.",
        (
            Head("Student", 2),
            Head("Grade", 0.6),
            Head("Plan by", 1.5),
            Head("Meeting by", 1.7),
            Head("Scope", 1.2),
            Head("Areas and assessors", 3.4),
            Head("Psychologist", 1.4),
            Head("Notes", 1.6),
        ),
        tuple(rows),
        "No triennial falls in these days.",
    )


def _triennial_row(student: StudentRow, calendar: MasterCalendar, psychologists: str) -> tuple[Cell, ...]:
    own = [who for area, who in student.assessors if area == "psychoeducational" and who]
    return (
        cell(student.label),
        cell(student.grade),
        tuple(_piece(e) for e in _of(calendar, student, "reassessment-plan")),
        tuple(_piece(e) for e in _of(calendar, student, "triennial")),
        cell(student.scope),
        tuple(Piece(area, small=who) for area, who in student.assessors),
        cell(own[0] if own else psychologists),
        (),
    )


def _students(calendar: MasterCalendar) -> Table:
    return Table(
        "Each student",
        "Annual and triennial with the legal date, ages reached in these days, progress reports, and the day the "
        "next meeting notice must go out.",
        (
            Head("Student", 2),
            Head("Grade", 0.6),
            Head("Annual", 1.9),
            Head("Triennial, initial", 1.9),
            Head("Other dates", 2.4),
            Head("Ages", 1.6),
            Head("Progress reports", 1.8),
            Head("Notice by", 1.2),
        ),
        tuple(_student_row(student, calendar) for student in calendar.students),
        "No student.",
    )


OTHERS = ("reassessment", "initial-plan", "reassessment-plan", "other")


def _student_row(student: StudentRow, calendar: MasterCalendar) -> tuple[Cell, ...]:
    reports = [
        f"{month_day(e.day)}{' ✓' if e.state == 'met' else ''}" for e in _of(calendar, student, "progress")
    ]
    return (
        cell(student.label),
        cell(student.grade),
        tuple(_piece(e) for e in _of(calendar, student, "annual")),
        tuple(_marked(e) for e in _of(calendar, student, "triennial", "initial")),
        tuple(_marked(e) for e in _of(calendar, student, *OTHERS) if e.state != "met"),
        tuple(
            Piece(words_of(e.slug, e.duty), small=short_day(e.due or e.day))
            for e in _of(calendar, student, "age")
        ),
        cell(", ".join(reports)),
        _notice(student, calendar),
    )


def _marked(entry: Entry) -> Piece:
    piece = _piece(entry)
    what = words_of(entry.slug, entry.duty) if entry.slug == "other" else ""
    return Piece(
        f"{what} {piece.text}".strip(), entry.slug, entry.kind.mark, piece.small, piece.flag, piece.state
    )


def _notice(student: StudentRow, calendar: MasterCalendar) -> Cell:
    """The notice of the meeting booked; else of the next one due, if it is held on the last day."""
    open_notices = [e for e in _of(calendar, student, "notice") if e.state in ("open", "overdue")]
    if open_notices:
        return tuple(_piece(e) for e in open_notices[:1])
    days = [e.notice_by for e in calendar.entries if e.student == student.id and e.notice_by]
    return cell(short_day(min(days)), "if held on the last day") if days else ()


def _progress(calendar: MasterCalendar) -> Table:
    months = months_of(calendar.span)
    rows = [
        (student, found) for student in calendar.students if (found := _of(calendar, student, "progress"))
    ]
    return Table(
        "Progress reports",
        "The day to send each report. ✓ sent; in brackets: planned, if each one before goes out on its day.",
        (
            Head("Student", 2.4),
            Head("Grade", 0.7),
            *(Head(f"{month:%b}", 1) for month in months),
        ),
        tuple(
            (
                cell(student.label),
                cell(student.grade),
                *(tuple(_report(e) for e in found if _same_month(e.day, month)) for month in months),
            )
            for student, found in rows
        ),
        "No progress report falls in these days.",
    )


def _same_month(day: date, month: date) -> bool:
    return (day.year, day.month) == (month.year, month.month)


def _report(entry: Entry) -> Piece:
    text = str(entry.day.day)
    if entry.state == "met":
        text = f"{text} ✓"
    elif entry.state == "planned":
        text = f"({text})"
    return Piece(text, flag=_late(entry), state=entry.state)


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
                _what(row) if row.duty else (),
                cell(row.what),
                cell(short_day(row.was) if row.was else ""),
                cell(short_day(row.now) if row.now else ""),
            )
            for row in calendar.changes
        ),
        "Nothing that touches these days has changed.",
    )


def _what(row: ChangeRow) -> Cell:
    words = row.duty if row.slug == "meeting" else words_of(row.slug, row.duty)
    return (Piece(words, row.slug, KINDS[row.slug].mark),)
