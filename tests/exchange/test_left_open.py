"""What files from other systems leave open, asked without a terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from at_work import Answering
from casemgr.errors import UsageError
from casemgr.exchange.asked.columns import Row, columns_asked
from casemgr.exchange.asked.settling import Said, settle
from casemgr.exchange.cells.areas import AREAS
from casemgr.exchange.questions import Question
from casemgr.exchange.table import read_table

BORN = Question("day", "What day is 13/45?", "13/45", file="a.csv", line=2)
GRADE = Question("grade", "Which grade is 44?", "44", readings=("4", "5"), file="a.csv", line=3)


def _read(answers: Mapping[str, str]) -> list[Question]:
    if answers.get(BORN.key) == "never":
        raise UsageError("never is no day")
    return [each for each in (BORN, GRADE) if each.key not in answers]


def test_each_question_is_asked_until_its_answer_can_be_read() -> None:
    somebody, said = Answering("never", "5/5/2015", "7", "2"), Said()
    assert settle(somebody, _read, lambda found: found, said) == []
    assert said.answers == {BORN.key: "5/5/2015", GRADE.key: "5"}
    assert "  never is no day" in somebody.heard
    assert "  Please type one of the numbers, or Enter." in somebody.heard


def test_an_area_of_disability_may_be_typed_as_the_field_calls_it() -> None:
    area = Question("area", "Elig: “DD” is no area", "DD", readings=AREAS, file="a.csv", line=2)
    somebody, said = Answering("developmental", "sld"), Said()
    settle(somebody, lambda answers: [] if area.key in answers else [area], lambda found: found, said)
    assert said.answers == {area.key: "specific-learning-disability"}
    assert "  Please type one of the numbers, or Enter." in somebody.heard


def test_what_is_left_open_is_not_asked_twice() -> None:
    somebody, said = Answering("", "", "?"), Said()
    assert settle(somebody, _read, lambda found: found, said) == [BORN, GRADE]
    assert settle(somebody, _read, lambda found: found, said) == [BORN, GRADE]
    assert somebody.left == ["?"]


def test_columns_are_shown_and_changed_until_they_are_right() -> None:
    table = read_table(b'Name,Geburtstag,Klasse\n"Stone, Nora",5/5/2015,5\n', file="a.csv", known=())
    shown: list[Sequence[Row]] = []
    somebody = Answering("yes", "3", "?", "nonsense", "grade", "")
    found = columns_asked(
        somebody, table, date(2026, 11, 23), lambda rows, _widest: shown.append(rows), is_said=False
    )
    assert found is not None
    assert (found["name"], found["grade"]) == ("Name", "Klasse")
    assert [len(rows) for rows in shown] == [3, 1]
    assert columns_asked(Answering("no"), table, date(2026, 11, 23), lambda *_: None, is_said=False) is None
