"""Due date, the day the assessment plan should be given, how the reassessment is to be done, the plan and the meeting.
Those due in the fall after are listed too, where their plan must go out this year.

Example: `casemgr triennials`, `casemgr triennials --year 2027-28`
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import typer
from dateutil.relativedelta import relativedelta

from casemgr.cli.narrowing import EVERYONE, Only
from casemgr.cli.output import FormatName, Output
from casemgr.cli.session import session
from casemgr.cli.showing import show
from casemgr.cli.year_words import Year, span_of

if TYPE_CHECKING:
    from casemgr.days.yearspan import YearSpan
    from casemgr.docket.context import Context
    from casemgr.docket.deadline import Deadline
    from casemgr.docket.facts import Facts
    from casemgr.reports.start_year import Triennial


def run(
    ctx: typer.Context,
    year: Year = None,
    only: Only = EVERYONE,
    format_name: FormatName = None,
    output: Output = None,
) -> None:
    from casemgr.cli.gather import facts_of
    from casemgr.docket.derive import derive_from
    from casemgr.reports.start_year import triennials_report

    here = session(ctx)
    span = span_of(here, year)
    context = here.context
    rows = [
        _row(clock, facts, context)
        for facts in facts_of(here, only.settled(here))
        for clock in derive_from(facts, context, here.today)
        if clock.rule.role == "triennial" and clock.is_open
        if span.holds(clock.due) or _is_planned_in(span, clock, facts, context)
    ]
    show(here, triennials_report(rows, span.name, here.today), format_name, output)


def _is_planned_in(span: YearSpan, clock: Deadline, facts: Facts, context: Context) -> bool:
    """Whether the triennial is due after this school year, and its plan before the summer."""
    from casemgr.docket.due import number_of

    rule = context.law.of_role("reassessment-plan")
    if rule is None or clock.due is None or clock.due <= span.last:
        return False
    plan_by = _plan_by(clock, facts, context)
    if plan_by:
        return span.holds(plan_by)
    # Next year's calendar is not known yet. It begins about when this year's did: a plan that would be due before that,
    # were no day left out, is due before the summer, whose days do not count.
    days = number_of(rule, facts, context.readings)
    begun = [year.first_day for year in context.main_years if year.school_year == span.name]
    return any(clock.due - timedelta(days=days) <= first + relativedelta(years=1) for first in begun)


def _plan_by(clock: Deadline, facts: Facts, context: Context) -> date | None:
    from casemgr.docket.due import reckon

    rule = context.law.of_role("reassessment-plan")
    start = clock.start._replace(base=clock.due)
    return reckon(rule, start, facts, context, context.readings).due if rule else None


def _row(clock: Deadline, facts: Facts, context: Context) -> Triennial:
    from casemgr.casefile.events import AssessmentPlanGiven, TriennialPlanned
    from casemgr.docket.next_steps import booked_for
    from casemgr.reports.start_year import Triennial

    since = [event for event in facts.events if event.date >= clock.started_on]
    scopes = [event.scope for event in since if isinstance(event, TriennialPlanned)]
    plans = [e for e in since if isinstance(e, AssessmentPlanGiven) and e.purpose == "triennial"]
    booked = booked_for(clock, facts.events)
    assessors = [area.assessor for plan in plans[-1:] for area in plan.areas if area.assessor]
    assert clock.due
    return Triennial(
        facts.student.id,
        facts.student.name,
        clock.due,
        _plan_by(clock, facts, context),
        scopes[-1] if scopes else "",
        plans[-1].date if plans else None,
        booked.meeting_date if booked else None,
        ", ".join(dict.fromkeys(assessors)),
    )
