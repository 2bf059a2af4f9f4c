"""The entries of the master calendar, from which every format is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from casemgr.casefile.student import Student
from casemgr.clock.schoolyear import SchoolYear
from casemgr.docket.basis import Basis, Facts
from casemgr.docket.deadline import Deadline
from casemgr.docket.derive import other_readings
from casemgr.docket.year import StudentYear, YearSpan, student_year
from casemgr.errors import Problem
from casemgr.paper.labels import Label, labels
from casemgr.paper.report import Column, Report, iso, problems_data
from casemgr.paper.words import status_words

COLUMNS = (
    Column("date", "Act by", "date"),
    Column("due", "Due", "date"),
    Column("label", "Student", "word"),
    Column("duty", "Duty", "word"),
    Column("title", "What", shown="wide"),
    Column("status", "Status", "status"),
)


class Kind(NamedTuple):
    """How a kind of duty is printed: a mark for the eye, its words, and its column in the overview of the year."""

    mark: str
    words: str
    column: str = "Other"


KINDS: dict[str, Kind] = {
    "annual-review": Kind("A", "annual", "Annual"),
    "triennial": Kind("T", "triennial", "Triennial"),
    "triennial-plan": Kind("p", "triennial plan"),
    "initial-iep": Kind("I", "initial", "Initial"),
    "reassessment-iep": Kind("R", "reassessment"),
    "progress-report": Kind("r", "progress report", "Progress"),
    "assessment-plan": Kind("P", "assessment plan"),
    "meeting": Kind("M", "meeting booked", "Meetings"),
}
OTHER = Kind("·", "other")
OVERVIEW = ("Annual", "Triennial", "Initial", "Progress", "Meetings", "Other")


class Entry(NamedTuple):
    """One line of the calendar: the day to act, the legal date, whose, what."""

    day: date
    due: date | None
    student: str
    label: str
    duty: str
    title: str
    status: str
    nothing_booked: bool = False
    earlier_elsewhere: bool = False
    """Whether another reading of the law gives an earlier date."""

    @property
    def remark(self) -> str:
        said = ("nothing booked" if self.nothing_booked else "", "*" if self.earlier_elsewhere else "")
        return "; ".join(filter(None, said))

    @property
    def kind(self) -> Kind:
        return KINDS.get(self.duty, OTHER)


class SchoolDate(NamedTuple):
    """A date of the school calendar: first and last day, days off, closures, make-up days."""

    first: date
    last: date
    name: str


class MasterCalendar(NamedTuple):
    """All that a printing of the year holds."""

    district: str
    case_manager: str
    span: YearSpan
    as_of: date
    label: Label
    entries: tuple[Entry, ...]
    undated: tuple[Entry, ...]
    not_scheduled: tuple[Entry, ...]
    school_dates: tuple[SchoolDate, ...]
    students: tuple[tuple[str, str], ...]
    """(id, label) in the order of the labels."""
    notes: tuple[str, ...]
    problems: tuple[Problem, ...]


def master_calendar(
    students: Sequence[Student],
    basis: Basis,
    span: YearSpan,
    as_of: date,
    *,
    label: Label,
    heading: tuple[str, str],
    problems: tuple[Problem, ...],
) -> MasterCalendar:
    """The calendar of a school year for these students; `heading` is the district and the case manager."""
    names = labels(students, label)
    years = [student_year(Facts.of(student, basis, as_of), basis, span, as_of) for student in students]
    entries = sorted((e for year in years for e in _entries(year, basis, names, as_of)), key=_order)
    return MasterCalendar(
        *heading,
        span,
        as_of,
        label,
        tuple(entries),
        tuple(sorted((e for year in years for e in _undated(year, names, as_of)), key=_order)),
        tuple(e for e in entries if e.nothing_booked),
        tuple(school_dates(basis.main_years, span)),
        tuple(sorted(names.items(), key=lambda pair: (pair[1].casefold(), pair[0]))),
        tuple(_notes(basis, span)),
        problems,
    )


def _order(entry: Entry) -> tuple[date, str, str]:
    return (entry.day, entry.label.casefold(), entry.duty)


def _entries(year: StudentYear, basis: Basis, names: dict[str, str], as_of: date) -> list[Entry]:
    student = year.facts.student.id
    found = []
    for place, deadline in enumerate(year.deadlines):
        status = "planned" if deadline.projected else status_words(deadline, as_of)
        assert deadline.act_by
        found.append(
            Entry(
                deadline.act_by,
                deadline.due,
                student,
                names[student],
                deadline.rule.id,
                deadline.rule.title,
                status,
                nothing_booked=place in year.not_scheduled and not deadline.projected,
                earlier_elsewhere=not deadline.projected and _earlier_elsewhere(deadline, year.facts, basis),
            )
        )
    for meeting in year.meetings:
        time = f" at {meeting.time:%H:%M}" if meeting.time else ""
        title = f"{' and '.join(meeting.purposes)} IEP meeting{time}"
        found.append(Entry(meeting.meeting_date, None, student, names[student], "meeting", title, "booked"))
    return found


def _earlier_elsewhere(deadline: Deadline, facts: Facts, basis: Basis) -> bool:
    others = other_readings(deadline, facts, basis) if deadline.is_open else ()
    return any(other.due and deadline.due and other.due < deadline.due for other in others)


def _undated(year: StudentYear, names: dict[str, str], as_of: date) -> list[Entry]:
    student = year.facts.student.id
    return [
        Entry(d.started_on, None, student, names[student], d.rule.id, d.rule.title, status_words(d, as_of))
        for d in year.undated
    ]


def school_dates(years: Sequence[SchoolYear], span: YearSpan) -> list[SchoolDate]:
    """What the adopted calendar says of these twelve months."""
    found = []
    for year in years:
        found.append(SchoolDate(year.first_day, year.first_day, "First day of school"))
        found.append(SchoolDate(year.last_day, year.last_day, "Last day of school"))
        found += [SchoolDate(off.first, off.last, off.name) for off in year.days_off]
        found += [SchoolDate(c.date, c.date, f"Closed: {c.reason}") for c in year.closures]
        found += [SchoolDate(day, day, "Make-up day, school in session") for day in year.make_up_days]
        if year.esy:
            found.append(SchoolDate(year.esy.from_, year.esy.to, "Extended school year"))
    return sorted(d for d in found if span.holds(d.first))


def _notes(basis: Basis, span: YearSpan) -> list[str]:
    known = {year.school_year for year in basis.main_years}
    if span.name in known:
        return []
    return [
        f"There is no calendar for {span.name}: dates that need it are unknown. Add calendars/{span.name}.yaml."
    ]


def calendar_report(calendar: MasterCalendar) -> Report:
    """The entries as rows, for a table, a spreadsheet or a program."""
    return Report(
        title=f"Master calendar {calendar.span.name}",
        columns=COLUMNS,
        rows=tuple((e.day, e.due, e.label, e.duty, e.title, _status(e)) for e in calendar.entries),
        data=lambda: calendar_data(calendar),
        empty="No deadline falls in this school year.",
        notes=calendar.notes,
        problems=calendar.problems,
    )


def _status(entry: Entry) -> str:
    return f"{entry.status}; {entry.remark}" if entry.remark else entry.status


def calendar_data(calendar: MasterCalendar) -> dict[str, Any]:
    return {
        "schema": 1,
        "school_year": calendar.span.name,
        "as_of": iso(calendar.as_of),
        "entries": [_entry_data(e) for e in calendar.entries],
        "undated": [_entry_data(e) for e in calendar.undated],
        "school_dates": [
            {"from": iso(d.first), "to": iso(d.last), "name": d.name} for d in calendar.school_dates
        ],
        "problems": problems_data(calendar.problems),
    }


def _entry_data(entry: Entry) -> dict[str, Any]:
    return {
        "date": iso(entry.day),
        "due": iso(entry.due),
        "student": entry.student,
        "label": entry.label,
        "duty": entry.duty,
        "title": entry.title,
        "status": entry.status,
        "nothing_booked": entry.nothing_booked,
    }
