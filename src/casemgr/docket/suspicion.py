"""Whether a disability that a rule is about was suspected: at the head of the file, in a referral, or in the plan consented to."""

from __future__ import annotations

from casemgr.casefile.events import AssessmentPlanDeveloped, AssessmentPlanGiven, ConsentReceived
from casemgr.docket.deadline import Start
from casemgr.docket.facts import Facts
from casemgr.law.words import area_of

_Plan = AssessmentPlanDeveloped | AssessmentPlanGiven


def is_suspected(wanted: tuple[str, ...], start: Start, facts: Facts) -> bool:
    """Of a plan only the names of a disability count: reading is tested without any suspicion."""
    return not facts.suspected.isdisjoint(wanted) or not _consented_to(start, facts).isdisjoint(wanted)


def _consented_to(start: Start, facts: Facts) -> frozenset[str]:
    """The areas that the parent named in a consent, or else those of the last plan for its purpose."""
    consent = start.event
    if not isinstance(consent, ConsentReceived):
        return frozenset()
    plans = [
        each
        for each in facts.events[: start.place[1]]
        if isinstance(each, _Plan) and each.purpose == consent.purpose and each.areas
    ]
    areas = consent.areas or tuple(item.area for plan in plans[-1:] for item in plan.areas)
    return frozenset(area_of(area, facts.meanings) for area in areas)
