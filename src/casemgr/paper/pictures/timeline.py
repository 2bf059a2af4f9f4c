"""One student as a picture: each assessment's clock as a bar with its days, and the years ahead.

It is made to be put before a parent or an administrator: days of receipt, the count, what was not counted and why, and
the law. It says nothing of lateness, of removals, of a disability, or of reminders of our own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from casemgr.casefile.events import (
    AssessmentPlanGiven,
    ConsentReceived,
    DocumentSent,
    Event,
    MeetingHeld,
    ReferralReceived,
)
from casemgr.docket.age_limit import age_limit, is_past, is_still_to_come
from casemgr.docket.context import Context
from casemgr.docket.deadline import Deadline
from casemgr.docket.derive import derive_from
from casemgr.docket.explain import Explanation, explain
from casemgr.docket.facts import Facts
from casemgr.paper.pictures.ahead import Ahead, years_ahead
from casemgr.paper.pictures.language import ENGLISH, Saying
from casemgr.state.meetings import booked_meetings

ASSESSMENTS = ("initial-plan", "initial", "reassessment")
"""The clocks that are counted day by day."""
A_YEAR = timedelta(days=366)
MOST = 2
"""So many bars fit a page."""
NOTICE = "meeting-notice"
TITLES = {
    "initial-plan": "From the referral to the assessment plan",
    "initial": "From consent to the first IEP meeting",
    "reassessment": "From consent to the IEP meeting on the reassessment",
    "annual": "From the last IEP to the annual review",
}
"""What a parent reads in place of a rule's title."""


@dataclass(frozen=True)
class Run:
    """Days in a row: the numbers of the first and the last, or why they are not counted."""

    first: date
    last: date
    numbers: tuple[int, int] | None
    why: str

    @property
    def length(self) -> int:
        return (self.last - self.first).days + 1


@dataclass(frozen=True)
class Mark:
    day: date
    words: str
    kind: str
    """event, meeting, legal or today."""


@dataclass(frozen=True)
class Bar:
    title: str
    how: str
    law: str
    first: date
    last: date
    start: date
    """Day 0 of the count."""
    due: date
    runs: tuple[Run, ...]
    marks: tuple[Mark, ...]
    says: Saying = ENGLISH

    @property
    def pauses(self) -> tuple[Run, ...]:
        return tuple(run for run in self.runs if run.numbers is None)


@dataclass(frozen=True)
class Timeline:
    label: str
    as_of: date
    bars: tuple[Bar, ...]
    ahead: Ahead
    says: Saying = ENGLISH


def timeline(facts: Facts, label: str, context: Context, as_of: date, says: Saying = ENGLISH) -> Timeline:
    derived = list(derive_from(facts, context, as_of))
    limit = age_limit(derived)
    if is_still_to_come(limit, as_of):
        derived = [each for each in derived if not is_past(each, limit)]
    chosen = _chosen(derived, as_of)
    bars = tuple(
        bar_of(explain(deadline, facts, context), facts, context, as_of, says) for deadline in chosen
    )
    return Timeline(label, as_of, bars, years_ahead(facts, context, as_of, says), says)


def _chosen(deadlines: Iterable[Deadline], as_of: date) -> list[Deadline]:
    """Assessments under way, else those of the last year; where there is none, the way to the next annual."""
    dated = [d for d in deadlines if d.due and d.status != "ended"]
    counted = [d for d in dated if d.rule.role in ASSESSMENTS]
    running = [d for d in counted if d.is_open]
    recent = [d for d in counted if d.rule.role != ASSESSMENTS[0] and d.started_on >= as_of - A_YEAR]
    annuals = [d for d in dated if d.rule.role == "annual" and d.is_open]
    found = running or recent or annuals
    return sorted(found, key=lambda d: (d.started_on, d.due or as_of))[-MOST:]


def bar_of(
    explanation: Explanation, facts: Facts, context: Context, as_of: date, says: Saying = ENGLISH
) -> Bar:
    deadline = explanation.deadline
    due, base = deadline.due, deadline.reckoning.base
    assert due
    start = base or deadline.started_on
    marks = sorted(_marks(deadline, facts, as_of, start, says), key=lambda m: m.day)
    days = [start, due, *(mark.day for mark in marks)]
    return Bar(
        says.of(TITLES.get(deadline.rule.role or "", deadline.rule.title)),
        says.runs(deadline.rule, context.law, context.readings),
        deadline.rule.cites,
        min(days),
        max(days),
        start,
        due,
        tuple(Run(step.first, step.last, step.numbers, step.why) for step in explanation.steps),
        tuple(marks),
        says,
    )


def _marks(deadline: Deadline, facts: Facts, as_of: date, start: date, says: Saying) -> Iterator[Mark]:
    due = deadline.due
    assert due
    referral = _before(facts, ReferralReceived, start, due)
    begin = referral if referral and deadline.rule.role == "initial" else start
    if deadline.rule.role == "annual":
        yield Mark(start, says.of("Last annual review"), "event")
    seen: set[str] = set()
    for event in facts.events:
        words = says.of(_words(event)) if begin <= event.date <= max(due, as_of) else ""
        if words and words not in seen:
            seen.add(words)
            yield Mark(event.date, words, "meeting" if isinstance(event, MeetingHeld) else "event")
    for meeting in booked_meetings(facts.events):
        at = f", {says.at(meeting.time)}" if meeting.time else ""
        if begin <= meeting.meeting_date <= due + A_YEAR / 12:
            yield Mark(meeting.meeting_date, says.of("IEP meeting") + at, "meeting")
    yield Mark(due, says.of("Legal day"), "legal")
    if begin <= as_of <= due + A_YEAR / 12:
        yield Mark(as_of, says.of("Today"), "today")


def _before(facts: Facts, cls: type[Event], start: date, due: date) -> date | None:
    """The last day of such an event before a clock's start, as far as it belongs to it."""
    days = [
        e.date
        for e in facts.events
        if isinstance(e, cls) and start - relativedelta(months=4) <= e.date <= due
    ]
    return max((day for day in days if day <= start), default=None)


def _words(event: Event) -> str:
    """What a mark says; nothing for what a stranger need not know."""
    match event:
        case ReferralReceived():
            return "Referral received"
        case AssessmentPlanGiven():
            return "Assessment plan given"
        case ConsentReceived():
            return "Consent received"
        case DocumentSent() if event.document == NOTICE:
            return "Meeting notice sent"
        case MeetingHeld():
            return "IEP meeting held"
        case _:
            return ""
