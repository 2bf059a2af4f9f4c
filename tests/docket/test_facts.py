"""The tables in which derivation looks things up: places, joinings, the order of the file, and whom a rule concerns."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.casefile.student import journal_of
from casemgr.docket.facts import Facts
from support import context_with, fact, student_of, with_rule

AS_OF = date(2026, 10, 5)
NOTE = fact("note_made", "2026-09-01", text="Likes trains")
ADDED = fact("student_added", "2025-08-20")
LEFT = fact("exited", "2025-12-01", reason="moved-in-state")
BACK = fact("student_added", "2026-09-10")


def facts_of(*facts: dict[str, Any]) -> Facts:
    return Facts.of(student_of(*facts), context_with(), AS_OF)


@pytest.mark.parametrize(
    ("event_type", "places"), [("note_made", [1, 3]), ("student_added", [0]), ("exited", [2]), ("done", [])]
)
def test_the_places_of_a_type_are_in_the_order_of_the_events(event_type: str, places: list[int]) -> None:
    earlier = NOTE | {"date": "2025-11-03"}
    facts = facts_of(ADDED, earlier, LEFT, NOTE)
    assert list(facts.places_of(event_type)) == places


@pytest.mark.parametrize(
    ("place", "joined"),
    [
        (("2025-08-01", 0), "2025-08-20"),  # what happened before is of the first stay
        (("2025-08-20", 0), "2025-08-20"),
        (("2026-09-10", 1), "2025-08-20"),  # on the day of coming back, but before it
        (("2026-09-10", 2), "2026-09-10"),
        (("2026-09-30", 3), "2026-09-10"),
    ],
)
def test_the_stay_at_a_place_is_the_last_that_began_by_then(place: tuple[str, int], joined: str) -> None:
    day, at = place
    facts = facts_of(ADDED, LEFT, BACK)
    assert facts.joined_by((date.fromisoformat(day), at)) == date.fromisoformat(joined)


def test_a_student_who_has_not_joined_yet_joins_for_now_with_what_is_on_file() -> None:
    facts = facts_of(NOTE, BACK | {"date": "2026-11-02"})
    assert facts.joined == ()
    assert facts.joined_by((date(2026, 9, 1), 0)) == date(2026, 9, 1)


def test_what_comes_later_in_the_file_was_entered_after_whatever_its_day() -> None:
    facts = facts_of(BACK, NOTE)
    note, back = facts.events
    assert note.date < back.date
    assert facts.entered_after(note, back)
    assert not facts.entered_after(back, note)
    assert not facts.entered_after(note, note)


def test_an_area_is_suspected_as_it_was_said_and_as_what_it_means() -> None:
    facts = facts_of(fact("referral_received", "2026-09-01", areas=["dyslexia", "autism"]))
    assert facts.suspected == {"dyslexia", "specific-learning-disability", "autism"}


@pytest.mark.parametrize("for_caseload", [False, True])
@pytest.mark.parametrize(
    ("only_for", "is_among_them"),
    [(None, True), ({"now_in_grade": ("4", "AD")}, True), ({"now_in_grade": ("9",)}, False)],
)
def test_a_rule_is_for_students_or_for_the_caseload(
    only_for: dict[str, Any] | None, is_among_them: bool, for_caseload: bool
) -> None:
    starts = ({"event": "student_added"},)
    context = with_rule(context_with(), starts=starts, for_caseload=for_caseload, only_for=only_for)
    rule, journal = context.law.rules[-1], Facts.of(journal_of(()), context, AS_OF)
    assert facts_of(ADDED).concerns(rule) is (is_among_them and not for_caseload)
    assert journal.concerns(rule) is (is_among_them and for_caseload)
