"""What commands record of what was said: decided on what is on file, without a command."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from at_work import Answering, at_work
from casemgr.casefile.events import (
    Event,
    MeetingHeld,
    MeetingScheduled,
    MemberExcused,
    PriorWrittenNoticeSent,
    ServicePlanned,
    ServiceStarted,
    Void,
)
from casemgr.checks.plan_answered import ParentAnswer
from casemgr.errors import Refused, UsageError
from casemgr.recording.consent import asked_about
from casemgr.recording.corrected import void_event
from casemgr.recording.done import Target, record_na
from casemgr.recording.held import hold
from casemgr.recording.invited import excuse, excused_asked
from casemgr.recording.portions import check_portions
from casemgr.recording.scheduled import reschedule, schedule
from casemgr.recording.staff import record_service
from casemgr.recording.work import RecordingOptions, Work
from casemgr.recording.written_notice import notify
from support import fact, shipped_law

TODAY = date(2026, 11, 20)
ADDED = fact("student_added", "2026-09-01", last_annual="2025-12-04", last_evaluation="2024-12-04")
BOOKED = fact("meeting_scheduled", "2026-11-02", purposes=["annual"], meeting_date="2026-11-18")
HELD: dict[str, Any] = {
    "purpose": None,
    "outcome": None,
    "eligible": None,
    "disability": None,
    "plan_reviewed": None,
    "continues": None,
    "present": None,
    "parent": None,
    "decided": {"placement_changed": None, "transportation": None},
}


def only(work: Work) -> Event:
    (event,) = work.new
    return event


def test_what_is_not_said_of_a_meeting_is_asked_in_order() -> None:
    work = at_work(ADDED, BOOKED, today=TODAY, answers=["11/18", "completed", "no", "yes"])
    hold(work, **HELD)
    held = only(work)
    assert isinstance(held, MeetingHeld)
    assert (held.date, held.purposes, held.outcome) == (date(2026, 11, 18), ("annual",), "completed")
    assert (held.placement_changed, held.transportation) == (False, True)


def test_next_asks_what_a_meeting_decided_by_itself() -> None:
    work = at_work(ADDED, BOOKED, today=TODAY, answers=["nothing is left to ask"])
    work.is_brief = True
    hold(work, **HELD | {"purpose": ["annual"], "outcome": "completed"})
    assert isinstance(work.asker, Answering)
    assert work.asker.heard == []


def test_where_nobody_can_be_asked_the_option_is_named() -> None:
    work = at_work(ADDED, BOOKED, today=TODAY)
    with pytest.raises(UsageError, match="Say --outcome completed or continued"):
        hold(work, **HELD | {"purpose": ["annual"]})
    assert work.new == []


def test_a_second_booking_for_the_day_completes_the_first() -> None:
    work = at_work(ADDED, BOOKED, today=date(2026, 11, 9))
    schedule(work, "11/18", ["annual"], None, "Room 12", None, short_notice_agreed=False)
    assert isinstance(work.new[-1], MeetingScheduled)
    assert work.new[-1].place == "Room 12"
    with pytest.raises(Refused):
        reschedule(work, "11/18", None, None, None, None, short_notice_agreed=False, why="none")


def test_a_notice_lacks_what_is_answered_to_be_missing() -> None:
    answers = ["refused", "no", "missing", *["given"] * 9]
    work = at_work(ADDED, today=TODAY, answers=answers)
    said: dict[str, Any] = dict.fromkeys(("action", "answers", "notice_of", "element", "missing"))
    notify(work, subject="services", own_proposal=True, complete=False, **said)
    sent = only(work)
    assert isinstance(sent, PriorWrittenNoticeSent)
    assert (sent.action, sent.missing) == ("refused", tuple(shipped_law().notice_elements)[:1])


def test_an_answer_in_part_names_its_areas() -> None:
    nothing = ParentAnswer(None)
    assert asked_about(Answering(), nothing) == nothing
    assert asked_about(Answering("part", "reading, motor"), nothing).agreed == ("reading", " motor")
    refused = asked_about(Answering("refused", "yes"), nothing)
    assert (refused.refused, refused.team_insists) == (True, True)
    with pytest.raises(UsageError, match="--team-insists goes with --refused"):
        nothing._replace(team_insists=True).checked()


def test_only_members_are_excused() -> None:
    work = at_work(ADDED, BOOKED, today=TODAY)
    with pytest.raises(Refused, match="the parent cannot be excused"):
        excuse(work, "parent", None, None, None, area_discussed=False)
    excuse(
        work,
        "school-nurse",
        None,
        *excused_asked(Answering(), "11/16", "11/17", area_discussed=True),
        area_discussed=True,
    )
    excused = only(work)
    assert isinstance(excused, MemberExcused)
    assert (excused.input_received, excused.agreed) == (date(2026, 11, 16), date(2026, 11, 17))


def test_each_portion_is_asked_about_where_nothing_is_said() -> None:
    law = shipped_law()
    count = len(law.iep_portions) + len(law.iep_portions_for_some)
    held = fact("meeting_held", "2026-11-18", purposes=["annual"], outcome="completed")
    work = at_work(ADDED, held, today=TODAY, answers=["missing", *["complete"] * (count - 2), "not needed"])
    check_portions(work, None, None, all_complete=False)
    said = only(work).model_dump()
    assert (len(said["missing"]), len(said["not_applicable"])) == (1, 1)


def test_a_service_that_begins_today_is_planned_and_begun() -> None:
    work = at_work(ADDED, today=TODAY)
    record_service(work, "speech", "11/20", None, "30 minutes weekly", started=True, ended=False)
    assert [type(event) for event in work.new] == [ServicePlanned, ServiceStarted]


def test_what_was_void_counts_again() -> None:
    work = at_work(ADDED, BOOKED, today=TODAY, said=RecordingOptions(by="Dana Whitfield"))
    booked = next(event for event in work.known if isinstance(event, MeetingScheduled))
    void_event(work, booked.id, "typed twice")
    void = only(work)
    assert isinstance(void, Void)
    assert (void.event, void.by) == (booked.id, "Dana Whitfield")
    assert "To restore it" in work.said[0]
    void_event(work, void.id, "it was right")
    assert "counts again" in work.notes[-1]


def test_what_is_not_open_is_not_marked_as_not_applicable() -> None:
    work = at_work(ADDED, today=TODAY)
    rule = next(each for each in work.context.law.rules if each.id == "hand-off")
    with pytest.raises(Refused):
        record_na(work, Target(rule), "stays")


def test_an_absence_is_agreed_to_on_a_day_that_is_typed_or_asked() -> None:
    """34 CFR 300.321(e)(1): in writing, also where the member's area is not discussed."""
    nothing = excused_asked(Answering(""), None, None, area_discussed=False)
    assert nothing == (None, None)
    work = at_work(ADDED, BOOKED, today=TODAY)
    with pytest.raises(Refused, match="excused only with the written agreement of the parent"):
        excuse(work, "slp", None, *nothing, area_discussed=False)
    excuse(
        work,
        "slp",
        None,
        *excused_asked(Answering("11/17"), None, None, area_discussed=False),
        area_discussed=False,
    )
    excused = only(work)
    assert isinstance(excused, MemberExcused)
    assert (excused.input_received, excused.agreed) == (None, date(2026, 11, 17))
