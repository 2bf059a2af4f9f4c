"""The year's triennials as a list: when each is due, how it is done, and how far it has come."""

from collections.abc import Iterator, Sequence
from datetime import date

from casemgr.days.yearspan import YearSpan
from casemgr.docket.triennials import Triennial
from casemgr.reports.report import Column, Report, iso
from casemgr.reports.words import long_date, plural

TRIENNIAL_COLUMNS = (
    Column("due", "Due", "date"),
    Column("student", "Student", "word"),
    Column("name", "Name", shown="wide"),
    Column("scope", "How", "word"),
    Column("planning", "Assessment plan", "word", shown="screen"),
    Column("plan_by", "Plan by", "date", shown="data"),
    Column("plan", "Plan given", "date", shown="data"),
    Column("answer", "Answer", "word", shown="data"),
    Column("answered", "Answered", "date", shown="data"),
    Column("records_review", "Records review", "date", shown="data"),
    Column("booked", "Meeting", "word", shown="screen"),
    Column("meeting", "Meeting", "date", shown="data"),
    Column("assessors", "Assessors", shown="wide"),
)


def triennials_report(rows: Sequence[Triennial], school_year: str, as_of: date) -> Report:
    """The year's triennials by due date, with those of the fall after whose plan goes out this year."""
    ordered = sorted(rows, key=lambda row: (row.due, row.student.id))
    return Report(
        title=f"{_how_many(ordered)} in {school_year}, as of {long_date(as_of)}",
        columns=TRIENNIAL_COLUMNS,
        rows=tuple(
            (
                r.due,
                r.student.id,
                r.student.name,
                _how(r, as_of),
                _planning(r, as_of),
                r.plan_by,
                r.plan_given,
                r.answer,
                r.answered,
                r.reviewed,
                _booked(r, as_of),
                _meeting_day(r),
                _assessors(r),
            )
            for r in ordered
        ),
        data=lambda: {
            "school_year": school_year,
            "triennials": [
                {
                    "student": r.student.id,
                    "due": iso(r.due),
                    "plan_by": iso(r.plan_by),
                    "scope": r.scope or None,
                    "plan_given": iso(r.plan_given),
                    "answer": r.answer,
                    "answered": iso(r.answered),
                    "records_review": iso(r.reviewed),
                    "meeting": iso(_meeting_day(r)),
                    "assessors": _assessors(r) or None,
                }
                for r in ordered
            ],
        },
        empty="No triennial is due in this school year.",
        notes=tuple(_triennial_notes(ordered, school_year)),
    )


def _how_many(rows: Sequence[Triennial]) -> str:
    return plural(len(rows), "triennial") if rows else "Triennials"


def _triennial_notes(rows: Sequence[Triennial], school_year: str) -> Iterator[str]:
    later = [row.student.id for row in rows if row.due > YearSpan.starting(int(school_year[:4])).last]
    if later:
        yield f"Due after summer, with the plan to give before: {', '.join(later)}"
    if rows:
        yield "Settled with the psychologist: casemgr plan-triennial STUDENT --scope SCOPE"


def _booked(row: Triennial, as_of: date) -> str:
    return long_date(row.booked.meeting_date, as_of) if row.booked else "not booked"


def _meeting_day(row: Triennial) -> date | None:
    return row.booked.meeting_date if row.booked else None


def _assessors(row: Triennial) -> str:
    return ", ".join(dict.fromkeys(area.assessor for area in row.areas if area.assessor))


def _how(row: Triennial, as_of: date) -> str:
    """How it is done: where the assessment was refused, by a review of the records (34 CFR 300.300(d)(1))."""
    if row.answer != "refused":
        return row.scope
    return f"records review {long_date(row.reviewed, as_of)}" if row.reviewed else "hold records review"


def _planning(row: Triennial, as_of: date) -> str:
    """What became of the plan: the answer, else when it was given, else the day to give it by."""
    if row.answered:
        return f"{row.answer} {long_date(row.answered, as_of)}"
    if row.plan_given:
        return f"given {long_date(row.plan_given, as_of)}, not answered"
    if row.plan_by is None:
        return "day unknown"
    return f"{'open since' if row.plan_by < as_of else 'by'} {long_date(row.plan_by, as_of)}"
