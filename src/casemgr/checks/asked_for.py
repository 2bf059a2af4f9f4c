"""What was asked to be assessed: whether a request names an assessment, what is in hand already, what a plan leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from casemgr.casefile.events import (
    AssessmentPlanDeveloped,
    AssessmentPlanGiven,
    ConsentReceived,
    ConsentRefused,
    Event,
    Exited,
    MeetingHeld,
    ParentRequestReceived,
    ParentRequestWithdrawn,
    PriorWrittenNoticeSent,
    ReferralReceived,
    ReferralWithdrawn,
    dated,
    said,
)
from casemgr.casefile.purposes import SETTLES_ASSESSMENT
from casemgr.casefile.saying import joined, long_date, spaced
from casemgr.checks.case import Case
from casemgr.checks.same_matter import same_matter
from casemgr.docket.deadline import Deadline
from casemgr.law.words import Words, area_of, asks_for_assessment, suspicion_of, without_asking
from casemgr.state.enrollment import has_iep, is_english_learner
from casemgr.state.referrals import is_asked

_FILLERS = re.compile(r"\b(an?|the|for|of|in|please|re)\b", re.IGNORECASE)
_BETWEEN = re.compile(r",|/|&|;|\band\b", re.IGNORECASE)
_FAMILY = ("parent", "student")
"""Who answers an assessment plan."""


def in_hand(before: Iterable[Event]) -> list[Event]:
    """What was asked for, planned and consented to since the last meeting on an assessment, and is not settled."""
    found: list[Event] = []
    for event in before:
        match event:
            case AssessmentPlanGiven() | ConsentReceived():
                found.append(event)
            case MeetingHeld(outcome="completed") if SETTLES_ASSESSMENT & set(event.purposes):
                found.clear()
            case ConsentRefused() | Exited():
                found.clear()
            case ReferralWithdrawn() | PriorWrittenNoticeSent(action="refused", subject="assessment"):
                found = [each for each in found if not is_asked(each)]
            case ParentRequestWithdrawn():
                found = [each for each in found if each.id != event.request]
            case _ if is_asked(event):
                found.append(event)
    return found


def beside_a_referral(referral: ReferralReceived, case: Case) -> Iterator[str]:
    """What is in hand when a referral comes; what was asked for by word of mouth it may put in writing."""
    before = [each for each in case.others_by(referral.date) if said(each, "form") != "oral"]
    yield from already_in_hand(before, case.clocks)


def spoken_later(referral: ReferralReceived, case: Case) -> Iterator[str]:
    """That an oral referral, still to be put in writing, is of a later day than the written one, which does not do that."""
    if referral.form != "written":
        return
    for clock in case.clocks:
        oral = clock.start.event
        waits = clock.is_open and referral.type in clock.rule.met_on and isinstance(oral, ReferralReceived)
        if oral and waits and oral.date > referral.date:
            yield (
                f"The oral referral on file is of {long_date(oral.date)}, after this one, and is still to be put in writing. "
                f"If it came first, give it its day: casemgr correct {case.id} {oral.id} date=DATE"
            )


def beside_a_request(request: ParentRequestReceived, case: Case) -> Iterator[str]:
    """The same of a parent's request for an assessment, which is a referral; or that one names an assessment."""
    if request.same_as:
        return
    if request.assessment:
        yield from already_in_hand(case.others_by(request.date), case.clocks)
        yield from same_matter(request, case)
    elif asks_for_assessment(
        request.what, case.law.meanings
    ):  # then it is a referral (EC 56029, EC 56321(a))
        started = "the deadline for the assessment plan"
        if request.form == "oral":
            started = f"the duty to help put it in writing, and once it is written {started}"
        yield (
            f"This names an assessment. A request for one is a referral, and starts {started}. If it is one: casemgr correct "
            f"{case.id} {request.id} assessment=yes"
        )


def already_in_hand(before: Iterable[Event], clocks: Sequence[Deadline]) -> Iterator[str]:
    """A note for a second referral: what is in hand, with the dates that are running."""
    if found := in_hand(before):
        yield f"In hand already: {joined([_with_dates(event, clocks) for event in found])}"


def _with_dates(event: Event, clocks: Sequence[Deadline]) -> str:
    running = [
        c for c in clocks if c.is_open and c.due and c.start.event is event and c.rule.dated_by == "law"
    ]
    dates = "; ".join(f"{clock.rule.short} due {long_date(clock.due)}" for clock in running)
    if not dates and isinstance(event, AssessmentPlanGiven) and _is_waiting(event, clocks):
        dates = "not answered"
    return f"{dated(event)}{f' ({dates})' if dates else ''}"


def _is_waiting(plan: AssessmentPlanGiven, clocks: Sequence[Deadline]) -> bool:
    """Whether the parent's answer to a plan is awaited."""
    return any(c.is_open and c.start.event is plan and c.rule.waits_for in _FAMILY for c in clocks)


def plan_gaps(plan: AssessmentPlanDeveloped, case: Case) -> Iterator[str]:
    """What an assessment plan leaves open: areas, assessors, the language to test in."""
    if not plan.areas:
        yield _no_area(plan, case)
    if unassigned := [each.area for each in plan.areas if each.assessor is None]:
        yield f"nobody is named to assess {', '.join(unassigned)}"
    language = case.identity.language
    if language and is_english_learner(case.identity, case.law.english_learners):
        home = f" ({language.home})" if language.home else ""
        yield f"{language.status} student: test in the native language{home}"


def left_out(plan: AssessmentPlanGiven, case: Case) -> Iterator[str]:
    """The areas asked for of a student with an IEP that neither this plan nor one since names. Of a student without one
    nothing is noted: a referral names disabilities, and a plan names assessments."""
    before, law = case.others_by(plan.date), case.law
    if not plan.areas:
        yield _no_area(plan, case)
    if not plan.areas or not has_iep(before):
        return
    asked: dict[str, Event] = {}
    for event in (*in_hand(before), plan):
        if isinstance(event, AssessmentPlanGiven):
            planned = {suspicion_of(item.area, law.meanings) for item in event.areas}
            asked = {
                area: by for area, by in asked.items() if suspicion_of(area, law.meanings) not in planned
            }
        elif is_asked(event):
            asked |= dict.fromkeys(_areas_of(event, law.meanings), event)
    for area, event in asked.items():
        if law.areas and suspicion_of(area, law.meanings) in law.areas.names:
            yield f"{spaced(area)} was named on {long_date(event.date)}; check that this plan covers it"
        else:
            yield (
                f"{spaced(area)} was asked for on {long_date(event.date)} and is not in this plan; give a plan for it, or "
                "answer with prior written notice"
            )


def _no_area(plan: Event, case: Case) -> str:
    return f"no area is named. To add: casemgr correct {case.id} {plan.id} --area AREA=ASSESSOR"


def _areas_of(event: Event, meanings: Words) -> Iterator[str]:
    """The areas that a referral names, or a parent's request, where its words are nothing but their names."""
    if isinstance(event, ReferralReceived):
        yield from event.areas
    elif isinstance(event, ParentRequestReceived):
        for part in _BETWEEN.split(event.what):
            rest = _FILLERS.sub(" ", without_asking(part, meanings)).strip()
            area = area_of(rest, meanings) if rest else ""
            if area in meanings["area"].values():
                yield area
