"""What is said of who joins and who leaves, and of the disability on file."""

from datetime import date

import pytest

from casemgr.casefile.people import People, Person
from casemgr.casefile.taken import Taken
from casemgr.casefile.who_left import changes_once_left
from casemgr.checks.case_manager import case_by_default
from casemgr.checks.disabilities import found_on_file, said_by_a_referral
from casemgr.checks.last_review import last_review
from casemgr.errors import UsageError
from support import context_with, fact, shipped_law, student_of

TODAY = date(2026, 11, 23)
DANA, PRIYA = Person(name="Dana Whitfield"), Person(name="Priya Nair", role="slp")
REFERRAL = fact("referral_received", "2026-09-14", areas=["speech-language"])


def corrected(change: str) -> str:
    return f"correct {change}"


def test_the_last_review_is_said_or_follows_from_the_next_one() -> None:
    context, held = context_with(), date(2025, 10, 9)
    assert last_review(held, None, "annual", context, TODAY, corrected) == Taken(held)
    found = last_review(None, date(2027, 10, 9), "triennial", context, TODAY, corrected)
    assert found.value == date(2024, 10, 9)
    assert found.line == "Next triennial Sat 10/9/2027: the last one is taken as Wed 10/9/2024."


def test_without_either_the_deadline_cannot_be_computed() -> None:
    found = last_review(None, None, "annual", context_with(), TODAY, corrected)
    assert found.value is None
    assert (found.note or "").endswith("once it is known: correct last_annual=DATE")


def test_both_say_the_same_twice() -> None:
    with pytest.raises(UsageError, match="--last-evaluation and --next-triennial say the same twice"):
        last_review(TODAY, TODAY, "triennial", context_with(), TODAY, corrected)


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
