"""For whom a meeting is interpreted: whoever holds the rights and speaks another language. 34 CFR 300.322(e), EC 56341.5(i)."""

from __future__ import annotations

from datetime import date

import pytest

from casemgr.casefile.student import Contact
from casemgr.law.words import Words
from casemgr.state.interpreting import Speech, to_interpret_for
from support import shipped_law, student_of

MEANINGS: Words = shipped_law().meanings
YOUNG = Speech({"EL", "TBD"}, MEANINGS, None)
DAY = date(2026, 10, 20)
OF_AGE = YOUNG._replace(of_age_on=DAY)


def asked(speech: Speech, status: str | None, *contacts: tuple[str, str, str | None]) -> list[str]:
    head = student_of(language=status).identity
    people = tuple(Contact(name=name, relation=what, language=spoken) for name, what, spoken in contacts)
    return [str(each) for each in to_interpret_for(head.model_copy(update={"contacts": people}), speech, DAY)]


MOTHER, FATHER = ("Luz Rivera", "mother", "Spanish"), ("Ray Rivera", "father", "English")


@pytest.mark.parametrize(
    ("status", "contacts", "found"),
    [
        ("EO", [MOTHER], ["Luz Rivera speaks Spanish"]),
        (None, [FATHER, MOTHER], ["Luz Rivera speaks Spanish"]),
        ("RFEP", [FATHER], []),
        ("RFEP", [("Ray Rivera", "father", None)], []),
        ("EL", [FATHER], []),  # the parents are on file as speaking English
        ("EL", [FATHER, ("Luz Rivera", "mother", None)], [""]),
        ("TBD", [], [""]),
        ("EO", [], []),
        ("EO", [("Luz Rivera", "mother", "American Sign Language")], ["Luz Rivera speaks American Sign Language"]),
    ],
)  # fmt: skip
def test_the_languages_of_the_contacts_decide(
    status: str | None, contacts: list[tuple[str, str, str | None]], found: list[str]
) -> None:
    assert asked(YOUNG, status, *contacts) == found


@pytest.mark.parametrize(
    ("status", "contacts", "found"),
    [
        ("EO", [MOTHER], []),
        ("EO", [("Luz Rivera", "conservator", "Spanish")], ["Luz Rivera speaks Spanish"]),
        ("RFEP", [MOTHER, ("Ana Rivera", "student", "Spanish")], ["Ana Rivera speaks Spanish"]),
        ("EL", [FATHER], [""]),
    ],
)
def test_of_a_student_of_age_those_who_hold_the_rights_count(
    status: str, contacts: list[tuple[str, str, str | None]], found: list[str]
) -> None:
    assert asked(OF_AGE, status, *contacts) == found
    assert asked(OF_AGE._replace(of_age_on=date(2026, 10, 21)), "EO", MOTHER) == ["Luz Rivera speaks Spanish"]
