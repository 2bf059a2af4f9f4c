"""A request for an independent evaluation, and a behavior emergency."""

from __future__ import annotations

from datetime import date
from typing import Any

from casemgr.casefile.events import (
    BehaviorEmergency,
    ContactMade,
    IndependentAssessmentAnswered,
    IndependentAssessmentRequested,
)
from casemgr.paper.letters.facts.source import Source
from casemgr.paper.letters.fill import BLANK
from casemgr.state.enrollment import age_on


def protections(source: Source) -> dict[str, Any]:
    return _independent(source) | _emergency(source)


def _independent(source: Source) -> dict[str, Any]:
    """The last request for an independent evaluation, and its answer."""
    request = source.last(IndependentAssessmentRequested)
    answer = source.last(IndependentAssessmentAnswered)
    answered = answer and request and answer.date >= request.date and answer.answer != "withdrawn"
    return {
        "independent_request": request.date if request else BLANK,
        "independent_area": (request and request.area) or "",
        "independent_answer": answer.answer if answer and answered else BLANK,
    }


def _emergency(source: Source) -> dict[str, Any]:
    """The last behavior emergency (EC 56521.1(e))."""
    last = source.last(BehaviorEmergency)
    born = source.facts.student.identity.born
    return {
        "emergency_date": last.date if last else BLANK,
        "emergency_plan": ("yes" if last.has_plan else "no") if last else BLANK,
        "emergency_parent": _notified(source, last.date) if last else BLANK,
        "age": str(age_on(born, last.date if last else source.as_of)),
    }


def _notified(source: Source, since: date) -> Any:
    calls = (
        call.date
        for call in source.all(ContactMade)
        if call.about == "behavior-emergency" and call.with_whom == "parent" and call.date >= since
    )
    return next(calls, BLANK)
