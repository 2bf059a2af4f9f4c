"""How the tests of exchanges read the made-up files beside them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from casemgr.casefile.student import Identity, Student
from casemgr.docket.examples import event_of
from casemgr.exchange.questions import Question
from casemgr.exchange.rosters.pupil import Pupil
from casemgr.exchange.rosters.roster import Roster, read_roster
from support import fact

FILES = Path(__file__).parent / "files"
AS_OF = date(2026, 11, 26)
OWN_TABLE = {
    "name": "Student",
    "grade": "Gr",
    "born": "DOB",
    "next_annual": "IEP Due",
    "next_evaluation": "3-Yr Due",
}


def roster(name: str, answers: Mapping[str, str] | None = None, kind: str | None = None) -> Roster:
    """A file of `files`, read under its own name."""
    path = FILES / name
    mapping = OWN_TABLE if name.startswith("table/") else None
    return read_roster(
        path.read_bytes(), file=path.name, as_of=AS_OF, answers=answers, kind=kind, mapping=mapping
    )


def typed(text: str, answers: Mapping[str, str] | None = None, **mapping: str) -> Roster:
    """A table of one's own, typed here."""
    return read_roster(text, file="own.csv", as_of=AS_OF, answers=answers, mapping=mapping or OWN_TABLE)


def named(pupils: tuple[Pupil, ...], name: str) -> Pupil:
    found = [pupil for pupil in pupils if pupil.name == name]
    assert len(found) == 1, [pupil.name for pupil in pupils]
    return found[0]


def asked(questions: tuple[Question, ...]) -> list[tuple[str, int | None, str, tuple[str, ...]]]:
    return [(question.kind, question.line, question.read, question.readings) for question in questions]


def student(student_id: str = "ana-r", *facts: dict[str, Any], **head: Any) -> Student:
    """A student on file, added on the first day of the school year unless the facts say otherwise."""
    whole = {
        "schema": 1,
        "id": student_id,
        "name": {"first": "Ana", "last": "Rivera"},
        "born": "2017-04-12",
        "grade": "4",
        "school": "Fernbrook Elementary",
        **head,
    }
    events = facts or (
        fact("student_added", "2026-08-12", last_annual="2025-10-14", last_evaluation="2024-10-14"),
    )
    return Student(
        Identity.model_validate(whole), tuple(event_of(each, place) for place, each in enumerate(events))
    )
