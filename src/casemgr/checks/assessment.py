"""Plans, consent, and the assessment."""

from __future__ import annotations

from datetime import date

from casemgr.casefile.events import (
    AssessmentPlanGiven,
    AssessorReported,
    ConsentReceived,
    ConsentRefused,
    ConsentRevoked,
    Event,
    TriennialPlanned,
)
from casemgr.casefile.names import fits
from casemgr.casefile.saying import long_date
from casemgr.checks.consent import not_in_plan
from casemgr.checks.earlier import Check, no_iep, offers_iep
from casemgr.state.assessments import (
    areas_agreed,
    began_elsewhere,
    consents_in_hand,
    left_of_initial,
    plans_to_answer,
)


def _answer(event: ConsentReceived | ConsentRefused, before: tuple[Event, ...]) -> str | None:
    refusal = isinstance(event, ConsentRefused)
    if isinstance(event, ConsentRefused) and event.withdraws:
        on_file = {consent.id for consent in consents_in_hand(before).get(event.purpose, [])}
        return (
            None
            if on_file.issuperset(event.withdraws)
            else f"no consent to the {event.purpose} assessment is in hand"
        )
    waiting = plans_to_answer(before, refusal=refusal)
    plan = next((each for each in waiting if each.purpose == event.purpose), None)
    if plan is None and isinstance(event, ConsentReceived):
        plan = left_of_initial(event, waiting, before)
    if plan:
        return _signed_before(event.signed, plan) or not_in_plan(before, plan, event.purpose, event.areas)
    plans = [e for e in before if isinstance(e, AssessmentPlanGiven) and e.purpose == event.purpose]
    if not plans and began_elsewhere(before, event.date):
        return None
    if not plans:
        return f"no {event.purpose} assessment plan was given on or before {long_date(event.date)}"
    answered = f"the {event.purpose} assessment plan of {long_date(plans[-1].date)} has been answered already"
    return f"{answered}{_if_withdrawn(event.purpose, before) if refusal else ''}"


def _if_withdrawn(purpose: str, before: tuple[Event, ...]) -> str:
    """What a refusal has to say where the parent withdraws a consent."""
    in_hand = consents_in_hand(before).get(purpose, [])
    ids = ", ".join(consent.id for consent in in_hand)
    return f"; where the parent withdraws the consent, it says `withdraws: [{ids}]`" if ids else ""


def _signed_before(signed: date | None, plan: AssessmentPlanGiven) -> str | None:
    """That a parent signed a plan before it was given."""
    if signed is None or signed >= plan.date:
        return None
    return f"signed {long_date(signed)} is earlier than the plan was given ({long_date(plan.date)})"


def _reported(event: AssessorReported, before: tuple[Event, ...]) -> str | None:
    agreed = areas_agreed(before)
    if not agreed and began_elsewhere(before, event.date):
        return None
    if not agreed:
        return f"no consent to assess is on file on or before {long_date(event.date)}"
    if any(areas is None or event.area in areas for areas in agreed.values()):
        return None
    listed = ", ".join(sorted({area for areas in agreed.values() for area in areas or ()}))
    return f"{event.area} is not among the areas consented to ({listed}){_areas_of(event.area, before)}"


def _areas_of(words: str, before: tuple[Event, ...]) -> str:
    """The areas of whoever the words name: a report is recorded by its area."""
    plans = (event for event in reversed(before) if isinstance(event, AssessmentPlanGiven))
    plan = next(plans, None)
    own = [each for each in (plan.areas if plan else ()) if each.assessor and fits(words, each.assessor)]
    whose = (f"{each.assessor}'s is {each.area}" for each in own)
    return f"; a report is recorded by its area: {', '.join(whose)}" if own else ""


def _triennial(event: TriennialPlanned, before: tuple[Event, ...]) -> str | None:
    if event.scope != "not-needed" and event.waiver_signed:
        return f"a waiver is for a triennial that is not needed, and the scope is {event.scope}"
    return no_iep(event, before)


def _revoked(event: Event, before: tuple[Event, ...]) -> str | None:
    revoked = False
    for earlier in before:
        revoked = isinstance(earlier, ConsentRevoked) or (revoked and not offers_iep(earlier))
    if revoked:
        return "the consent was revoked already"
    refused = no_iep(event, before)
    if refused and consents_in_hand(before):
        return f"{refused}; consent to assess is withdrawn with casemgr consent STUDENT --withdrawn"
    return refused


CHECKS: dict[type[Event], Check] = {
    ConsentReceived: _answer,
    ConsentRefused: _answer,
    AssessorReported: _reported,
    TriennialPlanned: _triennial,
    ConsentRevoked: _revoked,
}
