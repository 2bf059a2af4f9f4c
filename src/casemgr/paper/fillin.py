"""A spreadsheet of what an import could not know, with lists to choose from; `casemgr import` reads it back."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from casemgr.casefile.saying import spaced
from casemgr.casefile.vocabulary import GRADES, LANGUAGE_STATUSES
from casemgr.exchange.cells.codes import STATUSES
from casemgr.exchange.rosters.casemgr_export import ID_HEADER

COLUMNS = (
    "last",
    "first",
    "born",
    "grade",
    "school",
    "language",
    "home_language",
    "contact_name",
    "contact_relation",
    "contact_phone",
    "contact_language",
    "provider_name",
    "provider_service",
    "area",
    "last_annual",
    "last_evaluation",
    "next_annual",
    "next_evaluation",
    "status",
    "referral",
    "consent",
    "seis",
    "ssid",
)
_DAYS = ("born", "last_annual", "last_evaluation", "next_annual", "next_evaluation", "referral", "consent")
Row = Mapping[str, str | date | None]
_MISSING = "FFF2CC"
_DAY = "mm/dd/yyyy"
_NARROWEST, _WIDEST, _PADDING = 15, 40, 3
"""A day in a narrower column shows as ### where the spreadsheet program has another font."""
_SPARE = 200
"""Rows in which the lists work."""


def fill_in_book(rows: Sequence[Row], schools: Sequence[str], areas: Sequence[str]) -> bytes:
    """The file. `ask` of a row names the fields that it lacks; their cells are colored."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    headers = [ID_HEADER, *COLUMNS]
    _fill(sheet, headers, rows)
    lists = {
        "grade": GRADES,
        "language": LANGUAGE_STATUSES,
        "status": tuple(map(spaced, STATUSES)),
        "school": schools,
        "area": areas,
    }
    _add_lists(book, sheet, {headers.index(name) + 1: words for name, words in lists.items() if words})
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(sheet: Any, headers: list[str], rows: Sequence[Row]) -> None:
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter

    sheet.title = "Fill in"
    sheet.freeze_panes = "B2"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    sheet.append(headers)
    for row in rows:
        sheet.append([row.get(header) or None for header in headers])
        for name in str(row.get("ask") or "").split():
            sheet.cell(sheet.max_row, headers.index(name) + 1).fill = PatternFill("solid", fgColor=_MISSING)
    for place, header in enumerate(headers, 1):
        sheet.cell(1, place).font = Font(bold=True)
        longest = max((len(str(row.get(header) or "")) for row in rows), default=0)
        width = max(_NARROWEST, len(header) + _PADDING, longest + _PADDING)
        sheet.column_dimensions[get_column_letter(place)].width = min(width, _WIDEST)
        for number in range(2, sheet.max_row + 1) if header in _DAYS else ():
            sheet.cell(number, place).number_format = _DAY


def _add_lists(book: Any, sheet: Any, lists: Mapping[int, Sequence[str]]) -> None:
    """Drop-downs: the words are on a sheet of their own, as a list in a cell may not be long."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    store = book.create_sheet("Lists")
    for place, (column, words) in enumerate(lists.items(), 1):
        for number, word in enumerate(words, 1):
            store.cell(number, place, word)
        letter = get_column_letter(place)
        choice = DataValidation(
            type="list", formula1=f"Lists!${letter}$1:${letter}${len(words)}", allow_blank=True
        )
        sheet.add_data_validation(choice)
        own = get_column_letter(column)
        choice.add(f"{own}2:{own}{sheet.max_row + _SPARE}")
