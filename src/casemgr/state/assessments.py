"""Assessment plans that wait for an answer, the areas consented to, and the reports on them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from casemgr.casefile.events import (
    AssessmentPlanDeveloped,
    AssessmentPlanGiven,
    AssessorReported,
    CompletionAgreed,
    ConsentReceived,
    ConsentRefused,
    Event,
    Exited,
    MeetingHeld,
    ReferralWithdrawn,
    TransferredIn,
)
from casemgr.casefile.saying import long_date
from casemgr.errors import UsageError
from casemgr.state.enrollment import has_iep

INITIAL = "initial"


def plans_to_answer(before: tuple[Event, ...], *, refusal: bool) -> list[AssessmentPlanGiven]:
    """The last plan of each purpose that may still be answered.

    A parent who refused, or agreed to some areas, may consent later; a refusal answers only once.
    """
    waiting: dict[str, AssessmentPlanGiven] = {}
    given: dict[str, AssessmentPlanGiven] = {}
    for place, event in enumerate(before):
        if isinstance(event, AssessmentPlanGiven):
            waiting[event.purpose] = given[event.purpose] = event
        elif isinstance(event, ConsentRefused) and refusal:
            waiting.pop(event.purpose, None)
        elif isinstance(event, ConsentRefused) and event.withdraws and event.purpose in given:
            waiting[event.purpose] = given[event.purpose]
        elif isinstance(event, ConsentReceived):
            if plan := left_of_initial(event, list(waiting.values()), before[:place]):
                if {item.area for item in plan.areas} <= _all_agreed(before[: place + 1]):
                    waiting.pop(plan.purpose)
            elif not event.areas:
                waiting.pop(event.purpose, None)
    return list(waiting.values())


def consents_in_hand(before: Iterable[Event]) -> dict[str, list[ConsentReceived]]:
    """The consents on which an assessment is under way, by its purpose: until the parent withdraws them, or a meeting has
    settled it."""
    found: dict[str, list[ConsentReceived]] = {}
    for event in before:
        match event:
            case ConsentReceived():
                found.setdefault(event.purpose, []).append(event)
            case ConsentRefused(withdraws=ids) if ids:
                found.pop(event.purpose, None)
            case MeetingHeld(outcome="completed", purposes=purposes):
                found = {purpose: each for purpose, each in found.items() if purpose not in purposes}
            case ReferralWithdrawn():
                found.pop(INITIAL, None)
            case Exited():
                found.clear()
            case _:
                pass
    return found


def last_refusal(events: tuple[Event, ...]) -> ConsentRefused | None:
    """The refusal of the last plan given; None where nobody refused it."""
    last = next((e for e in reversed(events) if isinstance(e, (AssessmentPlanGiven, ConsentRefused))), None)
    return last if isinstance(last, ConsentRefused) else None


def plan_meant(waiting: list[AssessmentPlanGiven], purpose: str | None) -> AssessmentPlanGiven | None:
    """The plan answered: the one of that purpose, or the only one. UsageError where several wait and none is named."""
    if purpose:
        return next((plan for plan in waiting if plan.purpose == purpose), None)
    if len(waiting) > 1:
        listed = ", ".join(f"{plan.purpose} of {long_date(plan.date)}" for plan in waiting)
        raise UsageError(f"more than one plan waits for an answer ({listed}): say --purpose")
    return next(iter(waiting), None)


def left_of_initial(
    consent: ConsentReceived, waiting: list[AssessmentPlanGiven], before: tuple[Event, ...]
) -> AssessmentPlanGiven | None:
    """The initial plan, where the consent is to areas of it that were left over when the student got an IEP: it is
    recorded with the purpose of a reassessment (34 CFR 300.303)."""
    if consent.purpose == INITIAL or not consent.areas or not has_iep(before):
        return None
    for plan in waiting:
        if plan.purpose == INITIAL and set(consent.areas) <= {item.area for item in plan.areas}:
            return plan
    return None


def _all_agreed(events: tuple[Event, ...]) -> frozenset[str]:
    """The areas consented to, for whichever purpose."""
    return frozenset[str]().union(*(areas or () for areas in areas_agreed(events).values()))


def began_elsewhere(events: Iterable[Event], day: date) -> bool:
    """Whether an assessment of a day may be another district's, which has its plan and its consent: a date to complete
    it here is agreed on (EC 56302.1(b)(1)), or the student came with an IEP later."""
    return any(
        isinstance(event, CompletionAgreed) or (isinstance(event, TransferredIn) and event.date > day)
        for event in events
    )


def areas_not_reported(events: tuple[Event, ...], purpose: str) -> list[str] | None:
    """The areas consented to for a purpose on which no assessor has reported since the plan; None where neither plan
    nor consent names any."""
    agreed = areas_agreed(events).get(purpose)
    if agreed is None:
        return None
    reported: set[str] = set()
    for event in events:
        if isinstance(event, AssessmentPlanGiven) and event.purpose == purpose:
            reported.clear()
        elif isinstance(event, AssessorReported):
            reported.add(event.area)
    return sorted(agreed - reported)


def areas_agreed(events: tuple[Event, ...]) -> dict[str, frozenset[str] | None]:
    """The areas of each purpose's last plan that the parent consented to; None where plan and consent name none."""
    planned: dict[str, frozenset[str]] = {}
    agreed: dict[str, frozenset[str] | None] = {}
    for event in events:
        if isinstance(event, AssessmentPlanGiven):
            planned[event.purpose] = frozenset(item.area for item in event.areas)
            agreed.pop(event.purpose, None)
        elif isinstance(event, ConsentReceived):
            areas = frozenset(event.areas) or planned.get(event.purpose, frozenset())
            agreed[event.purpose] = (agreed.get(event.purpose) or frozenset()) | areas or None
        elif isinstance(event, ConsentRefused) and event.withdraws:
            agreed.pop(event.purpose, None)
    return agreed


def agreed_before(events: tuple[Event, ...], purpose: str) -> frozenset[str]:
    """The areas of the plan that the parent has consented to already."""
    return areas_agreed(events).get(purpose) or frozenset()


def completes(
    events: tuple[Event, ...], purpose: str, plan: AssessmentPlanGiven | None, areas: tuple[str, ...]
) -> bool:
    """Whether consent to these areas is, with those agreed to before, to every area of the plan."""
    if plan is None or not areas:
        return False
    return agreed_before(events, purpose) | set(areas) == {item.area for item in plan.areas}


def areas_left_over(
    events: tuple[Event, ...], purpose: str, plan: AssessmentPlanGiven | None
) -> tuple[str, ...]:
    """What a refusal is about where some areas were agreed to before: the others. Of a whole plan nothing is named."""
    agreed = agreed_before(events, purpose)
    return tuple(item.area for item in plan.areas if item.area not in agreed) if plan and agreed else ()


def developed_not_given(events: Sequence[Event], purpose: str | None) -> AssessmentPlanDeveloped | None:
    """The plan worked out last, for a purpose where one is named, that the parent has not been given yet."""
    for event in reversed(events):
        if not isinstance(event, (AssessmentPlanGiven, AssessmentPlanDeveloped)):
            continue
        if purpose in (None, event.purpose):
            return event if isinstance(event, AssessmentPlanDeveloped) else None
    return None


def areas_assessed(events: tuple[Event, ...]) -> frozenset[str]:
    """The areas of every assessment plan and consent, as they were said."""
    planned = {
        item.area
        for event in events
        if isinstance(event, (AssessmentPlanDeveloped, AssessmentPlanGiven))
        for item in event.areas
    }
    return frozenset(planned).union(*(each.areas for each in events if isinstance(each, ConsentReceived)))
