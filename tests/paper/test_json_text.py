"""The rows of a list as JSON, against the standard library."""

from __future__ import annotations

import json
from datetime import date

import pytest

from casemgr.paper.jsontext import items_text, json_text, row_halves, row_of, row_text
from casemgr.reports.report import Fields, JsonRow, as_values

ROW: JsonRow = {
    "name": 'Zoë "Z" 100 % \\ O\'Neil',
    "per cent %s": "%d",
    "day": date(2026, 11, 23),
    "none": None,
    "number": 12,
    "cite": ("EC 56343(d)", "34 CFR 300.324(b)(1)(i)"),
    "nothing": (),
    "pauses": (Fields((("from", "2026-12-21"), ("to", None), ("why", "Winter break"))),),
}


def test_a_row_is_written_as_the_standard_library_writes_it() -> None:
    assert row_text(ROW) == json_text(as_values(ROW), depth=2)


def test_values_of_other_kinds_are_written_too() -> None:
    row = {"flag": True, "part": 0.5, "tally": {"name": "año", "total": 12.5}}
    assert json.loads(row_text(row)) == row  # type: ignore[arg-type]
    assert "año" in row_text(row)  # type: ignore[arg-type]


def test_rows_of_which_some_are_written_already_make_one_list() -> None:
    as_rows, as_texts = "".join(items_text([ROW, ROW])), "".join(items_text([row_text(ROW), ROW]))
    assert as_rows == as_texts == json_text([as_values(ROW)] * 2, depth=1)
    assert "".join(items_text([])) == "[]"


@pytest.mark.parametrize(
    "shared", [(), ("name",), ("per cent %s", "cite", "absent"), ("nothing", "number"), tuple(ROW)]
)
def test_the_halves_of_a_row_make_the_whole(shared: tuple[str, ...]) -> None:
    """Also where a value holds what stands between two in the second half."""
    for row in (ROW, {**ROW, "name": "a\x1fb"}):
        form, values = row_halves(row, shared)
        assert row_of(form, values) == row_text(row)


def test_what_is_shared_is_there_once() -> None:
    first, _ = row_halves(ROW, ("name", "cite"))
    second, values = row_halves({**ROW, "number": 13}, ("name", "cite"))
    assert first is second
    assert "EC 56343(d)" in first
    assert "13" in values
