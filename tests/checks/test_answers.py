"""What is noted on the answer to an IEP, on a hand-off confirmed, and on what a meeting leaves open."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from casemgr.casefile.events import HandOffAcknowledged, IepAnswered, MeetingHeld
from casemgr.checks.hand_off import gone_to, why_not_handed_off
from casemgr.checks.iep import no_day_set, to_what
from casemgr.checks.left_open import decision_open
from recorded import recorded
from support import fact, student_of

ANSWERED = fact("iep_answered", "2026-10-05", answer="undecided")
HELD = fact("meeting_held", "2026-10-05", purposes=("annual",), outcome="completed")
HANDED = fact("handed_off", "2026-09-02", to="Tom Reyes")
CONFIRMED = fact("hand_off_acknowledged", "2026-09-03")


@pytest.mark.parametrize(
    ("more", "said"),
    [({}, True), ({"expected": "2026-10-12"}, False), ({"answer": "agreed"}, False)],
)
def test_who_needs_time_is_asked_for_a_day(more: dict[str, Any], said: bool) -> None:
    assert bool([*no_day_set(*recorded(IepAnswered, HELD, {**ANSWERED, **more}))]) is said


@pytest.mark.parametrize(("held", "said"), [("2026-10-05", False), ("2026-10-06", True), (None, True)])
def test_an_answer_before_any_meeting_is_to_the_iep_with_which_the_student_came(
    held: str | None, said: bool
) -> None:
    meetings = [{**HELD, "date": held}] if held else []
    assert bool([*to_what(*recorded(IepAnswered, *meetings, ANSWERED))]) is said


def test_a_case_that_another_has_confirmed_may_be_handed_to_a_third() -> None:
    events = student_of(HANDED, CONFIRMED).events
    assert why_not_handed_off("ana-r", events, "Dana Whitfield", "Ruth Abara") is None
    assert why_not_handed_off("ana-r", events, "Dana Whitfield", "Tom Reyes")


@pytest.mark.parametrize(
    ("own", "confirmed", "said"),
    [("Dana Whitfield", True, True), ("tom reyes", True, False), ("Dana Whitfield", False, False)],
)
def test_a_case_leaves_the_lists_of_whoever_handed_it_off(own: str, confirmed: bool, said: bool) -> None:
    facts = [HANDED, CONFIRMED] if confirmed else [CONFIRMED]
    event, case = recorded(HandOffAcknowledged, *facts)
    found = [*gone_to(event, replace(case, after=replace(case.after, case_manager=own)))]
    assert [note.text.split(",")[0] for note in found] == ["Tom Reyes has the case"] * said


@pytest.mark.parametrize(("outcome", "said"), [("completed", True), ("continued", False)])
def test_a_decision_is_asked_for_once_the_meeting_is_completed(outcome: str, said: bool) -> None:
    open_ = {"placement_changed": "not-said", "transportation": False}
    found = [*decision_open(*recorded(MeetingHeld, {**HELD, "outcome": outcome, **open_}))]
    assert [note.strength for note in found] == ["say"] * said
    assert all("casemgr decided ana-r --no-placement-changed (" in note.text for note in found)
