"""How the tests of exchanges read the made-up files beside them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from casemgr.exchange.questions import Question
from casemgr.exchange.rosters.pupil import Pupil
from casemgr.exchange.rosters.roster import Roster, read_roster

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
