"""What is meant by an answer, and what is said where nobody can be asked."""

from __future__ import annotations

from datetime import date

import pytest

from at_work import Answering
from casemgr.errors import Refused, UsageError

AS_OF = date(2026, 11, 23)


@pytest.mark.parametrize(("typed", "meant"), [("y", True), ("no", False), ("", False)])
def test_yes_and_no_by_their_letters(typed: str, meant: bool) -> None:
    assert Answering(typed).yes_or_no("Go on?") is meant


def test_without_a_default_it_is_asked_until_it_is_answered() -> None:
    somebody = Answering("", "perhaps", "yes")
    assert somebody.yes_or_no("Go on?", default=None)
    assert somebody.heard.count("Please answer yes or no.") == 2
    assert Answering("").yes_no_or_later("Go on?") is None


def test_a_choice_by_enough_of_its_letters() -> None:
    choices = ("completed", "continued", "cancelled")
    somebody = Answering("co", "cont")
    assert somebody.ask("Which?", choices, "--outcome") == "continued"
    assert "Please answer one of: completed, continued, cancelled; q stops." in somebody.heard
    assert Answering().choose("comp", "Which?", choices) == "completed"


def test_where_nobody_is_there_the_option_is_named() -> None:
    nobody = Answering()
    with pytest.raises(UsageError, match="Which\\? Say --outcome"):
        nobody.ask("Which?", ("a", "b"), "--outcome")
    with pytest.raises(UsageError, match="Who\\? Say --with"):
        nobody.ask_text("Who?", "--with")
    with pytest.raises(Refused, match="Nothing was recorded: this is for 5 students"):
        nobody.agree("Go on?", "this is for 5 students", yes=False)
    assert nobody.offer("Which parts?") is None
    nobody.agree("Go on?", "this is for 5 students", yes=True)


def test_a_day_of_another_year_is_asked_for() -> None:
    with pytest.raises(UsageError, match="2026-01-05 or 2027-01-05"):
        Answering().the_day("1/5", AS_OF)
    assert Answering("2027-01-05").the_day("1/5", AS_OF) == date(2027, 1, 5)
    assert Answering().the_day_planned("1/5", AS_OF) == date(2027, 1, 5)


def test_one_flag_is_given_or_asked_for() -> None:
    flags = {"asked": False, "received": False}
    assert Answering("received").flag_given("What became of it?", flags) == "received"
    assert Answering().flag_given("What became of it?", flags | {"asked": True}) == "asked"
    with pytest.raises(UsageError, match="contradict each other"):
        Answering().flag_given("What became of it?", dict.fromkeys(flags, True))
