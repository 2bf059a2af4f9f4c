"""An area of an assessment as typed, for what is on file: it is the plan's own, or the consent's, whatever that was recorded as."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from casemgr.law.words import own_area

if TYPE_CHECKING:
    from casemgr.casefile.events import AssessmentPlanGiven, Event
    from casemgr.cli.recording.work import Work


def area_agreed(work: Work, words: str) -> str:
    """The area that the parent consented to, of the latest consent first."""
    from casemgr.state.assessments import areas_agreed

    agreed = areas_agreed(work.known).values()
    return _own(work, words, [sorted(areas or ()) for areas in reversed(agreed)])


def area_planned(work: Work, words: str, plan: AssessmentPlanGiven | None) -> str:
    """The area of a plan that is answered."""
    return _own(work, words, [[item.area for item in plan.areas]] if plan else [])


def area_corrected(work: Work, old: Event, words: str) -> str:
    """An area of an event that is recorded again: that of the plan or the consent that it is about, or its own."""
    from casemgr.casefile.events import (
        AssessmentPlanDeveloped,
        AssessmentPlanGiven,
        AssessorReported,
        ConsentReceived,
        ConsentRefused,
    )

    match old:
        case AssessorReported():
            return area_agreed(work, words)
        case AssessmentPlanGiven() | AssessmentPlanDeveloped():
            return _own(work, words, [[item.area for item in old.areas]])
        case ConsentReceived() | ConsentRefused():
            earlier = (each for each in work.known_by(old.date) if isinstance(each, AssessmentPlanGiven))
            plans = [each for each in earlier if each.purpose == old.purpose]
            return area_planned(work, words, plans[-1] if plans else None)
        case _:
            return work.area(words)


def _own(work: Work, words: str, on_file: Iterable[Iterable[str]]) -> str:
    return own_area(words, on_file, work.context.law.meanings)
