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
        ("Ana Ruiz (mamá) y Luis Ruiz (papá)", [("Ana Ruiz", "mamá", "", "", ""), ("Luis Ruiz", "papá", "", "", "")]),
        ("Ana Ruiz y Luna (mom)", [("Ana Ruiz y Luna", "mom", "", "", "")]),
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
        "Mr. Patel and Ms. Shah",
        "Mr. Patel / Ms. Shah",
        "Mrs. Kim and Mr. Kim 510-555-0101",
        "Dr. Lee & Mr. Bo Lee 510-555-0101",
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


A, L = "Ana Diaz", "Luis Diaz"
ALONE = (A, "parent", "", "", "")


@pytest.mark.parametrize(
    ("cell", "reached", "left"),
    [
        # behind ; / | and in a new line each has their own
        ("Carmen Diaz; Juan Gomez (dad) 555-0102", [("Carmen Diaz", "parent", "", "", ""), ("Juan Gomez", "dad", "", "555-0102", "")], ""),
        ("Carmen Diaz / Juan Gomez (dad) 555-0102", [("Carmen Diaz", "parent", "", "", ""), ("Juan Gomez", "dad", "", "555-0102", "")], ""),
        (
            "Carmen Diaz\nJuan Gomez (dad) 555-0102, jg@example.org, Spanish",
            [("Carmen Diaz", "parent", "", "", ""), ("Juan Gomez", "dad", "Spanish", "555-0102", "jg@example.org")],
            "",
        ),
        ("Ana Diaz | Luis Diaz (uncle) 510-555-0102", [ALONE, (L, "uncle", "", TWO, "")], ""),
        ("Ana Diaz; Stepdad Juan Gomez 510-555-0102", [ALONE, ("Juan Gomez", "stepdad", "", TWO, "")], ""),
        ("Ana Diaz; Luis Diaz 510-555-0102, Spanish", [ALONE, (L, "parent", "Spanish", TWO, "")], ""),
        ("Ana Diaz <ad@example.org>; Luis Diaz <ld@example.org>", [(A, "parent", "", "", "ad@example.org"), (L, "parent", "", "", "ld@example.org")], ""),
        ("Ana Diaz 510-555-0101 / Luis Diaz 510-555-0102", [(A, "parent", "", ONE, ""), (L, "parent", "", TWO, "")], ""),
        ("Ana Diaz - mom - 510-555-0101; Luis Diaz - dad - 510-555-0102", [(A, "mom", "", ONE, ""), (L, "dad", "", TWO, "")], ""),
        ("Ana Diaz (mom) 510-555-0101; Spanish", [(A, "mom", "Spanish", ONE, "")], ""),
        (
            "Mom: Ana Diaz, 510-555-0101; Dad: Luis Diaz, 510-555-0102; Grandma: Lola Diaz",
            [(A, "mom", "", ONE, ""), (L, "dad", "", TWO, ""), ("Lola Diaz", "grandma", "", "", "")],
            "",
        ),
        ("Rosa Diaz (resource parent); Dana Park, social worker, 510-555-0102", [("Rosa Diaz", "resource parent", "", "", ""), ("Dana Park", "social worker", "", TWO, "")], ""),
        ("Trần Văn Minh (bố); Nguyễn Thị Hoa (mẹ) 510-555-0101 Vietnamese", [("Trần Văn Minh", "bố", "", "", ""), ("Nguyễn Thị Hoa", "mẹ", "Vietnamese", ONE, "")], ""),
        ("María García (madre); José Pérez (padre) 510-555-0102", [("María García", "madre", "", "", ""), ("José Pérez", "padre", "", TWO, "")], ""),
        ("Diaz, Carmen; Gomez, Juan", [("Carmen Diaz", "parent", "", "", ""), ("Juan Gomez", "parent", "", "", "")], ""),
        ("Nguyen Van Minh; Nguyen Thi Lan", [("Nguyen Van Minh", "parent", "", "", ""), ("Nguyen Thi Lan", "parent", "", "", "")], ""),
        # with & two share what follows, but not how one of them is related
        ("Kim Cy and Lou Cy, 510-555-0101, Spanish", [("Kim Cy", "parent", "Spanish", ONE, ""), ("Lou Cy", "parent", "Spanish", ONE, "")], ""),
        ("Rosa Diaz & Luis Diaz (foster parents) 510-555-0101", [("Rosa Diaz", "foster parent", "", ONE, ""), (L, "foster parent", "", ONE, "")], ""),
        ("Parents: Ana Diaz + Luis Diaz, 510-555-0101", [(A, "parent", "", ONE, ""), (L, "parent", "", ONE, "")], ""),
        ("Kim Cy & Lou Cy, dad", [("Kim Cy", "parent", "", "", ""), ("Lou Cy", "dad", "", "", "")], ""),
        ("John Smith Jr. (dad) & Jane Smith (mom)", [("John Smith Jr.", "dad", "", "", ""), ("Jane Smith", "mom", "", "", "")], ""),
        ("Kim Cy (mom) 510-555-0101 & Lou Cy (dad) 510-555-0102", [("Kim Cy", "mom", "", ONE, ""), ("Lou Cy", "dad", "", TWO, "")], ""),
        ("Ms. Ana Diaz and Mr. Luis Ruiz 510-555-0101", [(A, "parent", "", ONE, ""), ("Luis Ruiz", "parent", "", ONE, "")], ""),
        ("Mr. and Mrs. Nguyen (grandparents) (510) 555-0101", [("Mr. and Mrs. Nguyen", "grandparents", "", "(510) 555-0101", "")], ""),
        ("Diaz, Ana & Luis", [("Ana & Luis Diaz", "parent", "", "", "")], ""),
        # one person
        ("Dr. Ana Diaz, mother, 510-555-0101 ext. 12", [(A, "mother", "", "510-555-0101 ext. 12", "")], ""),
        ("Ana Diaz, mom, home 510-555-0101, cell 510-555-0102", [(A, "mom", "", f"{ONE} / {TWO}", "")], ""),
        ("Mary-Kate O'Neil-Smith, aunt", [("Mary-Kate O'Neil-Smith", "aunt", "", "", "")], ""),
        ("Maria Elena Garcia-Lopez de Cruz (mother)", [("Maria Elena Garcia-Lopez de Cruz", "mother", "", "", "")], ""),
        ("Do Thi Lan 510-555-0101", [("Do Thi Lan", "parent", "", ONE, "")], ""),
        ("Minh Do", [("Minh Do", "parent", "", "", "")], ""),
        ("Marta ORTIZ LOPEZ", [("Marta ORTIZ LOPEZ", "parent", "", "", "")], ""),
        ("Sunny Days Group Home 510-555-0101", [("Sunny Days Group Home", "parent", "", ONE, "")], ""),
        ("Alameda County Social Services 510-555-0101", [("Alameda County Social Services", "parent", "", ONE, "")], ""),
        ("Ana Diaz (mom & legal guardian)", [(A, "mom, legal guardian", "", "", "")], ""),
        # what is certain is taken, the rest is asked
        ("Ana Diaz; Restraining Order", [ALONE], "Restraining Order"),
        ("Ana Diaz\nRestraining Order", [ALONE], "Restraining Order"),
        ("Ana Diaz; Interpreter Needed", [ALONE], "Interpreter Needed"),
        ("Ana Diaz; Hearing Impaired", [ALONE], "Hearing Impaired"),
        ("Ana Diaz; Mesa Verde", [ALONE], "Mesa Verde"),
        ("Ana Diaz; Oakland CA", [ALONE], "Oakland CA"),
        ("Ana Diaz; Home Alone", [ALONE], "Home Alone"),
        ("Ana Diaz; Group Home", [ALONE], "Group Home"),
        ("Ana Diaz; Va A Llamar", [ALONE], "Va A Llamar"),
        ("Ana Diaz; Grandma 510-555-0109", [ALONE], "Grandma 510-555-0109"),
        ("Ana Diaz; Call Grandma First 555-0109", [ALONE], "Call Grandma First 555-0109"),
        ("Ana Diaz; Emergency Only Luis Diaz 510-555-0102", [ALONE], "Emergency Only Luis Diaz 510-555-0102"),
        ("Ana Diaz 510-555-0101; Do Not Call; Luis Diaz", [(A, "parent", "", ONE, "")], "Do Not Call; Luis Diaz"),
        ("Ana Diaz; Luis Diaz (deceased)", [ALONE], "Luis Diaz (deceased)"),
        ("Ana Diaz; Luis Diaz; 510-555-0101", [ALONE, (L, "parent", "", "", "")], ONE),
        ("Ana Diaz; Luis Diaz (parents)", [ALONE], "Luis Diaz (parents)"),
        ("Ana Diaz\n1234 Main St\nOakland CA 94601", [ALONE], "1234 Main St; Oakland CA 94601"),
        ("Carmen Diaz; Juan Gomez", [("Carmen Diaz", "parent", "", "", "")], "Juan Gomez"),
        ("Ana Diaz; Juan", [ALONE], "Juan"),
        ("Ana Diaz\n(dad) Luis Diaz", [ALONE], "(dad) Luis Diaz"),
        ("Mother: Ana Diaz; Father: unknown", [(A, "mother", "", "", "")], "Father: unknown"),
        ("Ana Diaz (mom) 510-555-0101; Luis Diaz (dad) 510-555-0102; Spanish", [(A, "mom", "", ONE, ""), (L, "dad", "", TWO, "")], "Spanish"),
    ],
)  # fmt: skip
def test_nobody_has_what_may_be_another_persons(cell: str, reached: list[tuple[str, ...]], left: str) -> None:
    roster = read(cell)
    assert [each[:5] for each in contacts(roster)] == reached
    assert [f"“{left}” is not" in question.text for question in roster.questions] == [True] * bool(left)


@pytest.mark.parametrize(
    "cell",
    [
        "Lucia (mom), Juan (dad) 510-555-0101, Spanish",
        "Lucia Diaz (mom), Juan Diaz (dad) 510-555-0102, Spanish",
        "Ana Diaz (mom), Luis Diaz (dad), 510-555-0101",
        "Ana Diaz, Luis Diaz 510-555-0101",
        "Carmen Diaz / Juan Gomez 510-555-0102",
        "Ana Diaz, 510-555-0101 Luis Diaz",
        "Ana Diaz ad@example.org ld@example.org Luis Diaz",
        "Mom: Ana Diaz Dad: Luis Diaz 510-555-0102",
        "Kim Cy & Lou Cy (dad) 510-555-0101",
        "Kim Cy (mom) & Lou Cy (dad) 510-555-0101",
        "Kim Cy + Lou Cy 510-555-0101 510-555-0102",
        "Kim Cy, Lou Cy & Pat Cy 510-555-0101",
        "Mom and Dad: Kim Cy and Lou Cy",
        "Mr. & Mrs. Diaz (dad)",
        "Ana & Luis Diaz (mom and dad)",
        "Ana Diaz & Grandma",
        "Ana Diaz / Grandma",
        "Ana Diaz / Do Not Call",
        "Ana Diaz / Oakland",
        "Ana Diaz NO CONTACT",
        "Ana Diaz VOLUNTEER",
        "Ana Diaz. Luis Diaz",
        "Ana Diaz (deceased)",
        "Ana Diaz - lives with grandma",
        "Ana Diaz, 123 Main St, Oakland CA 94601",
        "Call first; Ana Diaz 510-555-0101",
        "Seneca Family of Agencies; Dana Park (social worker) 510-555-0101",
        "Ana Diaz (mom) 510-555-0101 or Luis Diaz (dad) 510-555-0102",
        "same",
        "Same as above",
        "see notes",
        "none listed",
        "deceased",
        "x",
    ],
)
def test_of_a_cell_in_which_nothing_is_certain_nothing_is_taken(cell: str) -> None:
    roster = read(cell)
    assert contacts(roster) == ()
    assert [question.kind for question in roster.questions] == ["contact"]


def test_whoever_is_asked_says_that_bare_words_are_a_name() -> None:
    (question,) = read("Carmen Diaz; Juan Gomez").questions
    again = read("Carmen Diaz; Juan Gomez", answers={question.key: "Carmen Diaz; Juan Gomez"})
    assert [each.name for each in contacts(again)] == ["Carmen Diaz", "Juan Gomez"]
    assert not again.questions


@pytest.mark.parametrize("cell", ["n/a", "N/A", "-", "", "none", "unknown"])
def test_a_cell_that_says_that_there_is_nobody_holds_nobody(cell: str) -> None:
    roster = read(cell)
    assert (contacts(roster), roster.questions) == ((), ())


@pytest.mark.parametrize("more", ["Phone", "Email"])
def test_whose_a_phone_in_a_column_of_its_own_is_is_said_where_a_cell_holds_two(more: str) -> None:
    own = f"Last,First,DOB,Gr,Parent,{more}\nAbara,Chidi,3/14/2016,5,Kim Cy & Lou Cy,kc@example.org\n"
    said = [remark.message for remark in read_roster(own, file="own.csv", as_of=AS_OF, kind="table").remarks]
    assert "Parent: of Kim Cy and Lou Cy, what is in columns of its own is taken for Kim Cy" in said
    alone = read_roster(own.replace(" & Lou Cy", ""), file="own.csv", as_of=AS_OF, kind="table")
    assert not any("taken for" in remark.message for remark in alone.remarks)


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
    said = "contact_name: of Ana Diaz and Luis Diaz, what is in columns of its own is taken for Ana Diaz"
    assert said in [remark.message for remark in roster.remarks]


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
