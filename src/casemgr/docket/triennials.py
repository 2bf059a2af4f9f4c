"""Which triennials belong to a school year: those due in it, and those of the fall after whose plan goes out in it. What is
overdue since before belongs to the year that is now, and to no other.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from dateutil.relativedelta import relativedelta

from casemgr.casefile.events import (
    AssessmentPlanDeveloped,
    AssessmentPlanGiven,
    ConsentReceived,
    ConsentRefused,
    Event,
    MeetingScheduled,
    TriennialPlanned,
)
from casemgr.casefile.events.assessment import AreaAssessor
from casemgr.casefile.student import Student
from casemgr.days.calendar import Calendar
from casemgr.days.yearspan import YearSpan
from casemgr.docket.age_limit import age_limit, is_past, is_still_to_come
from casemgr.docket.context import Context
from casemgr.docket.deadline import Deadline
from casemgr.docket.derive import derive_from
from casemgr.docket.due import number_of, reckon
from casemgr.docket.facts import Facts
from casemgr.docket.next_steps import booked_to_meet

Answer = Literal["agreed", "agreed in part", "refused"]
Place = Literal["of the year", "overdue from before", "next fall"]


class Triennial(NamedTuple):
    """A triennial of a school year, and how far its planning has come."""

    student: Student
    clock: Deadline
    due: date
    plan_by: date | None
    booked: MeetingScheduled | None
    scope: str = ""
    """How the team has settled that it is done."""
    plan_given: date | None = None
    areas: tuple[AreaAssessor, ...] = ()
    """Of the last plan, worked out or given."""
    answer: Answer | None = None
    """What the parent answered last to the plan."""
    answered: date | None = None
    reviewed: date | None = None
    """When the records were reviewed in place of the assessment refused."""

    def place_in(self, span: YearSpan) -> Place:
        """Why it belongs to a school year."""
        if self.clock.met_by or span.holds(self.due):
            return "of the year"
        return "overdue from before" if self.due < span.first else "next fall"

    @property
    def consent(self) -> date | None:
        """The day on which the parent agreed to the plan, or to part of it."""
        return None if self.answer == "refused" else self.answered


def open_triennials(facts: Facts, context: Context, span: YearSpan, as_of: date) -> list[Triennial]:
    """A student's open triennial, where it belongs to the year and is due before eligibility ends by age."""
    clocks = derive_from(facts, context, as_of)
    limit = age_limit(clocks)
    ahead = [c for c in clocks if not (is_still_to_come(limit, as_of) and is_past(c, limit))]
    return [each for each in triennials_among(ahead, facts, context, span, as_of) if each.clock.is_open]


def triennials_among(
    clocks: Sequence[Deadline], facts: Facts, context: Context, span: YearSpan, as_of: date
) -> Iterator[Triennial]:
    """Those among a student's clocks that belong to the year: open, met or yet to come. What is overdue since before it
    belongs to it too, where it is the year that is now."""
    for clock in clocks:
        if clock.rule.role != "triennial" or clock.due is None or clock.status == "ended":
            continue
        day, plan_by = clock.met_by.date if clock.met_by else clock.due, _plan_by(clock, facts, context)
        is_late = clock.status == "overdue" and day < span.first
        is_of_fall = clock.is_open and _is_planned_in(span, clock.due, plan_by, facts, context)
        if span.holds(day) or (is_late and _is_now(span, context, as_of)) or is_of_fall:
            booked = booked_to_meet(clock, facts.events) if clock.is_open else None
            found = Triennial(facts.student, clock, clock.due, plan_by, booked)
            yield found if clock.projected else _planned(found, facts, clocks)


def _is_now(span: YearSpan, context: Context, as_of: date) -> bool:
    """Whether it is the school year in session, or between two years the coming one."""
    return Calendar.of(context.main_years).span_of_joining(as_of) == span


def _is_planned_in(span: YearSpan, due: date, plan_by: date | None, facts: Facts, context: Context) -> bool:
    """Whether the triennial is due after this school year, and its plan before the summer."""
    rule = context.law.of_role("reassessment-plan")
    if rule is None or due <= span.last:
        return False
    if plan_by:
        return span.holds(plan_by)
    # Next year's calendar is not known yet. It begins about when this year's did: a plan that would be due before that,
    # were no day left out, is due before the summer, whose days do not count.
    days = number_of(rule, facts, context.readings)
    begun = [year.first_day for year in context.main_years if year.school_year == span.name]
    return any(due - timedelta(days=days) <= first + relativedelta(years=1) for first in begun)


def _plan_by(clock: Deadline, facts: Facts, context: Context) -> date | None:
    rule = context.law.of_role("reassessment-plan")
    start = clock.start._replace(base=clock.due)
    return reckon(rule, start, facts, context, context.readings).due if rule else None


def _planned(found: Triennial, facts: Facts, clocks: Sequence[Deadline]) -> Triennial:
    """The same with what its own events say: those since it began, up to the one that met it."""
    clock = found.clock
    begin = clock.start.event  # an agreement that none was needed was about the one before
    last = clock.met_by.date if clock.met_by else date.max
    for event in facts.events:
        if event is begin or not clock.started_on <= event.date <= last:
            continue
        match event:
            case TriennialPlanned():
                found = found._replace(scope=event.scope)
            case AssessmentPlanDeveloped(purpose="triennial"):
                found = found._replace(areas=event.areas)
            case AssessmentPlanGiven(purpose="triennial"):
                given = event.date
                found = found._replace(
                    plan_given=given, areas=event.areas, answer=None, answered=None, reviewed=None
                )
            case ConsentReceived(purpose="triennial") | ConsentRefused(purpose="triennial"):
                whole: Answer = "agreed" if isinstance(event, ConsentReceived) else "refused"
                answer: Answer = "agreed in part" if event.areas else whole
                found = found._replace(answer=answer, answered=event.date, reviewed=_reviewed(event, clocks))
    return found


def _reviewed(answer: Event, clocks: Sequence[Deadline]) -> date | None:
    """When the review of the records that a refusal asks for was held, or ticked."""
    reviews = (c for c in clocks if c.start.event is answer and "records_review_held" in c.rule.met_on)
    return next((clock.met_by.date for clock in reviews if clock.met_by), None)
