"""The year ahead: every deadline known, and those to come if each repeating duty is met on its date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from casemgr.casefile.events import MeetingScheduled
from casemgr.casefile.meetings import booked_meetings
from casemgr.docket.basis import Basis, Facts
from casemgr.docket.deadline import Deadline, Start
from casemgr.docket.derive import derive_from, hold_by
from casemgr.docket.next_steps import is_far_unknown, not_scheduled
from casemgr.docket.reckon import reckon
from casemgr.law.rules import Rule, StartsWithRule

FAR_AHEAD = 60  # rounds of projection; a guard, never reached by a yearly or quarterly duty


class YearSpan(NamedTuple):
    """The twelve months of a school year, July to June."""

    name: str
    first: date
    last: date

    @classmethod
    def starting(cls, year: int) -> YearSpan:
        return cls(f"{year}-{(year + 1) % 100:02d}", date(year, 7, 1), date(year + 1, 6, 30))

    @classmethod
    def around(cls, day: date) -> YearSpan:
        return cls.starting(day.year if day.month > 6 else day.year - 1)

    def holds(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last


class StudentYear(NamedTuple):
    """One student's year: deadlines by the day to act, booked meetings, and what is due with nothing booked."""

    facts: Facts
    deadlines: tuple[Deadline, ...]
    undated: tuple[Deadline, ...]
    meetings: tuple[MeetingScheduled, ...]
    not_scheduled: frozenset[int]
    """Places in `deadlines` of meetings due that nothing is booked for."""


def student_year(facts: Facts, basis: Basis, span: YearSpan, as_of: date) -> StudentYear:
    """What a school year holds for one student, as known on a day."""
    known = [d for d in derive_from(facts, basis, as_of) if d.status != "ended"]
    projected = [
        p for d in known if d.is_open and d.rule.repeats for p in _projected(d, facts, basis, span, as_of)
    ]
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
    deadline: Deadline, facts: Facts, basis: Basis, span: YearSpan, as_of: date
) -> Iterator[Deadline]:
    """The next clocks of a repeating duty, each met on its date (or today, where that has passed)."""
    for _ in range(FAR_AHEAD):
        if deadline.due is None or deadline.due > span.last:
            return
        day = max(deadline.due, as_of)
        start = Start(day, day, None, (day, 0), (day, 0))
        deadline = _clock(deadline.rule, start, facts, basis, deadline)
        yield deadline
        for rule in basis.law.rules:
            if any(
                isinstance(word, StartsWithRule) and word.rule == deadline.rule.id for word in rule.starts
            ):
                yield _clock(rule, start._replace(base=deadline.due), facts, basis, deadline)


def _clock(rule: Rule, start: Start, facts: Facts, basis: Basis, model: Deadline) -> Deadline:
    result = reckon(rule, start, facts, basis, basis.readings)
    return model._replace(
        rule=rule,
        start=start,
        status="running" if result.due else "unknown",
        reckoning=result,
        hold_by=hold_by(rule, result, facts),
        projected=True,
    )
