"""Whom a list is about: by school, by case manager, by person."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.casefile.people import People, Person
from casemgr.casefile.student import Student
from casemgr.docket.derive import derive_from
from casemgr.docket.facts import Facts
from casemgr.errors import UsageError
from casemgr.reports.narrowing import ALL, Narrowing
from support import context_with, fact, student_of

TODAY = date(2026, 11, 23)
PEOPLE = People(
    Person(name="Dana Whitfield"),
    (Person(name="Priya Nair", role="slp"), Person(name="Priya Shah", role="school-psychologist")),
)
SCHOOLS = ("Fernbrook Elementary", "Fernbrook High")
OURS = fact("student_added", "2026-08-10")


def narrowing(**words: Any) -> Narrowing:
    return Narrowing(PEOPLE, SCHOOLS, **words).settled()


def handed_on() -> Student:
    away = fact("handed_off", "2026-09-14", to="Tom Reyes")
    return student_of(OURS, away, fact("hand_off_acknowledged", "2026-09-15"))


def test_nothing_typed_is_everyone_of_our_own() -> None:
    everyone = narrowing()
    assert everyone.is_everyone
    assert everyone.takes_journal
    assert everyone.takes(student_of(OURS), TODAY)


def test_who_was_handed_on_is_elsewhere_and_not_lost() -> None:
    student = handed_on()
    assert not narrowing().takes(student, TODAY)
    assert narrowing().left_with(student, TODAY) == "Tom Reyes"
    assert narrowing(case_manager=ALL).takes(student, TODAY)
    assert narrowing(case_manager="tom").takes(student, TODAY)
    assert not narrowing(case_manager="tom").left_with(student_of(OURS), TODAY)


def test_the_receiver_of_a_case_is_asked_for_by_name() -> None:
    assert narrowing(person="tom", case_manager=ALL).takes(handed_on(), TODAY)
    assert not narrowing(person="tom", case_manager=ALL).takes(student_of(OURS), TODAY)


@pytest.mark.parametrize("words", ["me", "Myself"])
def test_me_is_whose_caseload_it_is(words: str) -> None:
    assert narrowing(person=words).settled().person == "Dana Whitfield"
    managed = narrowing(case_manager=words).settled()
    assert managed.case_manager == "Dana Whitfield"
    assert not managed.names_a_stranger


def test_whoever_has_a_case_is_asked_for_by_name_alone() -> None:
    student = handed_on()
    for whom in (
        narrowing(person="tom"),
        narrowing(person="tom").any_person,
        narrowing(person="tom").any_school,
    ):
        assert whom.takes(student, TODAY)
        assert not whom.left_with(student, TODAY)
    for whom in (
        narrowing(person="priya nair"),
        narrowing(person="dana"),
        narrowing(person="dana").any_person,
    ):
        assert not whom.takes(student, TODAY)
        assert whom.left_with(student, TODAY)


def test_the_steps_of_a_case_are_those_of_whoever_has_it() -> None:
    context = context_with("sample-2026-27")
    facts = Facts.of(handed_on(), context, TODAY)
    open_step = next(clock for clock in derive_from(facts, context, TODAY) if clock.is_open)
    assert narrowing(person="tom").part(facts, open_step) == ""
    assert narrowing(person="dana").part(facts, open_step) is None


def test_the_page_of_another_person_is_not_the_case_managers_own() -> None:
    assert (
        narrowing().own == narrowing(person="dana").own == narrowing(case_manager=ALL).own == "Dana Whitfield"
    )
    assert narrowing(person="tom").own is narrowing(case_manager="tom").own is None


def test_who_is_at_another_school_is_not_elsewhere() -> None:
    at_high = narrowing(school="high")
    assert at_high.school == "Fernbrook High"
    assert not at_high.takes_journal
    assert not at_high.left_with(handed_on(), TODAY)
    assert not at_high.takes(student_of(OURS), TODAY)
    assert at_high.any_school.takes(student_of(OURS), TODAY)


def test_a_person_knows_the_students_whose_provider_they_are() -> None:
    student = student_of(OURS, providers=["Priya Nair"])
    assert narrowing(person="priya nair").takes(student, TODAY)
    assert not narrowing(person="priya shah").takes(student, TODAY)
    assert narrowing(person="priya shah").any_person.takes(student, TODAY)


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (
            {"person": "priya"},
            '"priya" matches more than one person: Priya Nair, Priya Shah. Type more of the name.',
        ),
        ({"school": "Fernbrok High"}, 'Nothing is called "Fernbrok High". Did you mean Fernbrook High?'),
    ],
)
def test_a_slip_and_a_name_of_several_are_refused(words: dict[str, str], complaint: str) -> None:
    with pytest.raises(UsageError) as raised:
        narrowing(**words)
    assert str(raised.value) == complaint
