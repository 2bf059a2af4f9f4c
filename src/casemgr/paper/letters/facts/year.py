"""The start of a school year, for the whole caseload."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from casemgr.days.yearspan import YearSpan
from casemgr.docket.context import Context
from casemgr.docket.derive import derive_from
from casemgr.docket.facts import Facts
from casemgr.paper.letters.facts.people import written_by
from casemgr.paper.letters.facts.source import Office
from casemgr.paper.letters.fill import BLANK
from casemgr.state.enrollment import has_left


class YearLine(NamedTuple):
    """One student's line on the checklist."""

    label: str
    grade: str
    school: str
    annual: Any
    triennial: Any
    plan_by: Any
    progress: Any


def year_facts(
    students: Iterable[tuple[str, Facts]], context: Context, office: Office, as_of: date
) -> dict[str, Any]:
    """`students`: each with the label that represents it on paper."""
    lines = [_line(label, facts, context, as_of) for label, facts in students if not has_left(facts.events)]
    span = YearSpan.around(as_of)
    years = [year for year in context.main_years if year.school_year == span.name]
    return {
        "today": as_of,
        **written_by(office),
        "links": dict(office.links),
        "school": "",
        "school_year": span.name,
        "first_day": years[0].first_day if years else BLANK,
        "last_day": years[0].last_day if years else BLANK,
        "lines": sorted(lines, key=lambda line: (line.school, line.label)),
        "triennials": [line for line in lines if line.triennial and span.holds(line.triennial)],
        "schools": sorted({line.school for line in lines}),
    }


def _line(label: str, facts: Facts, context: Context, as_of: date) -> YearLine:
    due = {d.rule.role: d.due for d in derive_from(facts, context, as_of) if d.is_open and d.due}
    identity = facts.student.identity
    return YearLine(
        label,
        identity.grade,
        identity.school,
        due.get("annual", ""),
        due.get("triennial", ""),
        due.get("reassessment-plan", ""),
        due.get("progress", ""),
    )
