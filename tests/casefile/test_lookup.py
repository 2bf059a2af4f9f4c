"""What is said where words mean more than one student."""

from __future__ import annotations

import pytest

from casemgr.casefile.lookup import the_student
from casemgr.casefile.student import Contact, Name, Student
from casemgr.errors import NotFound
from support import student_of


def named(student_id: str, first: str, last: str, grade: str) -> Student:
    """An invented student of a grade."""
    student = student_of()
    changed = {"id": student_id, "name": Name(first=first, last=last), "grade": grade}
    return Student(student.identity.model_copy(update=changed), student.events)


def test_students_of_one_name_are_told_apart_by_grade_and_school() -> None:
    students = [
        named("js1", "Jordan", "Smith", "2"),
        named("js2", "Jordan", "Smith", "7"),
        named("jl", "Jordan", "Lee", "4"),
    ]
    school = students[0].identity.school
    with pytest.raises(NotFound) as found:
        the_student("jordan", students, dict, ())
    assert (
        f"js1 (Jordan Smith, grade 2, {school}), js2 (Jordan Smith, grade 7, {school}), jl (Jordan Lee)"
        in str(found.value)
    )


def test_a_comma_without_a_space_keeps_two_names_apart() -> None:
    students = [named("cl", "Carlos", "Lopez", "12"), named("jl", "Jordan", "Lee", "4")]
    assert the_student("Lopez,Carlos", students, dict, ()).id == "cl"


def test_a_name_or_an_id_in_full_is_that_student_beside_one_that_begins_so() -> None:
    students = [named("luz-r", "Luz", "Rivera-Gomez", "2"), named("luz-ri", "Luz", "Rivera", "7")]
    assert the_student("luz rivera", students, dict, ()).id == "luz-ri"
    assert the_student("LUZ-R", students, dict, ()).id == "luz-r"
    with pytest.raises(NotFound):
        the_student("luz riv", students, dict, ())


def test_a_contact_named_in_full_is_that_contact_beside_one_whose_name_begins_so() -> None:
    def with_contact(student: Student, name: str) -> Student:
        contacts = (Contact(name=name, relation="mother"),)
        return Student(student.identity.model_copy(update={"contacts": contacts}), student.events)

    students = [
        with_contact(named("one", "Ana", "Ruiz", "2"), "Luz Rivera-Gomez"),
        with_contact(named("two", "Ben", "Ruiz", "7"), "Luz Rivera"),
    ]
    labels = {"one": "AR", "two": "BR"}
    assert the_student("Luz Rivera", students, lambda: labels, ()).id == "two"
