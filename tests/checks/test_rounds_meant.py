"""Whom a round means, with whom an IEP is gone through, which schools are closed: as values."""

from dataclasses import replace
from datetime import date

import pytest

from casemgr.casefile.people import People, Person
from casemgr.casefile.taken import Taken
from casemgr.checks.closure import closed, made_up, schools_closed
from casemgr.checks.hand_off import nobody_meant, receiver_taken
from casemgr.checks.reviewing import everyone_then, on_their_files, reviewers, strangers
from casemgr.errors import Refused, UsageError
from casemgr.state.sessions import is_held
from support import calendar, fact, student_of

PEOPLE = People(Person(name="Dana Whitfield"), (Person(name="Priya Nair"),))
STUDENT = student_of()
TAUGHT = replace(STUDENT, identity=STUDENT.identity.model_copy(update={"teachers": ("Joan Amsel",)}))


@pytest.mark.parametrize(
    ("name", "acknowledged", "said"),
    [
        ("Pryia Nair", False, "Pryia Nair is not among the staff in casemgr.yaml; did you mean Priya Nair?"),
        ("Priya Nair", True, "no hand-off to Priya Nair waits for its confirmation"),
        (None, True, "no hand-off waits for its confirmation"),
    ],
)
def test_why_a_round_of_hand_offs_is_about_nobody(name: str | None, acknowledged: bool, said: str) -> None:
    assert nobody_meant(name, PEOPLE.names, acknowledged=acknowledged) == said


def test_who_is_assigned_nobody_is_told_how_to_be() -> None:
    assert nobody_meant("Priya Nair", PEOPLE.names, acknowledged=False).endswith(
        '--from NAME --to "Priya Nair"'
    )


def test_a_name_that_some_of_a_round_have_on_file_is_for_those() -> None:
    some = on_their_files(["Amsel", "Priya"], [STUDENT, TAUGHT])
    assert some == {"Amsel": ["Joan Amsel"], "Priya": []}
    assert reviewers(STUDENT, some, PEOPLE, everyone=True) == ["Priya Nair"]
    assert reviewers(STUDENT, some, PEOPLE, everyone=False) == ["Amsel", "Priya Nair"]
    assert reviewers(TAUGHT, some, PEOPLE, everyone=True) == ["Joan Amsel", "Priya Nair"]
    with pytest.raises(UsageError, match="is no name"):
        reviewers(TAUGHT, {"--": []}, PEOPLE, everyone=True)


def test_a_name_that_nobody_has_is_a_strangers_in_a_round() -> None:
    named = on_their_files(["Amsel", "Priya", "Ms. Zap", "everyone", "teachers"], [STUDENT, TAUGHT])
    [stranger] = strangers(named, [STUDENT, TAUGHT], PEOPLE)
    assert stranger.startswith("no student has Ms. Zap as a teacher or provider")
    [slip] = strangers({"Priya Niar": []}, [STUDENT, TAUGHT], PEOPLE)
    assert "did you mean Priya Nair?" in slip


def test_everyone_on_file_is_meant_but_the_case_manager() -> None:
    assert everyone_then(TAUGHT, date(2026, 11, 23), "Dana Whitfield") == ["Joan Amsel"]
    assert everyone_then(TAUGHT, date(2026, 11, 23), "Joan Amsel") == []


def test_schools_that_are_closed_are_among_the_listed() -> None:
    assert schools_closed(["middle"], ["Oak Middle", "Pine High"]) == ["Oak Middle"]
    with pytest.raises(UsageError, match=r"not among the schools in casemgr.yaml \(Oak Middle, Pine High\)"):
        schools_closed(["Elm"], ["Pine High", "Oak Middle"])


def test_a_closure_and_the_day_in_its_place_go_into_the_calendar() -> None:
    year = calendar("oakland-2025-26")
    assert closed(year, date(2026, 1, 14), "Smoke", ["Oak"]).written == {
        ("closures", 0): {"date": date(2026, 1, 14), "reason": "Smoke", "schools": ["Oak"]},
    }
    written = made_up(year, date(2026, 5, 29), "c.yaml").written
    assert written == {("last_day",): date(2026, 5, 29), ("extra_days", 0): date(2026, 5, 29)}
    with pytest.raises(Refused, match=r"is no school day: .*; nothing was written"):
        closed(year, date(2026, 1, 17), "Smoke", [])


def test_a_meeting_on_file_for_more_holds_for_less() -> None:
    held = fact("meeting_held", "2026-10-05", purposes=["annual", "triennial"], outcome="completed")
    events = student_of(held).events
    assert is_held(events, date(2026, 10, 5), ["annual"], "completed")
    assert not is_held(events, date(2026, 10, 5), ["annual", "initial"], "completed")
    assert not is_held(events, date(2026, 10, 5), ["annual"], "continued")


def test_who_receives_a_case_is_one_of_the_staff_or_a_stranger_with_a_note() -> None:
    student = student_of()
    known = receiver_taken("priya", "ana-r", student.events, (), PEOPLE, "Dana Whitfield")
    assert known == Taken("Priya Nair")
    stranger = receiver_taken(" Jo Doe", "ana-r", student.events, (), PEOPLE, "Dana Whitfield")
    assert stranger.value == "Jo Doe"
    assert (stranger.note or "").startswith("Jo Doe is not among the staff")
    own = receiver_taken("dana whitfield", "ana-r", student.events, (), PEOPLE, "Dana Whitfield")
    assert own.value == "Dana Whitfield"
    assert (own.doubt or "").startswith("Dana Whitfield is the case manager already")
