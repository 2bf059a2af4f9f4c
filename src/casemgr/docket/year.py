"""The year ahead: every deadline known, and those to come if each repeating duty is met on its date."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from casemgr.casefile.events import MeetingScheduled
from casemgr.days.yearspan import YearSpan
from casemgr.docket.age_limit import age_limit, is_past, is_still_to_come
from casemgr.docket.context import Context
from casemgr.docket.deadline import Deadline, Start, before_all
from casemgr.docket.derive import derive_from, projected
from casemgr.docket.facts import Facts
from casemgr.docket.next_steps import is_far_unknown, not_scheduled
from casemgr.docket.starts import hanging_on
from casemgr.state.meetings import booked_meetings


class StudentYear(NamedTuple):
    """One student's year: deadlines by the day to act, booked meetings, and what is due with nothing booked."""

    facts: Facts
    deadlines: tuple[Deadline, ...]
    undated: tuple[Deadline, ...]
    meetings: tuple[MeetingScheduled, ...]
    not_scheduled: frozenset[int]
    """Places in `deadlines` of meetings due that nothing is booked for."""


def student_year(facts: Facts, context: Context, span: YearSpan, as_of: date) -> StudentYear:
    """What a school year holds for one student, as known on a day; nothing after the day on which eligibility ends by age. Once
    that day has passed and no exit is on file, what is open counts like every student's."""
    known = [d for d in derive_from(facts, context, as_of) if d.status != "ended"]
    limit = age_limit(known)
    projected = [
        p
        for d in known
        if d.is_open and d.rule.repeats
        for p in _projected(d, facts, context, span, as_of, limit)
    ]
    if is_still_to_come(limit, as_of):
        known = [d for d in known if not is_past(d, limit)]
    inside = sorted(
        (d for d in (*known, *projected) if span.holds(d.due)),
        key=lambda d: (d.act_by or date.max, d.rule.id),
    )
    return StudentYear(
        facts,
        tuple(inside),
        tuple(d for d in known if d.is_open and d.due is None and not is_far_unknown(d, as_of)),
        tuple(meeting for meeting in booked_meetings(facts.events) if span.holds(meeting.meeting_date)),
        frozenset(place for place, d in enumerate(inside) if not_scheduled(d, facts.events)),
    )


def _projected(
    deadline: Deadline,
    facts: Facts,
    context: Context,
    span: YearSpan,
    as_of: date,
    limit: Deadline | None,
) -> Iterator[Deadline]:
    """The next clocks of a repeating duty, each met on its date (or today, where that has passed), up to the age limit."""
    while deadline.due and deadline.due <= span.last:
        day = max(deadline.due, as_of)
        start = Start(day, day, None, before_all(day), before_all(day))
        deadline = projected(deadline.rule, start, facts, context)
        if deadline.due and deadline.due <= day:  # it would be due again and again
            return
        if is_past(deadline, limit):
            return
        yield deadline
        for rule in filter(facts.concerns, context.law.rules):
            for hanging in hanging_on(deadline, rule, facts):
                yield projected(rule, hanging, facts, context)
