"""A list as a tagged PDF, to print and to carry around: checked against PDF/UA-1 while it is made."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from importlib import resources
from typing import Any

from casemgr.casefile.saying import long_date
from casemgr.errors import Refused
from casemgr.paper.layout import cells_of, roomy_width, shown_places
from casemgr.paper.layout_rows import widest
from casemgr.paper.typeset import UndrawnError, can_typeset, typeset
from casemgr.reports.folding import folded_text
from casemgr.reports.report import Column, Report, Shown, incomplete_words
from casemgr.reports.words import CONFIDENTIAL

PORTRAIT, LANDSCAPE = 110, 150
"""How many letters a line of a table takes on the page."""
LETTERS = 100
"""How many a line of text takes, whose letters are all as wide."""
FOLDS = 16
"""A column of text that is no wider keeps its own width."""
_NO_DAY = date(2000, 1, 1)
"""The date in the file of a list that was made where not even the day is known."""


def as_pdf(shown: Shown) -> bytes:
    """The pages of a list, or of texts and lists. Refused where typst is missing, or where no font on this computer can draw what is in it."""
    if not can_typeset():
        raise Refused(
            "PDF needs the package typst, which is not installed here; write a workbook (-o list.xlsx) and print that"
        )
    source = resources.files("casemgr.paper").joinpath("list.typ").read_bytes()
    inputs = {"list": json.dumps(_plain(shown), ensure_ascii=False)}
    undrawn: list[str] = []
    for own_fonts in (True, False):
        fonts = {"fonts": "own" if own_fonts else "all"}
        try:
            return typeset(source, shown.as_of or _NO_DAY, own_fonts=own_fonts, inputs=inputs | fonts)
        except UndrawnError as error:
            undrawn = error.letters
    raise Refused(
        f"no font on this computer draws {' '.join(undrawn)}; write a workbook (-o list.xlsx), and the spreadsheet draws it"
    )


def _plain(shown: Shown) -> dict[str, Any]:
    """What the pages are made of, as JSON values."""
    title, parts = _parted(shown)
    reports = [part for part in parts if isinstance(part, Report)]
    is_wide = any(roomy_width(each, shown_places(each, None)) > PORTRAIT for each in reports)
    room = LANDSCAPE if is_wide else PORTRAIT
    return {
        "title": title,
        "as_of": f"as of {long_date(shown.as_of)}" if shown.as_of else "",
        "confidential": CONFIDENTIAL,
        "warning": incomplete_words(shown.problems) if shown.problems else "",
        "wide": is_wide,
        "parts": [_table(part, room) if isinstance(part, Report) else _text(part) for part in parts],
    }


def _parted(shown: Shown) -> tuple[str, list[Report | str]]:
    """The title, which is the first line of a sheet, and what comes below it."""
    if isinstance(shown, Report):
        return shown.title, [shown._replace(title="")]
    first, *rest = (
        part._replace(as_of=shown.as_of) if isinstance(part, Report) else part for part in shown.parts
    )
    if isinstance(first, Report):
        return first.title, [first._replace(title=""), *rest]
    title, _, below = first.partition("\n")
    return title, [below, *rest]


def _text(text: str) -> dict[str, Any]:
    return {"text": folded_text(text, LETTERS)}


def _table(report: Report, room: int) -> dict[str, Any]:
    places = shown_places(report, room)
    columns = [report.columns[place] for place in places]
    cells = cells_of(report, places)
    return {
        "title": report.title,
        "columns": [
            {
                "head": column.head,
                "style": column.style,
                "share": _share(column, [row[place] for row in cells]),
            }
            for place, column in enumerate(columns)
        ],
        "rows": [{"heading": report.headings.get(n, ""), "cells": row} for n, row in enumerate(cells)],
        "empty": report.empty,
        "notes": list(report.notes),
    }


def _share(column: Column, cells: Sequence[str]) -> int:
    """What a column takes of the room that the others leave, by its widest cell; 0 for one that keeps its own width."""
    width = widest(cells)
    return width if column.style in ("text", "id") and width > FOLDS else 0
