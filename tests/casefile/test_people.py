"""The case manager and the staff, found by a name or part of one."""

from __future__ import annotations

import pytest

from casemgr.casefile.names import the_one
from casemgr.casefile.people import People, Person
from casemgr.casefile.student import Identity
from casemgr.casefile.typed.invitees import role_and_name
from casemgr.errors import UsageError
from casemgr.state.services import services_on_file
from casemgr.state.staff import is_staff
from support import fact, student_of

DANA = Person(name="Dana Whitfield", role="education-specialist")
PEOPLE = People(
    DANA,
    (
        Person(name="Helen Osei", role="school-nurse"),
        Person(name="Priya Nair", role="slp"),
        Person(name="Priya Shah", role="slp"),
        Person(name="Lena Fox"),
    ),
)
HEAD = {
    "schema": 1,
    "id": "two",
    "name": {"first": "Ty", "last": "Wong"},
    "born": "2016-04-12",
    "grade": "4",
    "school": "Fernbrook Elementary",
    "contacts": [{"name": "Lena Wong", "relation": "mother"}],
    "providers": [{"name": "Priya Nair", "service": "speech"}, {"name": "Bo Li", "service": "PT"}],
}
IDENTITY = Identity.model_validate(HEAD)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("dana", "Dana Whitfield"),
        ("me", "Dana Whitfield"),
        ("Myself", "Dana Whitfield"),
        ("helen o", "Helen Osei"),
        ("priya s", "Priya Shah"),
        (" Rosa Diaz ", "Rosa Diaz"),
    ],
)
def test_a_name_cut_short(words: str, name: str) -> None:
    assert PEOPLE.full_name(words) == name
    person = PEOPLE.find(words)
    assert (person.name if person else "Rosa Diaz") == name


def test_a_name_that_several_have_is_refused() -> None:
    with pytest.raises(UsageError, match='"priya" matches more than one person: Priya Nair, Priya Shah'):
        PEOPLE.full_name("priya")
    with pytest.raises(UsageError, match='"o" matches more than one place: one, other'):
        the_one("o", ["one", "other", "one"], "place")
    assert the_one("o", ["one", "one"]) == "one"


def test_a_contact_and_the_student_count_too() -> None:
    assert PEOPLE.full_name("lena") == "Lena Fox"
    assert PEOPLE.anyones_name("me", IDENTITY) == "Dana Whitfield"
    assert PEOPLE.anyones_name("lena w", IDENTITY) == "Lena Wong"
    assert PEOPLE.anyones_name("ty", IDENTITY) == "Ty Wong"
    assert PEOPLE.anyones_name("wong", IDENTITY) == "Lena Wong"  # the student by the first name alone
    with pytest.raises(UsageError, match="Lena Fox, Lena Wong"):
        PEOPLE.anyones_name("lena", IDENTITY)


def test_the_roles_that_one_has_and_that_several_have() -> None:
    assert PEOPLE.names == ["Dana Whitfield", "Helen Osei", "Priya Nair", "Priya Shah", "Lena Fox"]
    assert PEOPLE.roles["Helen Osei"] == "school-nurse"
    assert "Lena Fox" not in PEOPLE.roles
    nurse = PEOPLE.only_one("school-nurse")
    assert nurse
    assert nurse.name == "Helen Osei"
    assert PEOPLE.only_one("slp") is None
    assert PEOPLE.only_one("education-specialist") is None  # not of the staff
    assert PEOPLE.with_name("school nurse") == "school nurse (Helen Osei)"
    assert PEOPLE.with_name("nurse", "school nurse") == "nurse (Helen Osei)"
    assert PEOPLE.with_name("school nurse", "nurse's office") == "school nurse (Helen Osei)"
    assert PEOPLE.with_name("slp") == "slp"
    one_of_many = People(DANA, (Person(name="Bo Li", role="general-ed-teacher"),))
    assert one_of_many.with_name("general ed teacher") == "general ed teacher"  # others are not on file


def test_staff_are_no_contacts() -> None:
    assert is_staff("helen", IDENTITY, PEOPLE)
    assert not is_staff("lena w", IDENTITY, PEOPLE)
    assert not is_staff("lena", IDENTITY, PEOPLE)
    assert not is_staff("Rosa Diaz", IDENTITY, PEOPLE)
    assert is_staff("the speech therapist", IDENTITY, PEOPLE)


def test_the_services_planned_and_those_of_the_providers() -> None:
    planned = [
        fact("service_planned", "2026-09-14", service=service, starts="2026-09-21")
        for service in ("speech", "OT")
    ]
    ended = fact("service_ended", "2026-10-01", service="OT")
    events = student_of(*planned, ended).events
    assert services_on_file(IDENTITY, events) == ["speech", "PT"]
    assert services_on_file(IDENTITY, events[:2]) == ["speech", "OT", "PT"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("principal=Ruth Abara", "principal (Ruth Abara)"),
        ("Ruth Abara=principal", "principal (Ruth Abara)"),
        ("Joan Pruitt = classroom teacher", "classroom teacher (Joan Pruitt)"),
        ("front office=Lee", "front office (Lee)"),
        ("principal", "principal"),
        ("principal (Ruth Abara)", "principal (Ruth Abara)"),
        ("=Lee", "=Lee"),
    ],
)
def test_a_role_and_a_name_in_either_order(words: str, name: str) -> None:
    assert role_and_name(words) == name
