"""How to undo what was recorded for several students: the words alone."""

from casemgr.reports.undoing import one_by_one


def test_one_student_has_one_command() -> None:
    assert one_by_one(["ana-r"]) == "Undo: casemgr undo ana-r"


def test_of_many_the_first_few_are_named() -> None:
    assert one_by_one(["a1", "b2", "c3", "d4"]) == (
        "Undo, one by one: casemgr undo a1, casemgr undo b2, casemgr undo c3, and 1 more student"
    )
