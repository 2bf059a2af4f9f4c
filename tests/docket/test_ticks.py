"""Which clocks of a duty are meant by who says that it is done, and what is recorded for them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.docket.deadline import Deadline
from casemgr.docket.derive import derive
from casemgr.docket.ticks import (
    clock_meant,
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


def rule_of(rule_id: str) -> Rule:
    rule = shipped_law().rule(rule_id)
    assert rule
    return rule


ENTER = rule_of("enter-referral")


def clocks_of(*facts: dict[str, Any]) -> tuple[Deadline, ...]:
    return derive(student_of(*facts), CONTEXT, TODAY)


def made(rule: Rule, *facts: dict[str, Any], named: str | None = None, force: bool = False) -> list[Any]:
    student = student_of(*facts)
    clocks = derive(student, CONTEXT, TODAY)
    found = done_events(rule, clocks, student, student.known(TODAY), named, force=force)
    return [(each.cls.model_fields["type"].default, dict(each.fields)) for each in found]


@pytest.mark.parametrize(
    ("facts", "is_open", "left", "meant"),
    [
        ((REFERRED,), ["e0"], None, None),
        ((REFERRED, HELD), [], "e0", "e0"),
        ((REFERRED, HELD, AGAIN), ["e2"], None, None),
        ((HELD,), [], None, None),
    ],
)
def test_what_has_no_record_is_meant_where_nothing_is_open(
    facts: tuple[dict[str, Any], ...], is_open: list[str], left: str | None, meant: str | None
) -> None:
    clocks = clocks_of(*facts)
    assert [clock.start.event and clock.start.event.id for clock in open_clocks(ENTER, clocks)] == is_open
    assert left_unrecorded(ENTER, clocks) == left
    assert clock_meant(ENTER, clocks) == meant
    assert clock_meant(ENTER, clocks, "e7") == "e7"
    assert open_clocks(ENTER, clocks, "e7") == []


def test_what_was_left_by_a_meeting_is_ticked_with_its_clock() -> None:
    assert made(ENTER, REFERRED, HELD) == [("done", {"rule": "enter-referral", "clock": "e0"})]
    assert made(ENTER, REFERRED, HELD, named="e0") == [("done", {"rule": "enter-referral", "clock": "e0"})]
    assert made(ENTER, REFERRED) == [("entered_in_system", {"what": "referral"})]


def test_a_tick_is_forced_only_where_the_duty_takes_one() -> None:
    asked, meeting = rule_of("consent-follow-up"), rule_of("initial-iep")
    assert made(asked, REFERRED) == made(meeting, REFERRED) == made(meeting, REFERRED, force=True) == []
    assert made(asked, REFERRED, force=True) == [("done", {"rule": asked.id, "clock": None})]


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
