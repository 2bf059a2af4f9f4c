"""What people write into one cell: a parent with all that reaches them, a language status with the home language."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from made_up import AS_OF

from casemgr.errors import UsageError
from casemgr.exchange.rosters.pupil import Contact
from casemgr.exchange.rosters.roster import Roster, read_roster


def read(cell: str, header: str = "Parent", answers: Mapping[str, str] | None = None) -> Roster:
    quoted = cell.replace('"', '""')
    own = f'Last,First,DOB,Gr,{header}\nAbara,Chidi,3/14/2016,5,"{quoted}"\n'
    return read_roster(own, file="own.csv", as_of=AS_OF, kind="table", answers=answers)


def contacts(roster: Roster) -> tuple[Contact, ...]:
    (chidi,) = roster.pupils
    return chidi.contacts


ONE = "510-555-0101"
TWO = "510-555-0102"


@pytest.mark.parametrize(
    ("cell", "reached"),
    [
        ("Marta Ortiz (mom) 510-555-0101, Spanish", [("Marta Ortiz", "mom", "Spanish", ONE, "")]),
        (
            "Lucia Diaz, mother, 510-555-0101, ld@example.org, Spanish",
            [("Lucia Diaz", "mother", "Spanish", ONE, "ld@example.org")],
        ),
        ("Carmen Diaz (mom) 510-555-0101 cd@example.org", [("Carmen Diaz", "mom", "", ONE, "cd@example.org")]),
        ("Marta Ortiz (mother, Spanish) cell 510-555-0101", [("Marta Ortiz", "mother", "Spanish", ONE, "")]),
        ("Marta Ortiz - mother - Spanish speaking", [("Marta Ortiz", "mother", "Spanish", "", "")]),
        ("Fadumo Abdi 510-555-0101 Somali", [("Fadumo Abdi", "parent", "Somali", ONE, "")]),
        ("Tanya Brooks / 510.555.0103; tb@example.org", [("Tanya Brooks", "parent", "", "510.555.0103", "tb@example.org")]),
        ("Diaz, Carmen (510) 555-0110", [("Carmen Diaz", "parent", "", "(510) 555-0110", "")]),
        ("Grandma: Lola Diaz, cell: 5105550107", [("Lola Diaz", "grandma", "", "5105550107", "")]),
        ("Dad: Juan Bo, 510-555-0101", [("Juan Bo", "dad", "", ONE, "")]),
        ("mom Marta Ortiz 510-555-0101", [("Marta Ortiz", "mom", "", ONE, "")]),
        ("Min Park, father, mp@example.org", [("Min Park", "father", "", "", "mp@example.org")]),
        ("Rosa Diaz, foster parent, +52 55 1234 5678", [("Rosa Diaz", "foster parent", "", "+52 55 1234 5678", "")]),
        ("Rosa Diaz (aunt/legal guardian)", [("Rosa Diaz", "aunt, legal guardian", "", "", "")]),
        ("Eva Lund c: 510-555-0101 w: 555-0111", [("Eva Lund", "parent", "", "510-555-0101 / 555-0111", "")]),
        ("Marta H. Ortiz 510-555-0101", [("Marta H. Ortiz", "parent", "", ONE, "")]),
        # two people are two contacts
        ("Lucia Diaz (mom), Juan Diaz (dad) 510-555-0102", [("Lucia Diaz", "mom", "", "", ""), ("Juan Diaz", "dad", "", TWO, "")]),
        (
            "Mom: Ana Diaz 510-555-0101 Dad: Luis Diaz 510-555-0102",
            [("Ana Diaz", "mom", "", ONE, ""), ("Luis Diaz", "dad", "", TWO, "")],
        ),
        (
            "Ana Diaz (mom) 510-555-0101; Luis Diaz (uncle) 510-555-0102",
            [("Ana Diaz", "mom", "", ONE, ""), ("Luis Diaz", "uncle", "", TWO, "")],
        ),
        ("Lucia Diaz (mom), Juan Diaz", [("Lucia Diaz", "mom", "", "", ""), ("Juan Diaz", "parent", "", "", "")]),
        ("王 小明; 李 梅", [("王 小明", "parent", "", "", ""), ("李 梅", "parent", "", "", "")]),
        ("Ana Diaz, mother\nLuis Ruiz, father", [("Ana Diaz", "mother", "", "", ""), ("Luis Ruiz", "father", "", "", "")]),
        # names side by side share what follows
        ("Kim Cy & Lou Cy 510-555-0101", [("Kim Cy", "parent", "", ONE, ""), ("Lou Cy", "parent", "", ONE, "")]),
        # names that may be one surname's stay together, as they are written
        ("Ana / Luis Diaz", [("Ana / Luis Diaz", "parent", "", "", "")]),
        ("Mr. & Mrs. Diaz 510-555-0101", [("Mr. & Mrs. Diaz", "parent", "", ONE, "")]),
        # what looks like a relation or a language and is a name
        ("English, Kate", [("Kate English", "parent", "", "", "")]),
        ("Holt, Karen", [("Karen Holt", "parent", "", "", "")]),
        ("Brooks, Tia", [("Tia Brooks", "parent", "", "", "")]),
        ("Kim Foster", [("Kim Foster", "parent", "", "", "")]),
        ("Elizabeth (Liz) Diaz", [("Elizabeth (Liz) Diaz", "parent", "", "", "")]),
        ("Ana de la Cruz 510-555-0101", [("Ana de la Cruz", "parent", "", ONE, "")]),
        ("Juan Diaz, Jr. (dad)", [("Juan Diaz, Jr.", "dad", "", "", "")]),
        ("n/a", []),
    ],
)  # fmt: skip
def test_a_parents_cell_may_hold_how_to_reach_them(cell: str, reached: list[tuple[str, ...]]) -> None:
    roster = read(cell, header="Parent/Guardian Contact")
    assert [each[:5] for each in contacts(roster)] == reached
    assert not roster.questions


@pytest.mark.parametrize(
    "cell",
    [
        "Ana Diaz, room 14",
        "Lucia Diaz, works nights",
        "Marta Ortiz (call after five)",
        "510-555-0102",
        "Mom 510-555-0101",
        "Marta Ortiz Spanish",
        "Marta Ortiz (mom), Call First",
        "Marta Ortiz 510-555-0101 Call First",
        "Marta Ortiz (mom) no phone",
        "Lucia Diaz at work 510-555-0101",
        "Maria Lopez, Ana Ruiz",
        "Garcia Lopez, Maria",
        "Lucia Diaz, mother, 510-555-0101, father, Juan Diaz",
        "510-555-0101 Marta Ortiz, 510-555-0102 Luis Ortiz",
        "Marta Ortiz, English, Spanish",
    ],
)
def test_a_parents_cell_that_may_mean_several_things_is_asked_about(cell: str) -> None:
    roster = read(cell)
    assert contacts(roster) == ()
    (question,) = roster.questions
    assert (question.kind, question.who) == ("contact", "Chidi Abara")
    assert question.text.startswith(f"Parent: “{cell}” may mean more than one thing: who is it?")
    again = read(cell, answers={question.key: "Ana Ruiz (mom); Luis Ruiz, father, 510-555-0102"})
    assert [each[:4] for each in contacts(again)] == [
        ("Ana Ruiz", "mom", "", ""),
        ("Luis Ruiz", "father", "", TWO),
    ]
    with pytest.raises(UsageError, match="may mean more than one thing"):
        read(cell, answers={question.key: "Ana Ruiz, room 14"})


def test_an_exports_own_comma_is_between_last_and_first_name() -> None:
    head = "SEIS ID,Last Name,First Name,Date of Birth,Parent/Guardian 1 Name"
    text = f'{head}\n7001,Abara,Chidi,3/14/2016,"Garcia Lopez, Maria Elena"\n'
    roster = read_roster(text, file="seis.csv", as_of=AS_OF)
    assert contacts(roster)[0].name == "Maria Elena Garcia Lopez"
    assert not roster.questions


def test_two_parents_typed_into_a_sheet_to_fill_in_are_both_kept() -> None:
    head = "casemgr_id,last,first,born,grade,school,contact_name,contact_relation,contact_phone"
    text = (
        f'{head}\nca1,Abara,Chidi,2016-03-14,5,Mesa Verde,"Ana Diaz (mom), Luis Diaz (dad)",,510-555-0101\n'
    )
    roster = read_roster(text, file="missing.csv", as_of=AS_OF)
    assert [each[:4] for each in contacts(roster)] == [
        ("Ana Diaz", "mom", "", ONE),
        ("Luis Diaz", "dad", "", ""),
    ]


@pytest.mark.parametrize(
    ("cell", "status", "home"),
    [
        ("EL - Spanish", "EL", "Spanish"),
        ("EL (Korean)", "EL", "Korean"),
        ("RFEP:Portuguese", "RFEP", "Portuguese"),
        ("Somali/EL", "EL", "Somali"),
        ("EL/Somali", "EL", "Somali"),
        ("Tigrinya, EL", "EL", "Tigrinya"),
        ("EL; Haitian Creole", "EL", "Haitian Creole"),
        ("EL Amharic", "EL", "Amharic"),
        ("Nepali EL", "EL", "Nepali"),
        ("RFEP-Somali", "RFEP", "Somali"),
        ("Thai & EL", "EL", "Thai"),
        ("RFEP – Serbo-Croatian", "RFEP", "Serbo-Croatian"),
        ("EL - English Learner", "EL", ""),
        ("EO", "EO", ""),
        ("Somali", "", "Somali"),
    ],
)
def test_a_status_may_have_the_home_language_beside_it(cell: str, status: str, home: str) -> None:
    roster = read(cell, header="EL Status")
    assert [(pupil.language, pupil.home_language) for pupil in roster.pupils] == [(status, home)]
    assert not roster.questions
    assert not any("only the status" in remark.message for remark in roster.remarks)


@pytest.mark.parametrize(("cell", "word"), [("EL - newcomer", "newcomer"), ("Esperanto/EL", "Esperanto")])
def test_what_is_beside_a_status_and_no_language_is_named(cell: str, word: str) -> None:
    roster = read(cell, header="EL Status")
    assert [(pupil.language, pupil.home_language) for pupil in roster.pupils] == [("EL", "")]
    said = f"EL Status: of “{cell}” only the status is taken. If {word} is the home language: casemgr edit STUDENT --language EL:LANGUAGE"
    assert said in [remark.message for remark in roster.remarks]
