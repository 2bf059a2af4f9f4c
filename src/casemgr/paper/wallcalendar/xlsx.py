"""The dates and the lists as a spreadsheet. Text is kept as text: nothing in it is a formula."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from casemgr.paper.wallcalendar.lists import tables
from casemgr.paper.wallcalendar.master import MasterCalendar
from casemgr.paper.wallcalendar.rows import calendar_report
from casemgr.paper.wallcalendar.tables import Table
from casemgr.reports.report import Cell
from casemgr.reports.words import printable

if TYPE_CHECKING:
    from openpyxl import Workbook

STAMP = (1980, 1, 1, 0, 0, 0)
"""The earliest date a zip archive can hold: the same bytes whenever the file is made."""
WIDEST, NARROWEST = 60, 8


def as_xlsx(calendar: MasterCalendar) -> bytes:
    """One sheet with every date, and one for each list of the wall."""
    from openpyxl import Workbook

    book = Workbook()
    report = calendar_report(calendar)
    dates = book.worksheets[0]
    dates.title = "Dates"
    _fill(dates, [column.head for column in report.columns], report.rows, calendar)
    for table in tables(calendar):
        sheet = book.create_sheet(_sheet_name(table))
        _fill(sheet, [head.words for head in table.heads], _texts(table), calendar)
    return _stable(book, calendar.as_of)


def _sheet_name(table: Table) -> str:
    """Excel allows 31 letters."""
    return table.title[:31]


def _texts(table: Table) -> list[tuple[Cell, ...]]:
    return [tuple("\n".join(map(str, cell)) or None for cell in row) for row in table.rows]


def _fill(sheet: Any, heads: Sequence[str], rows: Iterable[Sequence[Cell]], calendar: MasterCalendar) -> None:
    from openpyxl.styles import Alignment, Font

    sheet.append(list(heads))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for place, row in enumerate(rows, start=2):
        for column, value in enumerate(row, start=1):
            _put(sheet.cell(place, column), value)
    for cells in sheet.columns:
        longest = max(len(line) for cell in cells for line in str(cell.value or "").split("\n"))
        sheet.column_dimensions[cells[0].column_letter].width = min(max(longest + 2, NARROWEST), WIDEST)
        for cell in cells:
            cell.alignment = Alignment(vertical="top", wrap_text=True)
    _for_paper(sheet, calendar)


def _put(cell: Any, value: Cell) -> None:
    if isinstance(value, str):
        cell.value = printable(value)
        cell.data_type = "s"  # also where it begins like a formula
        cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
    elif value is not None:
        cell.value = value
        cell.number_format = "ddd yyyy-mm-dd" if isinstance(value, date) else "General"


def _for_paper(sheet: Any, calendar: MasterCalendar) -> None:
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    sheet.oddFooter.left.text = f"as of {calendar.as_of}"
    sheet.oddFooter.center.text = "CONFIDENTIAL: student information"
    sheet.oddFooter.right.text = "page &P of &N"


def _stable(book: Workbook, as_of: date) -> bytes:
    """The workbook's bytes with every date in them set to the as-of date."""
    from openpyxl.xml.functions import tostring

    written = io.BytesIO()
    book.save(written)
    day = datetime.combine(as_of, time())
    book.properties.creator = "casemgr"
    book.properties.created = book.properties.modified = day
    out = io.BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = tostring(book.properties.to_tree()) if name == "docProps/core.xml" else old.read(name)
            new.writestr(zipfile.ZipInfo(name, STAMP), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
