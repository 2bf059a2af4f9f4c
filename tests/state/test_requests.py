"""Which requests still wait for their answer."""

from __future__ import annotations

from typing import Any

import pytest

from casemgr.casefile.events import Event
from casemgr.casefile.vocabulary import RECORD_SOURCES
from casemgr.state.requests import (
    all_collected,
    foster_transfer_waits,
    open_complaints,
    open_independent_requests,
    open_parent_requests,
    open_records_requests,
    places_not_asked,
    places_silent,
    source_steps,
)
from support import fact, student_of


def events_of(*facts: dict[str, Any]) -> tuple[Event, ...]:
    return student_of(*facts).events


ASKED = fact("records_requested", "2026-09-14", requester="parent")
DISTRICT = fact("records_requested", "2026-09-15", requester="district")
CALLED = fact("note_made", "2026-09-16", text="asked about the records")
GIVEN = fact("records_provided", "2026-09-17", to="parent")


@pytest.mark.parametrize(
    ("facts", "waiting"),
    [
        ((ASKED, CALLED), ["2026-09-14"]),
        ((ASKED, DISTRICT, CALLED, GIVEN), ["2026-09-15"]),
        ((ASKED, GIVEN, fact("records_requested", "2026-09-18", requester="parent")), ["2026-09-18"]),
        ((ASKED, fact("records_requested", "2026-09-16", requester="parent"), GIVEN), []),
        ((CALLED, GIVEN), []),
        # One that is named is answered, whoever received them, and no other.
        ((ASKED, DISTRICT, {**GIVEN, "request": "e0"}), ["2026-09-15"]),
        ((ASKED, DISTRICT, {**GIVEN, "request": "e1"}), ["2026-09-14"]),
        ((ASKED, {**ASKED, "date": "2026-09-16"}, {**GIVEN, "request": "e1"}), ["2026-09-14"]),
        ((ASKED, {**GIVEN, "request": "e9"}), ["2026-09-14"]),
    ],
)
def test_providing_records_answers_the_request_named_or_all_of_one_requester(
    facts: tuple[dict[str, Any], ...], waiting: list[str]
) -> None:
    assert [str(each.date) for each in open_records_requests(events_of(*facts))] == waiting


WANTS = fact("parent_request_received", "2026-09-14", what="a one-to-one aide")
TOO = fact("parent_request_received", "2026-09-14", what="more speech")
NOTICE = fact("prior_written_notice_sent", "2026-09-16", answers=("e0",))


@pytest.mark.parametrize(
    ("facts", "waiting"),
    [
        ((WANTS, CALLED), ["e0"]),
        ((WANTS, fact("parent_request_withdrawn", "2026-09-15", request="e0")), []),
        ((WANTS, fact("parent_request_withdrawn", "2026-09-15", request="e9")), ["e0"]),
        ((WANTS, TOO, NOTICE), ["e1"]),
        ((WANTS, TOO, fact("parent_request_withdrawn", "2026-09-15", request="e1"), NOTICE), []),
        ((WANTS, TOO, {**NOTICE, "answers": ("e0", "e1")}), []),
        # A notice that leaves out what it must say is no answer yet (34 CFR 300.503(b)).
        ((WANTS, {**NOTICE, "missing": ("reasons",)}), ["e0"]),
    ],
)
def test_a_request_waits_until_it_is_withdrawn_or_answered_by_a_complete_notice(
    facts: tuple[dict[str, Any], ...], waiting: list[str]
) -> None:
    assert [each.id for each in open_parent_requests(events_of(*facts))] == waiting


FOSTER = fact("foster_transfer_requested", "2026-09-14")


@pytest.mark.parametrize(
    ("facts", "waits"),
    [
        ((), False),
        ((CALLED,), False),
        ((FOSTER,), True),
        ((FOSTER, CALLED), True),
        ((FOSTER, GIVEN), False),
        ((FOSTER, GIVEN, CALLED), False),
        ((GIVEN, FOSTER, CALLED), True),
        ((FOSTER, GIVEN, {**FOSTER, "date": "2026-09-21"}), True),
    ],
)
def test_a_transfer_in_foster_care_waits_until_the_records_are_sent(
    facts: tuple[dict[str, Any], ...], waits: bool
) -> None:
    assert foster_transfer_waits(events_of(*facts)) is waits


def test_the_steps_of_a_request_name_it_or_come_on_or_after_its_day() -> None:
    def step(day: str, source: str, **more: str) -> dict[str, Any]:
        return fact("records_source", day, source=source, step="asked", **more)

    later = fact("records_requested", "2026-09-20", requester="parent")
    events = events_of(
        step("2026-09-10", "nurse"),  # of an earlier request
        ASKED,
        step("2026-09-14", "office"),
        step("2026-09-21", "archive", request="e4"),  # of the later one
        later,
    )
    assert list(source_steps(events[1], events)) == ["office"]
    assert list(source_steps(events[4], events)) == ["archive"]


def test_all_is_collected_once_every_place_of_the_checklist_and_every_other_asked_has_answered() -> None:
    def step(source: str, what: str) -> dict[str, Any]:
        return fact("records_source", "2026-09-15", source=source, step=what)

    (request, *_) = events_of(ASKED)
    assert not all_collected(request, events_of(ASKED))
    assert places_not_asked(request, events_of(ASKED)) == list(RECORD_SOURCES)
    office = (step("office", "asked"), step("school nurse", "received"))
    (request, *_) = some = events_of(ASKED, *office)
    assert (places_silent(request, some), "school nurse" in places_not_asked(request, some)) == (
        ["office"],
        False,
    )
    every = [step(place, "none-held") for place in RECORD_SOURCES]
    (request, *_) = waits = events_of(ASKED, *office, *every)
    assert not all_collected(request, waits)
    (request, *_) = given = events_of(ASKED, *office, *every, step("office", "received"))
    assert all_collected(request, given)


def test_an_independent_assessment_is_answered_by_name_or_else_the_oldest_request_is() -> None:
    def asked(day: str, area: str) -> dict[str, Any]:
        return fact("independent_assessment_requested", day, area=area)

    def left(*answers: dict[str, Any]) -> list[str | None]:
        facts = (asked("2026-09-14", "academic"), asked("2026-09-21", "speech"), *answers)
        return [request.area for request in open_independent_requests(events_of(*facts))]

    answer = fact("independent_assessment_answered", "2026-09-24", answer="funded")
    assert left() == ["academic", "speech"]
    assert left(answer) == ["speech"]
    assert left({**answer, "request": "e1"}) == ["academic"]
    assert left({**answer, "request": "e1"}, answer) == []
    assert left(fact("note_made", "2026-09-22", text="x"), answer) == ["speech"]
    assert open_independent_requests(events_of(answer, asked("2026-09-25", "motor")))[0].area == "motor"


def test_a_resolution_session_is_on_the_complaint_it_names_or_else_on_the_oldest_of_each_kind() -> None:
    def filed(day: str, **words: str) -> dict[str, Any]:
        return fact("complaint_filed", day, **{"kind": "due-process", **words})

    def waiting(*sessions: dict[str, Any]) -> list[int]:
        open_ones = open_complaints(events_of(*complaints, *sessions))
        return [complaint.date.day for complaint in open_ones]

    complaints = [
        filed("2026-09-01"),
        filed("2026-09-02", expedited="true"),
        filed("2026-09-03"),
        filed("2026-09-04", expedited="true"),
        filed("2026-09-05", kind="state"),
        filed("2026-09-06", filed_by="district"),
    ]
    held = fact("resolution_session_held", "2026-09-10")
    assert waiting() == [1, 2, 3, 4]
    assert waiting(held) == [3, 4]
    assert waiting(held, held) == []
    assert waiting({**held, "complaint": "e2"}) == [1, 2, 4]
    assert waiting({**held, "complaint": "e2"}, held) == [4]


def test_a_place_is_the_same_however_it_is_capitalized() -> None:
    def step(source: str, day: str, what: str) -> dict[str, Any]:
        return fact("records_source", day, source=source, step=what)

    events = events_of(
        ASKED,
        step("School Nurse", "2026-09-15", "asked"),
        step("school nurse", "2026-09-16", "received"),
        step("Archive", "2026-09-15", "asked"),
        step("archive", "2026-09-16", "none-held"),
    )
    assert list(source_steps(events[0], events)) == ["school nurse", "Archive"]
    assert places_silent(events[0], events) == []
