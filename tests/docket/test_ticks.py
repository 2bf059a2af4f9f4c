"""Which clocks of a duty are meant by who says that it is done, and what is recorded for them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.docket.deadline import Deadline
from casemgr.docket.derive import derive
from casemgr.docket.ticks import (
    afterwards,
    clock_meant,
    clock_named,
    done_events,
    each_ticked,
    is_met_by,
    left_unrecorded,
    open_clocks,
)
from casemgr.law.rules import Rule
from support import context_with, fact, shipped_law, student_of

CONTEXT = context_with("redwood-city-2025-26", "redwood-city-2026-27")
TODAY = date(2027, 2, 1)
REFERRED = fact("referral_received", "2026-09-01", areas=["autism"])
HELD = fact("meeting_held", "2026-11-03", purposes=["initial"], outcome="completed", eligible=False)
AGAIN = {**REFERRED, "date": "2026-12-01"}
ENTERED_ON_TIME = fact("entered_in_system", "2026-09-02", what="referral")


def rule_of(rule_id: str) -> Rule:
    rule = shipped_law().rule(rule_id)
    assert rule
    return rule


ENTER = rule_of("enter-referral")


def clocks_of(*facts: dict[str, Any]) -> tuple[Deadline, ...]:
    return derive(student_of(*facts), CONTEXT, TODAY)


def made(
    rule: Rule, *facts: dict[str, Any], on: date = TODAY, named: str | None = None, force: bool = False
) -> list[Any]:
    student = student_of(*facts)
    clocks = derive(student, CONTEXT, TODAY)
    found = done_events(rule, clocks, student, student.known(TODAY), on, named, force=force)
    return [(each.cls.model_fields["type"].default, dict(each.fields)) for each in found]


@pytest.mark.parametrize(
    ("facts", "is_open", "left", "meant"),
    [
        ((REFERRED,), ["e0"], None, None),
        ((REFERRED, HELD), [], "e0", "e0"),
        ((REFERRED, HELD, AGAIN), ["e2"], None, None),
        ((HELD,), [], None, None),
        ((REFERRED, ENTERED_ON_TIME, HELD), [], None, None),
        ((REFERRED, HELD, AGAIN, {**HELD, "date": "2027-01-12"}), [], "e2", "e2"),
    ],
)
def test_what_has_no_record_is_meant_where_nothing_is_open(
    facts: tuple[dict[str, Any], ...], is_open: list[str], left: str | None, meant: str | None
) -> None:
    clocks = clocks_of(*facts)
    assert [clock.start.event and clock.start.event.id for clock in open_clocks(ENTER, clocks)] == is_open
    unrecorded = left_unrecorded(ENTER, clocks)
    assert (unrecorded.start.event and unrecorded.start.event.id if unrecorded else None) == left
    assert left_unrecorded(ENTER, clocks, "e7") is None
    assert clock_meant(ENTER, clocks) == meant
    assert clock_meant(ENTER, clocks, "e7") == "e7"
    assert open_clocks(ENTER, clocks, "e7") == []


TICK = [("done", {"rule": "enter-referral", "clock": "e0"})]
ENTERED = [("entered_in_system", {"what": "referral"})]


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2026, 9, 1), ENTERED),
        (date(2026, 11, 2), ENTERED),
        (date(2026, 11, 3), TICK),  # the day of the meeting that closed it
        (TODAY, TICK),
    ],
)
def test_what_closed_with_a_meeting_is_recorded_afterwards(day: date, found: list[Any]) -> None:
    assert made(ENTER, REFERRED, HELD, on=day) == found
    assert made(ENTER, REFERRED, HELD, on=day, named="e0") == found
    assert made(ENTER, REFERRED, HELD, on=date(2026, 8, 31)) == []  # before it began
    assert made(ENTER, REFERRED, on=day) == ENTERED  # open
    fields = {**found[0][1], "recorded": "2027-02-01"}
    after = [
        clock
        for clock in clocks_of(REFERRED, HELD, fact(found[0][0], str(day), **fields))
        if clock.rule is ENTER
    ]
    assert [(clock.status, clock.unrecorded) for clock in after] == [("met", False)]


def test_what_is_ticked_alone_is_ticked_with_its_clock_afterwards_too() -> None:
    rule = rule_of("notify-referral")
    for day in (date(2026, 10, 5), TODAY):
        assert made(rule, REFERRED, HELD, on=day) == [("done", {"rule": rule.id, "clock": "e0"})]


def test_a_clock_that_is_open_or_does_not_apply_is_not_recorded_afterwards() -> None:
    spared = fact("not_applicable", "2026-09-10", rule=ENTER.id, why="x")
    for facts in ((REFERRED,), (REFERRED, spared)):
        student = student_of(*facts)
        clock = clock_named(ENTER, derive(student, CONTEXT, TODAY), "e0")
        assert clock
        assert afterwards(clock, student, student.events, TODAY) == []


def test_of_several_open_clocks_the_one_named_is_ticked() -> None:
    rule = rule_of("enter-consent")
    agreed = fact("consent_received", "2026-09-14", signed="2026-09-14", purpose="initial")
    again = {**agreed, "date": "2026-09-16", "signed": "2026-09-16"}
    entered = [("entered_in_system", {"what": "consent"})]
    assert made(rule, REFERRED, agreed, named="e1") == entered
    assert made(rule, REFERRED, agreed, again) == entered
    assert made(rule, REFERRED, agreed, again, named="e1") == [("done", {"rule": rule.id, "clock": "e1"})]


def test_what_the_law_asked_for_before_a_meeting_is_not_ticked_afterwards() -> None:
    """A notice that was not sent before the meeting was never sent; one that was sent before it is recorded as such."""
    rule = rule_of("meeting-notice")
    booked = fact("meeting_scheduled", "2026-10-01", meeting_date="2026-11-03", purposes=("initial",))
    student = student_of(REFERRED, booked, HELD)
    clock = clock_named(rule, derive(student, CONTEXT, TODAY), "e1")
    assert clock
    before, after = (
        [each.cls.model_fields["type"].default for each in afterwards(clock, student, student.events, day)]
        for day in (date(2026, 10, 5), TODAY)
    )
    assert (before, after) == (["document_sent"], [])
    assert clock_named(rule, derive(student, CONTEXT, TODAY), "e0") is None


def test_a_tick_is_forced_only_where_the_duty_takes_one() -> None:
    asked, meeting = rule_of("consent-follow-up"), rule_of("initial-iep")
    assert made(asked, REFERRED) == made(meeting, REFERRED) == made(meeting, REFERRED, force=True) == []
    assert made(asked, REFERRED, force=True) == [("done", {"rule": asked.id, "clock": None})]
    student = student_of(REFERRED)
    assert done_events(asked, derive(student, CONTEXT, TODAY), student, student.events, TODAY) == []


def test_what_another_clock_left_is_meant_first() -> None:
    """A report that went home leaves the duty of who has not reported, beside that of the next."""
    rule = rule_of("providers-report")
    joined = fact("student_added", "2026-08-03", last_annual="2026-03-24", last_progress="2026-08-12")
    sent = fact("progress_report_sent", "2026-11-04")
    student = student_of(joined, sent, providers=("Ingrid Sato",))
    clocks = derive(student, CONTEXT, TODAY)
    assert len(open_clocks(rule, clocks)) > 1
    assert clock_meant(rule, clocks) == "e0"  # that of the report, not that of the next
    (one,) = done_events(rule, clocks, student, student.events, TODAY)
    assert one.fields == {"rule": rule.id, "clock": "e0"}


def test_of_two_open_clocks_the_one_named_may_be_met() -> None:
    """Two meetings are booked: what was sent for one leaves the clock of the other open."""
    rule = rule_of("meeting-notice")
    booked = [
        fact("meeting_scheduled", "2027-01-25", meeting_date=day, purposes=(purpose,))
        for day, purpose in (("2027-03-02", "annual"), ("2027-03-09", "supplemental"))
    ]
    sent = fact("document_sent", "2027-01-26", document="meeting-notice", meeting="2027-03-02")
    joined = fact("student_added", "2026-08-12", last_annual="2026-03-02", last_evaluation="2025-03-02")
    facts = (joined, *booked, sent)
    clocks, new = clocks_of(*facts), student_of(*facts).events[-1:]
    assert [clock.start.event and clock.start.event.id for clock in open_clocks(rule, clocks)] == ["e2"]
    assert is_met_by(new, rule, clocks, "e1")
    assert not is_met_by(new, rule, clocks, "e2")
    assert not is_met_by(new, rule, clocks)
    assert not is_met_by((), rule, clocks, "e1")
    both = open_clocks(rule, clocks_of(*facts[:-1]))
    assert each_ticked(rule, both, is_part=False) == [None]
    assert each_ticked(rule, both[:1], is_part=True) == ["e1"]
    assert each_ticked(rule, both, is_part=True) == ["e1", "e2"]
    once = rule_of("initial-iep")
    assert each_ticked(once, both, is_part=True) == [None]
