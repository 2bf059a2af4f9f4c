"""A column called `Annual` or `Tri` holds last or next dates by its days, and is named where they do not say."""

from __future__ import annotations

from datetime import date

import pytest

from casemgr.errors import BadFile, UsageError
from casemgr.exchange.cells.days import day_answered
from casemgr.exchange.rosters.headers import fields_of, meant_by_header, review_named
from casemgr.exchange.rosters.roster import Roster, read_roster
from casemgr.exchange.table import Table, read_table

AS_OF = date(2026, 11, 23)
PASSED, AHEAD, BOTH = ("2/3/2026", "10/14/2025"), ("2/3/2027", "10/14/2027"), ("2/3/2026", "10/14/2027")
BEN_AND_IVA = ("Ben Kim,5/31/2015", "Iva Moss,4/12/2016")


def written(header: str, days: tuple[str, ...], head: str = "Student,DOB") -> str:
    rows = (f"{who},{day}" for who, day in zip(BEN_AND_IVA, days, strict=False))
    return "\n".join((f"{head},{header}", *rows)) + "\n"


def table(header: str, days: tuple[str, ...], head: str = "Student,DOB") -> Table:
    return read_table(written(header, days, head), file="x.csv")


def read(text: str, **said: object) -> Roster:
    return read_roster(text, file="x.csv", as_of=AS_OF, **said)  # type: ignore[arg-type]


def remarks(roster: Roster) -> str:
    return " ".join(each.message for each in roster.remarks)


@pytest.mark.parametrize(
    ("header", "review"),
    [
        ("Annual", "annual"),
        ("Annual Review Date", "annual"),
        ("Date of annual", "annual"),
        ("Annual Date", "annual"),
        ("TRI", "evaluation"),
        ("3-Yr.", "evaluation"),
        ("Re-Eval", "evaluation"),
        ("Triennial", "evaluation"),
        ("Annual Due", None),
        ("Last Annual", None),
        ("Next Tri", None),
        ("IEP Due", None),
    ],
)
def test_which_header_says_neither_last_nor_next(header: str, review: str | None) -> None:
    assert review_named(header) == review
    assert (meant_by_header(header) is None) == (review is not None)


@pytest.mark.parametrize(
    ("days", "field", "shown"),
    [
        (PASSED, "last", "last"),
        (AHEAD, "next", "next"),
        (BOTH, None, None),
        (("11/23/2026", "11/24/2026"), "next", "next"),
        (("11/23/2026", "11/22/2026"), "last", "last"),
        (("2/3/2026", "TBD"), "last", "last"),
        (("2/3/2027", "see file"), "next", "next"),
        (("2/3/2026", "10/14"), None, "next"),
        (("10/14", "5/5"), None, "next"),
        (("", ""), None, "next"),
    ],
)
def test_the_days_of_a_column_say_which(days: tuple[str, ...], field: str | None, shown: str | None) -> None:
    for header, review in (("Annual", "annual"), ("Tri", "evaluation")):
        found, seen = (fields_of(table(header, days), AS_OF, shown=each)[3] for each in (False, True))
        assert (found, seen) == (field and f"{field}_{review}", shown and f"{shown}_{review}")


@pytest.mark.parametrize(
    ("day", "field"), [("2/3/2026", "last_annual"), ("2/3/2027", "next_annual"), ("12/1/2026", None)]
)
def test_a_day_that_fits_either_order_must_say_the_same_both_ways(day: str, field: str | None) -> None:
    alone = read_table(f"Student,DOB,Annual\nIva Moss,4/12/2016,{day}\n", file="x.csv")
    assert fields_of(alone, AS_OF)[3] == field
    beside = read_table(f"Student,DOB,Annual\nIva Moss,4/22/2016,{day}\n", file="x.csv")
    assert fields_of(beside, AS_OF)[3] == (field or "next_annual")


@pytest.mark.parametrize("header", ["Last Annual,Annual", "Annual,Last Annual"])
def test_a_header_that_says_which_comes_before_one_that_does_not(header: str) -> None:
    both = read_table(f"Student,{header}\nIva Moss,1/25/2026,2/25/2026\n", file="x.csv")
    names = dict(zip(both.headers, fields_of(both, AS_OF).values(), strict=True))
    assert (names["Last Annual"], names["Annual"]) == ("last_annual", None)


def test_a_table_of_ones_own_takes_them_by_their_days() -> None:
    ben, iva = read(written("Annual,Tri", ("2/3/2026,2/4/2028", "1/25/2026,1/26/2029")), kind="table").pupils
    assert (ben.last_annual, ben.next_annual) == (date(2026, 2, 3), None)
    assert (ben.last_evaluation, ben.next_evaluation) == (None, date(2028, 2, 4))
    assert iva.last_annual == date(2026, 1, 25)


def test_a_column_with_days_on_both_sides_is_not_taken_and_both_options_are_named() -> None:
    text = written("Annual", BOTH)
    roster = read(text, kind="table")
    assert {each.last_annual or each.next_annual for each in roster.pupils} == {None}
    options = (
        "“Annual” says neither last nor next: --column last_annual=Annual or --column next_annual=Annual"
    )
    assert f"not taken: “Annual”; {options}" in remarks(roster)
    with pytest.raises(BadFile, match="--column last_annual=Annual or --column next_annual=Annual"):
        read(text)
    names = {"name": "Student", "born": "DOB"}
    said = read(text, mapping={**names, "next_annual": "Annual"})
    assert said.pupils[0].next_annual == date(2026, 2, 3)
    assert "neither" not in remarks(said)


@pytest.mark.parametrize(("days", "options"), [(PASSED, "last_annual=Annual"), (AHEAD, "next_annual=Annual")])
def test_the_refusal_names_what_the_days_say(days: tuple[str, ...], options: str) -> None:
    with pytest.raises(BadFile, match=rf"--column born=DOB --column {options}\. Its header"):
        read(written("Annual", days))


OF_SEIS = "SEIS ID,Last Name,First Name,Date of Birth,Grade"
ROWS = ("7001010,Johnson,Tyrell,1/25/2011,10", "7001011,Moss,Iva,4/12/2016,4")


def added(header: str, days: tuple[str, ...], more: str = "", cell: str = "") -> Roster:
    rows = "\n".join(f"{row},{day}{cell}" for row, day in zip(ROWS, days, strict=True))
    return read(f"{OF_SEIS},{header}{more}\n{rows}\n")


def test_a_column_added_to_an_export_is_taken_by_its_days() -> None:
    assert added("Annual", PASSED).pupils[0].last_annual == date(2026, 2, 3)
    assert added("Annual", AHEAD).pupils[0].next_annual == date(2027, 2, 3)
    assert added("Tri", AHEAD).pupils[0].next_evaluation == date(2027, 2, 3)
    mixed = added("Tri", BOTH)
    assert mixed.pupils[0].next_evaluation is None
    assert "--column last_evaluation=Tri or --column next_evaluation=Tri" in remarks(mixed)


def test_only_the_option_is_named_whose_field_the_export_does_not_hold() -> None:
    next_plan = ",Date of Next Annual Plan Review"
    ahead = added("Annual", AHEAD, next_plan, ",5/12/2027")
    assert ahead.pupils[0].next_annual == date(2027, 5, 12)
    assert "“Annual” says neither last nor next: --column last_annual=Annual" in remarks(ahead)
    assert "next_annual=Annual" not in remarks(ahead)
    passed = added("Annual", PASSED, next_plan, ",5/12/2027").pupils[0]
    assert (passed.last_annual, passed.next_annual) == (date(2026, 2, 3), date(2027, 5, 12))


def test_of_two_columns_added_to_an_export_the_one_that_says_which_is_taken() -> None:
    roster = added("Annual", PASSED, ",Last Annual", ",3/4/2026")
    assert roster.pupils[0].last_annual == date(2026, 3, 4)
    assert "not taken: “Annual”" in remarks(roster)


@pytest.mark.parametrize(
    "words",
    [
        *("5/7/27", "5-7-27", "5/7/2027", "05/07/2027", "2027-05-07", " 5/7/27 "),
        *("May 7, 2027", "Fri 5/7/27"),
    ],
)
def test_a_day_answered_is_read_in_every_form_in_which_a_day_is_typed(words: str) -> None:
    assert day_answered(words) == date(2027, 5, 7)


@pytest.mark.parametrize("words", ["?", "24-25", "5/7", "5/7/027", "5/7/0227", "13/7/27", "Mon 5/7/27"])
def test_an_answer_that_is_no_day_says_how_to_write_one(words: str) -> None:
    with pytest.raises(UsageError, match=r"is not a date; write it like 9/14/2026$"):
        day_answered(words)
