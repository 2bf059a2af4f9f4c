"""What is meant by lines that answer questions."""

from collections.abc import Iterable
from datetime import date

import pytest

from casemgr.casefile.typed.answers import Answers, NotApplicableError
from casemgr.errors import UsageError

AS_OF = date(2026, 12, 2)


def answers(lines: Iterable[str], said: list[str] | None = None) -> Answers:
    """Somebody who types these lines."""
    left = iter(lines)
    return Answers(AS_OF, lambda _question: next(left) or None, (said if said is not None else []).append)


@pytest.mark.parametrize("no", ["no", "None", "nobody"])
def test_no_leaves_a_question_that_may_be_left(no: str) -> None:
    said = answers([no] * 6)
    assert (said.text("Where?"), said.several("Who was present?"), said.time("What time?")) == (
        None,
        [],
        None,
    )
    assert said.day() is None
    assert said.choice("How?", ("in-person", "absent")) is None
    assert said.choice("Was it?", ("yes", "no")) == ("no" if no == "no" else None)
    assert said.taken == (1 if no == "no" else 0)


def test_what_fits_no_question_is_asked_again_and_said() -> None:
    heard: list[str] = []
    said = answers(["soon", "na", "11/20", "yes, mybe", "yes", "na", "none", "why not"], heard)
    assert said.day() == "2026-11-20"
    assert said.several("Which?", ("yes", "no")) == ["yes"]
    assert said.reason("Why?") == "why not"
    assert [line.split()[0] for line in heard] == ["soon", "na", "Please", "na", "none"]


def test_na_is_an_answer_only_where_a_duty_may_not_apply() -> None:
    with pytest.raises(NotApplicableError):
        answers(["na"]).day(may_not_apply=True)
    assert answers(["na", ""]).day() is None


def test_only_what_does_not_fit_is_asked_again() -> None:
    said = answers(["1, x, 2", "3"])

    def number(words: str) -> None:
        if not words.isdigit():
            raise UsageError(f"{words} is no number")

    assert said.each_that_fits("Which?", number, "Enter = none") == ["1", "2", "3"]


def test_a_planned_day_that_may_lie_in_this_school_year_is_asked_again() -> None:
    heard: list[str] = []
    said = answers(["9/30", "9/30/2026", "6/1"], heard)
    assert said.day(planned=True) == "2026-09-30"
    assert heard == ["  9/30 may be 2026-09-30 or 2027-09-30. Write the year too."]
    assert said.day(planned=True) == "2027-06-01"  # the last one lies in another school year


def test_a_day_named_by_a_word_is_said_as_a_date() -> None:
    heard: list[str] = []
    said = answers(["yesterday", "11/30"], heard)
    assert (said.day(), said.day()) == ("2026-12-01", "2026-11-30")
    assert heard == ["  Tue 12/1"]
