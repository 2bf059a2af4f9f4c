"""What is said of who joins and who leaves, and of the disability on file."""

from datetime import date
from typing import Any

import pytest

from casemgr.casefile.people import People, Person
from casemgr.casefile.taken import Taken
from casemgr.casefile.who_left import changes_once_left
from casemgr.checks import out_of_place
from casemgr.checks.areas import found_on_file, said_by_a_referral
from casemgr.checks.case_manager import assigned_at_referral, case_by_default
from casemgr.checks.last_review import last_review
from casemgr.checks.meant import purpose_of_plan
from casemgr.checks.required import Under
from casemgr.errors import UsageError
from support import context_with, fact, shipped_law, student_of

TODAY = date(2026, 11, 23)
DANA, PRIYA = Person(name="Dana Whitfield"), Person(name="Priya Nair", role="slp")
REFERRAL = fact("referral_received", "2026-09-14", areas=["speech-language"])


def corrected(change: str) -> str:
    return f"correct {change}"


def test_the_last_review_is_said_or_follows_from_the_next_one() -> None:
    context, held = context_with(), date(2025, 10, 9)
    assert last_review(held, None, "annual", context, TODAY, corrected, (), None) == Taken(held)
    found = last_review(None, date(2027, 10, 9), "triennial", context, TODAY, corrected, (), None)
    assert found.value == date(2024, 10, 9)
    assert found.line == "Next triennial Sat 10/9/2027: the last one is taken as Wed 10/9/2024."


def test_without_either_the_deadline_cannot_be_computed() -> None:
    found = last_review(None, None, "annual", context_with(), TODAY, corrected, (), None)
    assert found.value is None
    assert (found.note or "").endswith("once it is known: correct last_annual=DATE")


def test_a_date_that_is_on_file_is_not_missed() -> None:
    """A student imported with a triennial turns out to have come from another state: nothing is said twice, nor asked for."""
    added = student_of(fact("student_added", "2026-11-23", last_evaluation="2024-10-02"))
    events = added.events
    assert last_review(None, None, "triennial", context_with(), TODAY, corrected, events, None) == Taken(None)
    assert last_review(None, None, "annual", context_with(), TODAY, corrected, events, None).note
    left = (*events, *student_of(fact("exited", "2026-11-23", reason="moved-in-state")).events)
    assert last_review(None, None, "triennial", context_with(), TODAY, corrected, left, None).note


def test_both_say_the_same_twice() -> None:
    with pytest.raises(UsageError, match="--last-evaluation and --next-triennial say the same twice"):
        last_review(TODAY, TODAY, "triennial", context_with(), TODAY, corrected, (), None)


@pytest.mark.parametrize(("staff", "name"), [((PRIYA,), "Priya Nair"), ((), "Dana Whitfield")])
def test_a_case_of_speech_alone_goes_to_the_only_one_of_its_role(
    staff: tuple[Person, ...], name: str
) -> None:
    student = student_of(REFERRAL)
    found = case_by_default(student, student.events, shipped_law(), People(DANA, staff))
    assert found.value == name
    assert found.note


def test_an_area_that_a_referral_says_is_not_taken_out() -> None:
    events = student_of(REFERRAL).events
    assert "casemgr correct ana-r e0 --area AREA" in (
        said_by_a_referral(["speech-language"], events, "ana-r", TODAY) or ""
    )
    assert said_by_a_referral(["autism"], events, "ana-r", TODAY) is None


def test_what_is_on_file_as_the_disability_is_said_with_the_way_to_change_it() -> None:
    assert found_on_file((), "ana-r").startswith("no disability is on file.")
    said = found_on_file(("autism",), "ana-r")
    assert said.endswith("casemgr edit ana-r --disability AREA --not-disability autism")


def test_who_left_was_on_file_and_is_not_who_follows() -> None:
    head = student_of().identity.model_copy(update={"teachers": ("Joan Amsel",)})
    (change,) = changes_once_left(head, "Amsel", "Rosa Diaz", TODAY)
    assert (change.before, change.after) == ("Joan Amsel", "Rosa Diaz")
    with pytest.raises(UsageError, match="is the one who left"):
        changes_once_left(head, "Amsel", "Joan Amsel", TODAY)
    with pytest.raises(UsageError, match=r"is no provider or teacher of .* \(Joan Amsel\)"):
        changes_once_left(head, "Priya", None, TODAY)


ASSIGNED = fact("case_manager_assigned", "2026-09-01", case_manager="Dana Whitfield")


@pytest.mark.parametrize(
    ("facts", "name", "value", "noted"),
    [
        ((REFERRAL,), None, "Priya Nair", True),
        ((REFERRAL,), "Tom Reyes", "Tom Reyes", False),
        ((ASSIGNED, REFERRAL), None, None, False),
        ((ASSIGNED, REFERRAL), "dana", None, True),
        ((ASSIGNED, REFERRAL), "Tom Reyes", "Tom Reyes", False),
    ],
)
def test_a_referral_gives_the_case_to_who_is_named_or_as_is_usual(
    facts: tuple[dict[str, Any], ...], name: str | None, value: str | None, noted: bool
) -> None:
    student, people = student_of(*facts), People(DANA, (PRIYA,))
    found = assigned_at_referral(name, student, student.events, (), shipped_law(), people)
    assert (found.value, found.note is not None) == (value, noted)


def test_a_plan_for_who_has_no_iep_is_the_initial_one() -> None:
    law, day = shipped_law(), date(2026, 10, 2)
    assert purpose_of_plan(None, student_of(REFERRAL).events, day, law, "ana-r") == "initial"
    assert purpose_of_plan("triennial", (), day, law, "ana-r") == "triennial"


def test_for_who_has_an_iep_it_has_to_be_said() -> None:
    added = fact("student_added", "2025-09-01", last_annual="2025-05-20", last_evaluation="2024-05-20")
    with pytest.raises(
        UsageError, match="ana-r has an IEP: say --purpose triennial or --purpose supplemental"
    ):
        purpose_of_plan(None, student_of(added).events, date(2026, 10, 2), shipped_law(), "ana-r")


@pytest.mark.parametrize(
    ("last_annual", "day", "may_begin"),
    [
        ("2026-03-10", "2026-03-10", True),
        ("2026-03-10", "2026-03-09", False),
        (None, "2025-09-01", True),  # when the IEP began is not on file
    ],
)
def test_a_service_may_have_begun_before_a_student_of_ours_joined(
    last_annual: str | None, day: str, may_begin: bool
) -> None:
    planned = fact("service_planned", day, service="RSP", starts=day)
    known = student_of(planned, fact("student_added", "2026-11-29", last_annual=last_annual)).events
    started = student_of(fact("service_started", day, service="RSP")).events[0]
    why = out_of_place(started, known, Under(shipped_law()))
    assert (why is None) == may_begin, why
