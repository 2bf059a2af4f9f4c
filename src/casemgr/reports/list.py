"""The roster: who is on the caseload, by school and grade, and the next date of each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from casemgr.casefile.student import Student
from casemgr.casefile.vocabulary import GRADES
from casemgr.docket.deadline import Deadline
from casemgr.docket.facts import Facts
from casemgr.docket.next_steps import next_date
from casemgr.reports.case_status import case_status
from casemgr.reports.report import Column, Report, iso
from casemgr.reports.words import long_date, plural
from casemgr.state.enrollment import has_left

COLUMNS = (
    Column("student", "Student", "word"),
    Column("name", "Name"),
    Column("grade", "Gr", "word"),
    Column("school", "School", shown="data"),
    Column("act_by", "Next date", "date"),
    Column("duty", "Duty", "id"),
    Column("status", "Status", shown="wide"),
)


class RosterRow(NamedTuple):
    student: Student
    step: Deadline | None
    status: str
    has_left: bool


def roster_row(facts: Facts, deadlines: tuple[Deadline, ...], as_of: date) -> RosterRow:
    return RosterRow(
        facts.student, next_date(deadlines, as_of), case_status(facts.events), has_left(facts.events)
    )


def roster_report(rows: Sequence[RosterRow], as_of: date) -> Report:
    """By school, grade and name."""
    ordered = sorted(
        rows,
        key=lambda r: (
            r.student.identity.school,
            GRADES.index(r.student.identity.grade),
            r.student.identity.name.sorted_by,
        ),
    )
    return Report(
        title=f"Caseload as of {long_date(as_of)}: {plural(len(ordered), 'student')}",
        columns=COLUMNS,
        rows=tuple(
            (
                row.student.id,
                row.student.name,
                row.student.identity.grade,
                row.student.identity.school,
                row.step.act_by if row.step else None,
                row.step.rule.id if row.step else None,
                row.status,
            )
            for row in ordered
        ),
        data=lambda: {
            "students": [
                {
                    "student": row.student.id,
                    "name": row.student.name,
                    "grade": row.student.identity.grade,
                    "school": row.student.identity.school,
                    "stands": row.status,
                    "next": row.step.rule.id if row.step else None,
                    "act_by": iso(row.step.act_by) if row.step else None,
                }
                for row in ordered
            ],
        },
        empty="No student here.",
        headings=_schools(ordered),
    )


def _schools(ordered: Sequence[RosterRow]) -> dict[int, str]:
    """The row at which each school's students begin."""
    schools = [row.student.identity.school for row in ordered]
    return {place: school for place, school in enumerate(schools) if school not in schools[:place]}
