"""Which open deadlines a prior written notice of the district's own may be for."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.casefile.events import Event
from casemgr.docket.deadline import Deadline
from casemgr.docket.derive import derive
from casemgr.docket.notices import about, completed_by, is_about_an_assessment, matters, to_consult_on
from support import context_with, fact, student_of

CONTEXT = context_with("sample-2026-27")
REFUSED = fact("iep_answered", "2026-09-14", answer="disagreed")
REVOKED = fact("consent_revoked", "2026-09-15")
NOT_ELIGIBLE = fact("meeting_held", "2026-09-16", purposes=["initial"], outcome="completed", eligible="false")
PLANNED = fact("exit_planned", "2026-09-10", reason="graduated-diploma", expected="2027-06-03")


def clocks(*facts: dict[str, Any]) -> tuple[Deadline, ...]:
    return derive(student_of(*facts), CONTEXT, date(2026, 10, 1))


def notice(day: str, **said: Any) -> dict[str, Any]:
    return fact("prior_written_notice_sent", day, **said)


@pytest.mark.parametrize(
    ("subject", "refused", "revoked"),
    [
        ("other", [10, 14], [15]),
        ("services", [10, 14], [15]),
        ("goals", [14], []),
        ("eligibility", [10, 14], []),
        ("records", [], []),
    ],
)
def test_the_subject_says_which_may_be_meant(subject: str, refused: list[int], revoked: list[int]) -> None:
    """A refusal, and then that all is revoked, whose notice takes the place of the one on the refusal, and of that
    on the exit that was planned."""
    assert [event.date.day for event in matters(clocks(PLANNED, REFUSED), subject)] == refused
    assert [event.date.day for event in matters(clocks(PLANNED, REFUSED, REVOKED), subject)] == revoked


def test_what_has_its_notice_waits_for_none() -> None:
    named = notice("2026-09-20", notice_of=["e1"])
    assert [event.date.day for event in matters(clocks(REFUSED, PLANNED, named), "services")] == [14]
    assert [event.date.day for event in matters(clocks(NOT_ELIGIBLE, notice("2026-09-20")), "other")] == []


def test_a_notice_completes_that_of_the_same_matter_or_else_the_ones_that_say_none() -> None:
    about, silent = (
        notice("2026-09-20", missing=["reasons"], notice_of=["e0"]),
        notice("2026-09-21", missing=["help"]),
    )
    found = clocks(REFUSED, about, silent)
    assert completed_by(found, ["e0"]) == ["e1"]
    assert completed_by(found, ["e9"]) == ["e2"]
    assert completed_by(clocks(REFUSED, about), ["e9"]) == []
    assert completed_by(clocks(REFUSED, about, notice("2026-09-22", notice_of=["e0", "e1"])), ["e0"]) == []


def test_a_request_whose_notice_was_asked_about_is_asked_about_once() -> None:
    asked = [fact("parent_request_received", day, what="an aide") for day in ("2026-09-14", "2026-09-15")]
    consulted = fact("consulted", "2026-09-16", with_whom="district support", topic="written-notice")
    assert [event.id for event in to_consult_on(clocks(*asked))] == ["e0", "e1"]
    assert [event.id for event in to_consult_on(clocks(*asked, {**consulted, "request": "e1"}))] == ["e0"]
    assert to_consult_on(clocks(*asked, consulted)) == []


def test_what_a_notice_is_of_is_said_where_it_does_not_go_without_saying() -> None:
    found = clocks(REFUSED, REVOKED, notice("2026-09-20", missing=["reasons"], notice_of=["e0"]))
    waiting = list(student_of(REFUSED, REVOKED).events)

    def of(
        *named: str, waiting: list[Event] = waiting, is_answer: bool = False, lacking: bool = False
    ) -> tuple[str, ...]:
        return about(found, named, waiting, is_answer=is_answer, lacking=lacking)

    assert of("e1") == ("e1",)
    assert of("e1", waiting=waiting[:1]) == ()
    assert of("e0", waiting=waiting[:1]) == ("e0", "e2")  # it completes that notice
    assert of("e1", waiting=waiting[:1], lacking=True) == ("e1",)
    assert of("e1", is_answer=True) == ()
    assert of("e0", is_answer=True) == ("e2",)


def test_a_notice_is_about_an_assessment_where_each_request_is_for_one() -> None:
    events = student_of(
        fact("parent_request_received", "2026-09-14", what="an aide"),
        fact("parent_request_received", "2026-09-15", what="speech", assessment="true"),
        fact("parent_request_received", "2026-09-16", what="motor", assessment="true"),
    ).events
    assert is_about_an_assessment(["e1", "e2"], events)
    assert not is_about_an_assessment(["e0", "e1"], events)
    assert not is_about_an_assessment([], events)
