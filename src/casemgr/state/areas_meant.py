"""An area of an assessment as typed, for what is on file: it is the plan's own, or the consent's, whatever that was recorded as."""

from collections.abc import Sequence
from typing import Any, get_args

from pydantic import ValidationError

from casemgr.casefile.events import (
    AreaAssessor,
    AssessmentPlanDeveloped,
    AssessmentPlanGiven,
    AssessorReported,
    ConsentReceived,
    ConsentRefused,
    Event,
    label,
)
from casemgr.errors import UsageError
from casemgr.law.words import Words, area_of, own_area
from casemgr.state.assessments import areas_agreed


def area_agreed(words: str, known: tuple[Event, ...], meanings: Words) -> str:
    """The area that the parent consented to, of the latest consent first."""
    agreed = areas_agreed(known).values()
    return own_area(words, [sorted(areas or ()) for areas in reversed(agreed)], meanings)


def area_planned(words: str, plan: AssessmentPlanGiven | None, meanings: Words) -> str:
    """The area of a plan that is answered."""
    return own_area(words, [[item.area for item in plan.areas]] if plan else [], meanings)


def area_corrected(words: str, old: Event | None, known: tuple[Event, ...], meanings: Words) -> str:
    """An area of an event that is recorded again: that of the plan or the consent that it is about, or its own. Of a new event,
    the area that the words are a name of."""
    match old:
        case AssessorReported():
            return area_agreed(words, known, meanings)
        case AssessmentPlanGiven() | AssessmentPlanDeveloped():
            return own_area(words, [[item.area for item in old.areas]], meanings)
        case ConsentReceived() | ConsentRefused():
            plans = [each for each in known if isinstance(each, AssessmentPlanGiven)]
            answered = [each for each in plans if each.date <= old.date and each.purpose == old.purpose]
            return area_planned(words, answered[-1] if answered else None, meanings)
        case _:
            return area_of(words, meanings)


def plan_areas(
    words: Sequence[str] | None, old: Event | None, known: tuple[Event, ...], meanings: Words
) -> tuple[AreaAssessor, ...]:
    """Areas and who assesses them, from `AREA=ASSESSOR`. Of an old plan, as it has them."""
    parts = [word.partition("=") for word in words or ()]
    try:
        return tuple(
            AreaAssessor(area=area_corrected(area, old, known, meanings), assessor=assessor.strip() or None)
            for area, _, assessor in parts
        )
    except ValidationError:
        raise UsageError(
            f"--area {', '.join(words or ())}: write AREA or AREA=ASSESSOR, like academic=Marcus"
        ) from None


def areas_corrected(
    words: Sequence[str], old: Event, known: tuple[Event, ...], meanings: Words
) -> dict[str, Any]:
    """The field in which an event holds areas, with these in it; UsageError where it holds none, or one only."""
    fields = type(old).model_fields
    if "areas" in fields:
        if AreaAssessor in get_args(fields["areas"].annotation):
            return {"areas": plan_areas(words, old, known, meanings)}
        return {"areas": tuple(dict.fromkeys(area_corrected(each, old, known, meanings) for each in words))}
    if "area" not in fields or len(words) > 1:
        count = "is about one area" if "area" in fields else "has no area"
        raise UsageError(f"--area: {label(old)} {count}")
    return {"area": area_corrected(words[0], old, known, meanings)}
