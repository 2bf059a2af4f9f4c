"""The start of the year on paper: the preview of grades and schools, how far it has come, the year's triennials."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from casemgr.days.yearspan import YearSpan
from casemgr.reports.report import Column, Report, iso
from casemgr.reports.start_year_items import Promotion, SeasonLine
from casemgr.reports.words import long_date, plural

PREVIEW_COLUMNS = (
    Column("student", "Student", "word"),
    Column("name", "Name"),
    Column("grade", "Grade", "word"),
    Column("next_grade", "Next", "word"),
    Column("school", "School"),
    Column("next_school", "Next school"),
)
SEASON_COLUMNS = (
    Column("duty", "Duty", "id", shown="data"),
    Column("title", "What"),
    Column("done", "Done", "word"),
    Column("left", "Left", shown="wide"),
)
TRIENNIAL_COLUMNS = (
    Column("due", "Due", "date"),
    Column("student", "Student", "word"),
    Column("name", "Name", shown="wide"),
    Column("scope", "How", "word"),
    Column("planning", "Assessment plan", "word", shown="screen"),
    Column("plan_by", "Plan by", "date", shown="data"),
    Column("plan", "Plan given", "date", shown="data"),
    Column("booked", "Meeting", "word", shown="screen"),
    Column("meeting", "Meeting", "date", shown="data"),
    Column("assessors", "Assessors", shown="wide"),
)


def preview_report(promotions: Sequence[Promotion], school_year: str, doubts: tuple[str, ...]) -> Report:
    """Who goes into which grade and school."""
    return Report(
        title=f"Start of {school_year}: grades and schools as they would be",
        columns=PREVIEW_COLUMNS,
        rows=tuple(
            (
                p.student.id,
                p.student.name,
                p.student.identity.grade,
                p.grade,
                p.student.identity.school,
                _school(p),
            )
            for p in promotions
        ),
        data=lambda: {
            "school_year": school_year,
            "students": [
                {"student": p.student.id, "grade": p.grade, "school": p.school, "changes": p.changes}
                for p in promotions
            ],
        },
        empty="No student goes into this school year.",
        notes=(
            *doubts,
            f"Nothing is written yet. To open the year: casemgr start-year --year {school_year} --open; a student who "
            "repeats the grade: --repeats STUDENT",
        ),
    )


def _school(promotion: Promotion) -> str:
    return promotion.school if promotion.school != promotion.student.identity.school else "the same"


def season_report(lines: Sequence[SeasonLine], school_year: str, as_of: date) -> Report:
    """How far the start of the year has come."""
    done, total = sum(line.done for line in lines), sum(line.total for line in lines)
    share = f", {done * 100 // total} % done" if total else ""
    return Report(
        title=f"Start of {school_year} as of {long_date(as_of)}: {done} of {total}{share}",
        columns=SEASON_COLUMNS,
        rows=tuple(
            (line.rule.id, line.rule.title, f"{line.done} of {line.total}", ", ".join(line.left))
            for line in lines
        ),
        data=lambda: {
            "school_year": school_year,
            "duties": [
                {"rule": line.rule.id, "done": line.done, "of": line.total, "left": list(line.left)}
                for line in lines
            ],
        },
        empty=f"The year is not open: casemgr start-year --year {school_year} --open",
        notes=_season_notes(lines, school_year),
    )


def _season_notes(lines: Sequence[SeasonLine], school_year: str) -> tuple[str, ...]:
    left = next((line for line in lines if line.left), None)
    if left is None:
        return ("The start of the year is done.",)
    command = left.rule.next.format(student=left.left[0], school_year=school_year)
    everyone = f", or for everyone: casemgr done --all {left.rule.id}" if left.rule.can_be_ticked else ""
    return (f"Next: casemgr {command}{everyone}",)


class Triennial(NamedTuple):
    """A triennial of the year, and how far its planning has come."""

    student: str
    name: str
    due: date
    plan_by: date | None
    scope: str
    plan_given: date | None
    meeting: date | None
    assessors: str


def triennials_report(rows: Sequence[Triennial], school_year: str, as_of: date) -> Report:
    """The year's triennials by due date, with those of the fall after whose plan goes out this year."""
    ordered = sorted(rows, key=lambda row: (row.due, row.student))
    return Report(
        title=f"{plural(len(ordered), 'triennial')} in {school_year}, as of {long_date(as_of)}",
        columns=TRIENNIAL_COLUMNS,
        rows=tuple(
            (
                r.due,
                r.student,
                r.name,
                r.scope,
                _planning(r, as_of),
                r.plan_by,
                r.plan_given,
                _booked(r, as_of),
                r.meeting,
                r.assessors,
            )
            for r in ordered
        ),
        data=lambda: {
            "school_year": school_year,
            "triennials": [
                {
                    "student": r.student,
                    "due": iso(r.due),
                    "plan_by": iso(r.plan_by),
                    "scope": r.scope or None,
                    "plan_given": iso(r.plan_given),
                    "meeting": iso(r.meeting),
                    "assessors": r.assessors or None,
                }
                for r in ordered
            ],
        },
        empty="No triennial is due in this school year.",
        notes=tuple(_triennial_notes(ordered, school_year)),
    )


def _triennial_notes(rows: Sequence[Triennial], school_year: str) -> Iterator[str]:
    later = [row.student for row in rows if row.due > YearSpan.starting(int(school_year[:4])).last]
    if later:
        yield f"Due after summer, with the plan to give before: {', '.join(later)}"
    if rows:
        yield "Settled with the psychologist: casemgr plan-triennial STUDENT --scope SCOPE"


def _booked(row: Triennial, as_of: date) -> str:
    return long_date(row.meeting, as_of) if row.meeting else "not booked"


def _planning(row: Triennial, as_of: date) -> str:
    """When the plan was given, or the day to give it by."""
    if row.plan_given:
        return f"given {long_date(row.plan_given, as_of)}"
    return f"by {long_date(row.plan_by, as_of)}" if row.plan_by else "by: unknown"
