"""The rows of a list as JSON, against the standard library."""

from __future__ import annotations

import json
from datetime import date

from casemgr.paper.jsontext import items_text, json_text, row_text
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
