"""A consent to assess: what it is taken to be about, and which of its areas the plan does not have."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from casemgr.casefile.events import AssessmentPlanGiven, ConsentReceived, ConsentRefused, Event
from casemgr.casefile.saying import joined, long_date
from casemgr.checks.case import Case
from casemgr.errors import UsageError
from casemgr.state.assessments import (
    INITIAL,
    areas_left_over,
    began_elsewhere,
    completes,
    consents_in_hand,
    last_refusal,
)
from casemgr.state.enrollment import has_iep
from casemgr.state.meetings import booked_meetings

CONSENT_ASKED = "Is the answer consent to the whole plan, consent to part of it, or a refusal?"
TEAM_INSISTS = "Does the team hold that the assessment is still needed?"
CONSENT_WORDS = ("whole", "part", "refused")
"""Asked by `consent` at a keyboard, and by `next`."""
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
    and no second initial one, unless the purpose was said. An initial plan for who came with an IEP is agreed to as it is."""
    only = () if completes(events, purpose, plan, areas) else areas
    had_iep = has_iep(each for each in by_then if plan and each.date <= plan.date and each is not plan)
    if is_said or purpose != INITIAL or had_iep or not has_iep(by_then):
        return Agreement(purpose, only)
    note = f"The student has an IEP by now: recorded as a consent to a {LATER} assessment."
    return Agreement(LATER, areas or areas_left_over(events, purpose, plan), note)


def not_in_plan(
    events: tuple[Event, ...], plan: AssessmentPlanGiven | None, purpose: str, areas: tuple[str, ...]
) -> str | None:
    """Which areas are none of the plan's, where the consent is to some of them only."""
    planned = {each.area for each in plan.areas} if plan else set()
    unknown = set() if completes(events, purpose, plan, areas) else set(areas) - planned
    if plan and planned and unknown:
        return f"{', '.join(sorted(unknown))} is not an area of the plan of {long_date(plan.date)}"
    return None


def consents_meant(
    in_hand: Mapping[str, Sequence[ConsentReceived]], purpose: str | None
) -> Sequence[ConsentReceived]:
    """The consents that a parent withdraws: those to the assessment of that purpose, or to the only one under way. UsageError
    where several are, and none is named."""
    if purpose:
        return in_hand.get(purpose, ())
    if len(in_hand) > 1:
        raise UsageError(f"several assessments are under way ({', '.join(in_hand)}): say --purpose")
    return next(iter(in_hand.values()), ())


def no_plan_waits(student_id: str, events: tuple[Event, ...], day: date, today: date) -> str | None:
    """Why an answer of a day is not recorded that no plan given here waits for; None where the plan may be another
    district's."""
    by_then = tuple(event for event in events if event.date <= day)
    if in_hand := [consent for each in consents_in_hand(by_then).values() for consent in each]:
        last = in_hand[-1]
        return (
            f"the consent of {long_date(last.date, today)} is on file, and no other plan waits for one. If only its day "
            f"was wrong: casemgr correct {student_id} {last.id} --on DATE"
        )
    if refusal := last_refusal(by_then):
        return (
            f"the refusal of {long_date(refusal.date, today)} is on file, and no other plan waits for an answer. If only "
            f"its day was wrong: casemgr correct {student_id} {refusal.id} --on DATE"
        )
    if not began_elsewhere(events, day):
        return (
            f"no assessment plan given on or before {long_date(day)} is waiting for consent; first: "
            f"casemgr assessment-plan {student_id}"
        )
    return None


def withdrawn(refused: ConsentRefused, case: Case) -> Iterator[str]:
    """What a parent who withdraws the consent to assess leaves, and leaves to be done."""
    if not refused.withdraws:
        return
    yield (
        "What was done before the consent was withdrawn stays; nothing more is assessed (34 CFR 300.9(c)(3)). The plan may be "
        "agreed to again."
    )
    if left := _open_on(refused.withdraws, case):
        yield f"Still to do: {joined(left)}."


def _open_on(ids: Collection[str], case: Case) -> list[str]:
    """The short names of the open deadlines that these consents started."""
    found = (c.rule.short for c in case.clocks if c.is_open and c.start.event and c.start.event.id in ids)
    return list(dict.fromkeys(found))


def still_booked(refused: ConsentRefused, case: Case) -> Iterator[str]:
    """The meetings booked on an assessment that is not made any more: to be called off by a person."""
    for booked in booked_meetings(case.events) if refused.withdraws else ():
        if refused.purpose in booked.purposes:
            yield (
                f"The {' and '.join(booked.purposes)} meeting is still booked for {long_date(booked.meeting_date)}. To call it "
                f"off: casemgr cancel {case.id} --meeting {booked.meeting_date} --why TEXT"
            )


def refused_already(student: str, by_then: tuple[Event, ...], today: date) -> str | None:
    """Where the last plan was refused: how to add that the team insists; a refusal answers a plan once."""
    last = last_refusal(by_then)
    if last is None:
        return None
    return (
        f"the refusal of {long_date(last.date, today)} is on file. To add that the team holds the assessment is needed: "
        f"casemgr correct {student} {last.id} team_insists=yes"
    )
