"""What is worth a note about hand-offs, progress reports, written notices and manifestation reviews."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.casefile.events import Event
from casemgr.checks.hand_off import assigned_to_another, why_not_handed_off
from casemgr.checks.progress import missing_is_not_known, nobody_to_ask, not_reported_yet
from casemgr.checks.review import held_with_it, still_to_review, verdict, waiting_for_review
from casemgr.checks.written_notice import element_meant, elements_said, notice_notes
from casemgr.docket.derive import derive
from casemgr.errors import UsageError
from support import context_with, fact, student_of

DANA, TOM = "Dana Whitfield", "Tom Reyes"
ADDED = fact("student_added", "2026-08-12", last_annual="2025-12-14", last_evaluation="2024-10-14")
TO_TOM = fact("case_manager_assigned", "2026-09-01", case_manager=TOM)
HANDED = fact("handed_off", "2026-09-02", to=TOM)
CONFIRMED = fact("hand_off_acknowledged", "2026-09-03")


def events(*facts: dict[str, Any]) -> tuple[Event, ...]:
    return student_of(*facts).events


@pytest.mark.parametrize(
    ("facts", "to", "why"),
    [
        ([], TOM, None),
        ([], "dana whitfield", "is the case manager already: say with --to"),
        ([TO_TOM], TOM, None),
        ([TO_TOM, HANDED], TOM, "what is missing is the confirmation: casemgr hand-off ana-r --acknowledged"),
        ([TO_TOM, HANDED, CONFIRMED], TOM, "has confirmed its deadlines: nothing is missing"),
    ],
)
def test_why_a_case_is_not_handed_off(facts: list[dict[str, Any]], to: str, why: str | None) -> None:
    found = why_not_handed_off("ana-r", events(ADDED, *facts), DANA, to)
    assert found is None if why is None else why in (found or "")


def test_a_case_that_another_was_assigned_is_noted() -> None:
    assert not [*assigned_to_another("ana-r", events(ADDED), DANA, TOM)]
    assert not [*assigned_to_another("ana-r", events(ADDED, TO_TOM), DANA, TOM)]
    (note,) = assigned_to_another("ana-r", events(ADDED, TO_TOM), DANA, "Ruth Abara")
    assert note.endswith('casemgr assign ana-r "Ruth Abara"')


def test_providers_who_have_not_reported_are_named() -> None:
    assert not [*not_reported_yet("ana-r", [], ())]
    assert [*not_reported_yet("ana-r", ["Ito", "Nair"], ())] == ["ana-r: not reported yet: Ito, Nair"]
    student = student_of(ADDED, providers=["Ito"])
    clocks = derive(student, context_with("sample-2026-27"), date(2026, 10, 23))
    (note,) = not_reported_yet("ana-r", ["Ito"], clocks)
    assert note.endswith('that stays open. Once it is in: casemgr provider-reported ana-r "Ito"')
    (note,) = not_reported_yet("ana-r", ["Ito", "Nair"], clocks)
    assert note.endswith("Once they are in: casemgr provider-reported ana-r NAME")


def test_nothing_is_said_where_each_has_a_provider() -> None:
    assert (missing_is_not_known([]), nobody_to_ask([])) == ("", "")
    assert missing_is_not_known(["a", "b"]).startswith("No provider is on file for a, b:")
    assert nobody_to_ask(["a", "b"]).endswith('casemgr edit a --provider "NAME=SERVICE"')


def test_the_elements_of_a_written_notice_as_they_are_typed() -> None:
    assert elements_said(["reas = the data", "other-f=none"]) == {
        "reasons": "the data",
        "other-factors": "none",
    }
    assert element_meant("evidence") == "evidence"
    for words in ("reasons", "reasons= "):
        with pytest.raises(UsageError, match="write NAME=TEXT"):
            elements_said([words])
    with pytest.raises(UsageError, match="is not one of"):
        element_meant("price")


def test_what_a_written_notice_lacks_is_noted() -> None:
    asked = fact("consulted", "2026-09-01", topic="written-notice", with_whom="Lena Ortiz")
    assert not [*notice_notes("ana-r", (), events(asked))]
    assert [*notice_notes("ana-r", ("help",), events(asked))] == [
        "The notice lacks help. The request stays open until a complete notice is sent."
    ]
    (note,) = notice_notes("ana-r", (), ())
    assert note.endswith("casemgr consult ana-r written-notice")


def test_which_of_several_a_review_is_of() -> None:
    decided = [fact("placement_change_decided", day) for day in ("2026-10-05", "2026-10-07")]
    student = student_of(ADDED, *decided)
    clocks = derive(student, context_with("sample-2026-27"), date(2026, 10, 8))
    assert waiting_for_review(clocks, date(2026, 10, 6)) == [student.events[1]]
    waiting = waiting_for_review(clocks, date(2026, 10, 8))
    assert waiting == [*student.events[1:]]
    assert not [*still_to_review(waiting[:1])]
    (note,) = still_to_review(waiting)
    assert "Mon 10/5/2026. Still open: placement change decided of Wed 10/7/2026." in note


@pytest.mark.parametrize(
    ("booked", "purposes", "to_add"),
    [
        (["manifestation"], ["manifestation"], None),
        (["manifestation", "supplemental"], ["manifestation"], "undo this and add --supplemental-iep"),
        (
            ["manifestation", "annual"],
            ["manifestation"],
            "casemgr hold-iep ana-r --on 2026-10-16 --purpose annual",
        ),
        (["manifestation", "annual"], ["manifestation", "annual"], None),
    ],
)
def test_the_rest_of_a_meeting_is_named(booked: list[str], purposes: list[str], to_add: str | None) -> None:
    before = events(
        ADDED, fact("meeting_scheduled", "2026-10-05", meeting_date="2026-10-16", purposes=booked)
    )
    notes = [*held_with_it("ana-r", before, (), purposes, "completed", date(2026, 10, 16))]
    assert len(notes) == (to_add is not None)
    assert all(f"If it was: {to_add}; if not, book it again." in note for note in notes)


def test_yes_to_either_question_makes_it_a_manifestation() -> None:
    said = [
        verdict(caused=a, not_implemented=b)
        for a, b in ((True, False), (False, True), (True, True), (False, False))
    ]
    assert ["not a" in words for words in said] == [False, False, False, True]
