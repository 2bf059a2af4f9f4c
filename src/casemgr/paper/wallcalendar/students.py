"""What the lists of students need besides the dates themselves."""

from __future__ import annotations

from typing import NamedTuple

from casemgr.casefile.events import AssessmentPlanDeveloped, AssessmentPlanGiven, TriennialPlanned
from casemgr.docket.facts import Facts


class StudentRow(NamedTuple):
    """One student: as labelled, and who assesses for the triennial under way."""

    id: str
    label: str
    grade: str
    school: str
    assessors: tuple[tuple[str, str], ...]
    """Area and assessor of the last triennial assessment plan."""
    scope: str
    """How the team has settled that the triennial is done."""


def student_row(facts: Facts, label: str) -> StudentRow:
    identity = facts.student.identity
    plans = [
        event
        for event in facts.events
        if isinstance(event, (AssessmentPlanGiven, AssessmentPlanDeveloped)) and event.purpose == "triennial"
    ]
    scopes = [event.scope for event in facts.events if isinstance(event, TriennialPlanned)]
    return StudentRow(
        identity.id,
        label,
        identity.grade,
        identity.school,
        tuple((area.area, area.assessor or "") for area in plans[-1].areas) if plans else (),
        scopes[-1] if scopes else "",
    )
