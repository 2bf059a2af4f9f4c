"""Which open deadlines a prior written notice of the district's own may be for: it is the notice of what started them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from casemgr.casefile.events import Event, ParentRequestReceived, PriorWrittenNoticeSent
from casemgr.docket.deadline import Deadline
from casemgr.law.on import On
from casemgr.law.rules import Rule

_NAMES = "notice_of"


def matters(clocks: Iterable[Deadline], subject: str) -> list[Event]:
    """The events of which a notice is still to be sent, where one on this subject may be theirs, in their order."""
    found = [
        clock.start.event
        for clock in _waiting(clocks)
        if clock.start.event
        and not isinstance(clock.start.event, PriorWrittenNoticeSent)
        and _may_be_on(clock.rule, subject)
    ]
    return sorted({each.id: each for each in found}.values(), key=lambda each: each.date)


def completed_by(clocks: Iterable[Deadline], about: Sequence[str]) -> list[str]:
    """The ids of the notices with elements missing that one about these events or requests completes: those about one of
    them; where none is, those that do not say what they are about."""
    waiting = [
        clock.start.event
        for clock in _waiting(clocks)
        if isinstance(clock.start.event, PriorWrittenNoticeSent)
    ]
    own = [each.id for each in waiting if not set(each.notice_of).isdisjoint(about)]
    return own or [each.id for each in waiting if not each.notice_of]


def about(
    clocks: Sequence[Deadline],
    named: Sequence[str],
    waiting: Sequence[Event],
    *,
    is_answer: bool,
    lacking: bool,
) -> tuple[str, ...]:
    """What a notice has to say that it is of: of several matters that wait for one, those named; the notices that it
    completes; with elements missing, always what it was for. `is_answer`: whether what is named are the requests that it
    answers, so that this goes without saying."""
    if lacking:
        return tuple(named)
    completed = completed_by(clocks, named)
    must_be_said = not is_answer and (completed or len(waiting) > 1)
    return (*(named if must_be_said else ()), *completed)


def is_about_an_assessment(answers: Sequence[str], events: Iterable[Event]) -> bool:
    """Whether a notice is about an assessment where that was not said: each request that it answers is for one."""
    asked = [each for each in events if isinstance(each, ParentRequestReceived) and each.id in answers]
    return bool(asked) and all(each.assessment for each in asked)


def to_consult_on(clocks: Iterable[Deadline]) -> list[Event]:
    """The requests about whose written notice somebody is still to be consulted."""
    return [
        clock.start.event
        for clock in clocks
        if clock.is_open
        and clock.start.event
        and any(on.event == "consulted" and "request" in on.about for on in clock.rule.met_by)
    ]


def _waiting(clocks: Iterable[Deadline]) -> Iterator[Deadline]:
    return (clock for clock in clocks if clock.is_open and any(_names_it(on) for on in clock.rule.met_by))


def _names_it(on: On) -> bool:
    return on.naming == _NAMES


def _may_be_on(rule: Rule, subject: str) -> bool:
    """Whether a notice that does not say whose it is may meet a rule, by its subject."""
    return any(
        subject in dict(on.wanted).get("subject", {subject})
        and subject not in dict(on.unwanted).get("subject", set())
        for on in rule.met_on["prior_written_notice_sent"]
        if not _names_it(on)
    )
