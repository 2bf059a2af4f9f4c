"""Which triennials belong to a school year: those due in it, and those of the fall after whose plan goes out in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from casemgr.casefile.events import (
    AssessmentPlanGiven,
    ConsentReceived,
    ConsentRefused,
    Event,
    TriennialPlanned,
)
from casemgr.days.yearspan import YearSpan
from casemgr.docket.context import Context
from casemgr.docket.deadline import Deadline
from casemgr.docket.derive import derive_from
from casemgr.docket.due import number_of, reckon
from casemgr.docket.facts import Facts
from casemgr.docket.next_steps import booked_to_meet
from casemgr.reports.triennials import Answer, Triennial


def triennials_of(facts: Facts, context: Context, span: YearSpan, today: date) -> Iterator[Triennial]:
    """A student's open triennial, where it belongs to the year."""
    clocks = derive_from(facts, context, today)
    for clock in clocks:
        if clock.rule.role == "triennial" and clock.is_open:
            plan_by = _plan_by(clock, facts, context)
            if span.holds(clock.due) or _is_planned_in(span, clock, plan_by, facts, context):
                yield _row(clock, plan_by, facts, clocks)


def _is_planned_in(
    span: YearSpan, clock: Deadline, plan_by: date | None, facts: Facts, context: Context
) -> bool:
    """Whether the triennial is due after this school year, and its plan before the summer."""
    rule = context.law.of_role("reassessment-plan")
    if rule is None or clock.due is None or clock.due <= span.last:
        return False
    if plan_by:
        return span.holds(plan_by)
    # Next year's calendar is not known yet. It begins about when this year's did: a plan that would be due before that,
    # were no day left out, is due before the summer, whose days do not count.
    days = number_of(rule, facts, context.readings)
    begun = [year.first_day for year in context.main_years if year.school_year == span.name]
    return any(clock.due - timedelta(days=days) <= first + relativedelta(years=1) for first in begun)


def _plan_by(clock: Deadline, facts: Facts, context: Context) -> date | None:
    rule = context.law.of_role("reassessment-plan")
    start = clock.start._replace(base=clock.due)
    return reckon(rule, start, facts, context, context.readings).due if rule else None


def _row(clock: Deadline, plan_by: date | None, facts: Facts, clocks: Sequence[Deadline]) -> Triennial:
    begin = clock.start.event  # an agreement that none was needed was about the one before
    since = [event for event in facts.events if event.date >= clock.started_on and event is not begin]
    scopes = [event.scope for event in since if isinstance(event, TriennialPlanned)]
    plans = [e for e in since if isinstance(e, AssessmentPlanGiven) and e.purpose == "triennial"]
    booked = booked_to_meet(clock, facts.events)
    assessors = [area.assessor for plan in plans[-1:] for area in plan.areas if area.assessor]
    answer, event = _answer(since)
    assert clock.due
    return Triennial(
        facts.student.id,
        facts.student.name,
        clock.due,
        plan_by,
        scopes[-1] if scopes else "",
        plans[-1].date if plans else None,
        answer,
        event.date if event else None,
        _reviewed(event, clocks),
        booked.meeting_date if booked else None,
        ", ".join(dict.fromkeys(assessors)),
    )


def _answer(events: Sequence[Event]) -> tuple[Answer | None, ConsentReceived | ConsentRefused | None]:
    """How the parent last answered the last plan of a triennial, and the event that says so."""
    found: tuple[Answer | None, ConsentReceived | ConsentRefused | None] = (None, None)
    for event in events:
        if isinstance(event, AssessmentPlanGiven) and event.purpose == "triennial":
            found = (None, None)
        elif isinstance(event, (ConsentReceived, ConsentRefused)) and event.purpose == "triennial":
            is_part = bool(event.areas)
            whole: Answer = "agreed" if isinstance(event, ConsentReceived) else "refused"
            found = ("agreed in part" if is_part else whole, event)
    return found


def _reviewed(answer: Event | None, clocks: Sequence[Deadline]) -> date | None:
    """When the review of the records that a refusal asks for was held, or ticked."""
    reviews = (c for c in clocks if c.start.event is answer and "records_review_held" in c.rule.met_on)
    return next((clock.met_by.date for clock in reviews if clock.met_by), None)
