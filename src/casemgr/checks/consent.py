"""A consent to assess: what it is taken to be about, and which of its areas the plan does not have."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from casemgr.casefile.events import AssessmentPlanGiven, Event
from casemgr.casefile.saying import long_date
from casemgr.state.assessments import INITIAL, completes, left_over
from casemgr.state.enrollment import has_iep

LATER = "supplemental"


class Agreement(NamedTuple):
    """What a parent agrees to: for which purpose, and to which areas where not to all of the plan's."""

    purpose: str
    areas: tuple[str, ...]
    note: str = ""


def agreement(
    events: tuple[Event, ...],
    by_then: Collection[Event],
    plan: AssessmentPlanGiven | None,
    purpose: str,
    areas: tuple[str, ...],
    *,
    is_said: bool,
) -> Agreement:
    """The meeting that an initial plan was for made an IEP: what the parent agrees to now is a reassessment (34 CFR 300.303),
    and no second initial one, unless the purpose was said."""
    only = () if completes(events, purpose, plan, areas) else areas
    if is_said or purpose != INITIAL or not has_iep(by_then):
        return Agreement(purpose, only)
    note = f"The student has an IEP by now: recorded as a consent to a {LATER} assessment."
    return Agreement(LATER, areas or left_over(events, purpose, plan), note)


def not_in_plan(
    events: tuple[Event, ...], plan: AssessmentPlanGiven | None, purpose: str, areas: tuple[str, ...]
) -> str | None:
    """Which areas are none of the plan's, where the consent is to some of them only."""
    planned = {each.area for each in plan.areas} if plan else set()
    unknown = set() if completes(events, purpose, plan, areas) else set(areas) - planned
    if plan and planned and unknown:
        return f"{', '.join(sorted(unknown))} is not an area of the plan of {long_date(plan.date)}"
    return None
