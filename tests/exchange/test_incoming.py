"""The files of one command beside the caseload: whose students are meant, what would be written, and what is left."""

from __future__ import annotations

from datetime import date

import pytest
from made_up import AS_OF, student

from casemgr.casefile.student import Student
from casemgr.errors import Problem, UsageError
from casemgr.exchange.beside import Compared, Incoming, Ours, mapping_of, whose_students
from casemgr.exchange.casemanagers import full_name
from casemgr.exchange.cells.people import may_mean
from casemgr.exchange.lacking import missing_words, rows_not_taken, rows_on_file
from casemgr.exchange.plan import open_questions, plan_of
from casemgr.exchange.questions import Question, groups, places, reading_meant
from casemgr.exchange.reviews import Cycles
from casemgr.exchange.rosters.headers import fields_of
from casemgr.exchange.rosters.pupil import Pupil
from casemgr.exchange.table import read_table
from casemgr.exchange.yearcount import counts_a_day_short
from casemgr.law.readings import Readings
from support import shipped_law

DANA, RUTH = "Dana Whitfield", "Ruth Abara"
SCHOOLS = ("Fernbrook Elementary", "Fernbrook High")
HEAD = "Student,DOB,Gr,School,Last,Next\n"
COLUMNS = {
    "name": "Student",
    "born": "DOB",
    "grade": "Gr",
    "school": "School",
    "last_annual": "Last",
    "next_annual": "Next",
}


def compared(rows: str, *on_file: Student, answers: dict[str, str] | None = None) -> Compared:
    ours = Ours(on_file, AS_OF, shipped_law(), DANA, SCHOOLS)
    files = Incoming(ours, (("own.csv", (HEAD + rows).encode()),), None, (COLUMNS,), None)
    return files.compared(Readings(), answers or {})


def cycles() -> Cycles:
    return Cycles.of(shipped_law(), Readings())


@pytest.mark.parametrize(
    ("names", "said", "whose"),
    [
        ([DANA, RUTH], None, DANA),
        ([RUTH, RUTH], None, None),
        ([DANA, RUTH], RUTH, RUTH),
        ([DANA, RUTH], "All", None),
    ],
)
def test_whose_students_are_meant(names: list[str], said: str | None, whose: str | None) -> None:
    pupils = [Pupil(case_manager=name) for name in names]
    assert whose_students(pupils, DANA, said) == whose


def test_whose_students_are_meant_where_the_file_names_only_others() -> None:
    with pytest.raises(UsageError, match="names 2 case managers, and none is Dana"):
        whose_students([Pupil(case_manager="Al Moss"), Pupil(case_manager=RUTH)], DANA, None)


GAIL = "Gail Ortega"


@pytest.mark.parametrize(
    ("words", "is_meant"),
    [
        ("G. Ortega", True),
        ("Ortega, G.", True),
        ("G Ortega", True),
        ("Ms. Ortega", True),
        ("ORTEGA", True),
        ("Gail O.", True),
        ("GO", True),
        ("G.O.", True),
        ("Gail M. Ortega", True),
        ("Gail", False),
        ("H. Ortega", False),
        ("Gus Ortega", False),
        ("Gail Moss Ortega", False),
        ("G. Ortega Ruiz", False),
        ("Go", False),
    ],
)
def test_shorter_ways_of_writing_a_case_manager(words: str, is_meant: bool) -> None:
    assert may_mean(words, GAIL) is is_meant


def test_a_last_name_of_several_words_is_shortened_too() -> None:
    assert may_mean("M. Del Toro", "Maria Del Toro")
    assert may_mean("Del Toro", "Maria Del Toro")
    assert may_mean("G. Ortega", "Gail Marie Ortega")
    assert not may_mean("Maria Toro Vega", "Maria Del Toro")


@pytest.mark.parametrize(
    ("words", "staff", "written", "full"),
    [
        ("G. Ortega", [], ["G. Ortega", "Ortega", "R. Abara"], GAIL),
        ("G. Ortega", ["Gus Ortega"], ["G. Ortega"], "G. Ortega"),
        ("Gus Ortega", ["Gus Ortega"], [GAIL], "Gus Ortega"),
        ("G. Ortega", [], ["G. Ortega", "Gus Ortega"], "G. Ortega"),
        ("Ortega", [], ["Ortega", "H. Ortega"], "Ortega"),
        ("R. Abara", [RUTH], ["R. Abara"], RUTH),
    ],
)
def test_a_short_name_is_the_full_one_where_it_fits_nobody_else(
    words: str, staff: list[str], written: list[str], full: str
) -> None:
    assert full_name(words, [GAIL, *staff], written) == full


def test_columns_as_they_are_typed() -> None:
    assert mapping_of(["born = DOB", "name=Student"]) == {"born": "DOB", "name": "Student"}
    assert mapping_of([]) is None
    with pytest.raises(UsageError, match="write FIELD=HEADER"):
        mapping_of(["born="])


def test_a_plan_takes_who_is_certain_and_leaves_the_rest_with_its_line() -> None:
    found = compared(
        '"Rivera, Ana",2017-04-12,4,Fernbrook Elem,2025-10-14,\n"Kim, Ben",,3,Fernbrook High,2025-10-09,\n'
    )
    plan = plan_of(found, AS_OF, cycles(), lambda students: [f"s{place}" for place, _ in enumerate(students)])
    assert [(key, new.pupil.school) for key, new in plan.new.items()] == [("s0", SCHOOLS[0])]
    assert plan.count == 1
    words = (
        "has no birth date; a new student needs it: import it with a file that has it, or with --fill-in FILE"
    )
    assert [(left.line, left.message) for left in plan.left] == [(3, f"{words}.xlsx")]
    plan.leave("s0", "the disk is full")
    assert not plan.new
    assert plan.left[-1] == Problem("own.csv", 2, "the disk is full")


def test_an_open_question_names_nobody() -> None:
    found = compared("Ana Rivera,2017-04-12,4,Fernbrook High,10/14,\n")
    assert found.comparison.questions
    assert not [each for each in open_questions(found) if "Rivera" in each.message]


def test_rows_to_fill_in_say_what_each_student_lacks() -> None:
    found = compared("Ana Rivera,,4,Fernbrook High,10/14/2025,\n")
    (row,) = rows_not_taken(found.comparison.new)
    assert (row["first"], row["last_annual"], row["ask"]) == ("Ana", date(2025, 10, 14), "born")
    (row,) = rows_on_file([student()], AS_OF, cycles(), DANA)
    assert row["ask"].split() == [
        "language",
        "home_language",
        "contact_name",
        "contact_relation",
        "contact_phone",
        "provider_name",
        "provider_service",
    ]


def test_what_new_students_lack_is_counted() -> None:
    assert missing_words([Pupil(), Pupil(language="EO")]) == "language status (1), phone (2), providers (2)"
    assert missing_words([]) == ""


@pytest.mark.parametrize(
    ("following", "short"), [("10/14/2026", False), ("10/13/2026", True), ("10/20/2026", None)]
)
def test_how_the_other_system_counts_a_year(following: str, short: bool | None) -> None:
    found = compared(f"Ana Rivera,4/12/2017,4,Fernbrook High,10/14/2025,{following}\n")
    assert counts_a_day_short(found, AS_OF) is short


def test_questions_on_the_same_words_are_one_but_not_those_about_a_student() -> None:
    alike = [Question("grade", "Which grade?", "KN", ("TK", "K"), "own.csv", line) for line in (2, 3, 4, 5)]
    assert [len(group) for group in groups(alike)] == [4]
    assert places(alike) == "own.csv:2, own.csv:3, own.csv:4, …"
    apart = [Question("same-student", "The same?", "Ana", ("yes", "no"), about=name) for name in "ab"]
    assert [len(group) for group in groups(apart)] == [1, 1]


@pytest.mark.parametrize(
    ("said", "meant"), [("2", "K"), ("tk", "TK"), ("k", "K"), ("x", None), ("3", None), ("", None)]
)
def test_a_reading_is_meant_by_its_number_or_its_beginning(said: str, meant: str | None) -> None:
    assert reading_meant(said, ("TK", "K")) == meant


def test_a_reading_that_is_a_number_is_no_number_of_the_list() -> None:
    assert reading_meant("2", ("2", "1")) == "2"
    assert reading_meant("10/14", ("2026-10-14", "2026-11-14")) == "2026-10-14"


def test_each_column_of_ones_own_table_holds_another_field() -> None:
    table = read_table(b"Student,DOB,Birthday,Bus\nAna Rivera,4/12/2017,4/12/2017,x\n", file="own.csv")
    assert fields_of(table, date(2026, 8, 10)) == {1: "name", 2: "born", 3: None, 4: None}


def test_a_column_has_the_names_of_the_options_of_add_too() -> None:
    said = ["next_triennial=Tri Due", "next-annual=Due", "last_evaluation=Eval"]
    assert mapping_of(said) == {"next_evaluation": "Tri Due", "next_annual": "Due", "last_evaluation": "Eval"}
