"""The start of the year on paper: the preview of grades and schools, and how far it has come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from casemgr.docket.next_steps import round_command
from casemgr.reports.report import Column, Report
from casemgr.reports.start_year_season import SeasonLine
from casemgr.reports.words import long_date
from casemgr.state.year_start import Promotion

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
    if promotion.ends:
        return "not said"
    if promotion.may_end:
        return "the same?"
    return promotion.school if promotion.school != promotion.student.identity.school else "the same"


def season_report(lines: Sequence[SeasonLine], school_year: str, as_of: date) -> Report:
    """How far the start of the year has come."""
    done, total = sum(line.done for line in lines), sum(line.total for line in lines)
    share = f": {done} of {total}, {done * 100 // total}% done" if total else ""
    return Report(
        title=f"Start of {school_year} as of {long_date(as_of)}{share}",
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
    round_ = f"done --all {left.rule.id}" if left.is_one_act else round_command(left.rule)
    everyone = f", or for everyone: casemgr {round_}" if round_ and len(left.left) > 1 else ""
    return (f"Next: casemgr {command}{everyone}",)
