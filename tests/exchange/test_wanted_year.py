"""A school year from days typed: drafted, and added to one that is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from casemgr.days.yearspan import YearSpan
from casemgr.errors import UsageError
from casemgr.exchange.calendars.entry import Meaning
from casemgr.exchange.calendars.wanted import WORDS, Wanted
from support import calendar

SPAN = YearSpan.starting(2026)


def wanted(
    first: str | None = None,
    last: str | None = None,
    typed: Mapping[Meaning, Sequence[str]] | None = None,
    student_days: int | None = None,
) -> Wanted:
    return Wanted(SPAN, first, last, typed or {}, student_days, None)


def test_edges_alone_draft_the_public_holidays() -> None:
    found = wanted("8/12", "6/3").drafted(WORDS, None, {})
    assert (found.first_day, found.last_day) == (date(2026, 8, 12), date(2027, 6, 3))
    assert "Labor Day" in [off.name for off in found.days_off]
    year = wanted("8/12", "6/3").made(found, "Fernbrook", "typed")
    assert (year.school_year, year.source) == ("2026-27", "typed")


def test_days_typed_are_added_behind_those_there_and_nothing_else_is_written() -> None:
    known = calendar("sample-2026-27")
    after, written = wanted(typed={"staff_day": ["2/12 Staff day"]}, student_days=179).added_to(known)
    assert after.days_off[-1].name == "Staff day"
    assert after.days_off[:-1] == known.days_off
    assert written == {
        ("student_days",): 179,
        ("days_off", len(known.days_off)): {
            "date": date(2027, 2, 12),
            "kind": "staff_day",
            "name": "Staff day",
        },
    }


def test_words_that_name_no_day_are_refused() -> None:
    with pytest.raises(UsageError, match="--holiday Labor Day: write DATE NAME"):
        wanted("8/12", "6/3", {"holiday": ["Labor Day"]}).drafted(WORDS, None, {})
    with pytest.raises(UsageError, match="soon: is not a day; write it like 8/12 or 2026-08-12"):
        wanted("soon").drafted(WORDS, None, {})


@pytest.mark.parametrize(("words", "name"), [("2026-27", "2026-27"), ("2026", "2026-27"), ("2026-28", None)])
def test_a_school_year_is_typed_by_its_name_or_its_first_year(words: str, name: str | None) -> None:
    span = YearSpan.named(words)
    assert (span.name if span else None) == name
