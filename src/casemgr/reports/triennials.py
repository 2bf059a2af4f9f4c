"""The year's triennials as a list: when each is due, how it is done, and how far it has come."""

from collections.abc import Mapping, Sequence
from datetime import date

from casemgr.days.yearspan import YearSpan
from casemgr.docket.triennials import Place, Triennial
from casemgr.reports.report import Column, Report, headings_of, iso
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
    Column("part", "Part", shown="data"),
)


def triennials_report(rows: Sequence[Triennial], school_year: str, as_of: date) -> Report:
    """The year's triennials by due date, which alone the title counts; under headings of their own those overdue since before,
    and those of the fall after whose plan goes out this year."""
    span = YearSpan.starting(int(school_year[:4]))
    ordered = sorted(rows, key=lambda row: (row.due, row.student.id))
    places = [row.place_in(span) for row in ordered]
    return Report(
        title=f"{_how_many(places)} in {school_year}, as of {long_date(as_of)}",
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
                place,
            )
            for r, place in zip(ordered, places, strict=True)
        ),
        data=lambda: {
            "school_year": school_year,
            "triennials": [
                {
                    "part": place,
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
                for r, place in zip(ordered, places, strict=True)
            ],
        },
        empty="No triennial is due in this school year.",
        notes=("Settled with the psychologist: casemgr plan-triennial STUDENT --scope SCOPE",)
        if rows
        else (),
        headings=_headings(places, school_year),
    )


def _how_many(places: Sequence[Place]) -> str:
    number = places.count("of the year")
    return plural(number, "triennial") if number else "No triennial" if places else "Triennials"


def _headings(places: Sequence[Place], school_year: str) -> Mapping[int, str]:
    """Above those of each place, where there are others than the year's."""
    if not {*places} - {"of the year"}:
        return {}
    words: Mapping[Place, str] = {
        "overdue from before": f"OVERDUE FROM BEFORE {school_year}",
        "of the year": f"DUE IN {school_year}",
        "next fall": "DUE AFTER SUMMER, with the plan to give before",
    }
    return headings_of(words[place] for place in places)


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
