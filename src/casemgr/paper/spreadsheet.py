"""Lists as a workbook: real dates, filters, a frozen header, color that follows the date, ready to print.

Text is kept as text: nothing in it is a formula.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import date, datetime, time
from math import ceil
from typing import TYPE_CHECKING, Any, NamedTuple

from casemgr.characters import printable
from casemgr.paper.stamped import STAMP, stamped

if TYPE_CHECKING:
    from openpyxl import Workbook

DATE_FORMAT = "ddd m/d/yyyy"
DATE_WIDTH = 18.0
"""Wide enough for `Wed 12/30/2026` in every spreadsheet's own font: a narrower cell shows ###."""
WIDEST, NARROWEST, PADDING = 40, 8, 3
WIDER = 1.1
"""How much wider a text may be in the font that a spreadsheet program takes for ours."""
LINE = 15.0
"""Points of a line of text."""
OVERDUE, SOON = "F8D7D7", "FFF1CC"
SOON_DAYS = 30
PAPER_CODES = {"letter": 1, "legal": 5, "tabloid": 3, "a4": 9}

Value = str | date | int | float | None


class Column(NamedTuple):
    """`mark` is the place of the column that says what is remarkable of a date; where it says nothing or that nothing
    is scheduled, the date is colored as it comes near and passes."""

    head: str
    is_date: bool = False
    mark: int | None = None


class ListSheet(NamedTuple):
    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]
    colors: dict[str, str] = {}
    """The color of the type of a row by the words in one of its cells, without the sign #."""
    colored: int | None = None
    """The column that holds these words."""


_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\]")
"""What Excel allows in no title of a sheet."""


def workbook(sheets: Sequence[ListSheet], as_of: date | None, footer: str, paper: str = "letter") -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    for place, made in enumerate(sheets):
        sheet = book.worksheets[0] if place == 0 else book.create_sheet()
        sheet.title = _NOT_IN_TITLES.sub("-", made.title)[:31]  # all the letters that Excel allows
        _fill(sheet, made)
        _color(sheet, made)
        _for_paper(sheet, as_of, footer, paper)
    return _stable(book, as_of)


def _fill(sheet: Any, made: ListSheet) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    for column, head in enumerate(made.columns, start=1):
        cell = sheet.cell(1, column, head.head)
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="1B2A41")
        cell.alignment = Alignment(vertical="center", wrap_text=True)
    widths = [_width(said, [row[place] for row in made.rows]) for place, said in enumerate(made.columns)]
    _set_height(sheet, 1, [column.head for column in made.columns], widths)
    line = Border(bottom=Side("hair", color="B9BDC4"))
    for place, row in enumerate(made.rows, start=2):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(place, column)
            _put(cell, value)
            is_text = isinstance(value, str)
            cell.alignment = Alignment(horizontal="left", vertical="top", wrap_text=is_text)
            cell.border = line
        _set_height(sheet, place, row, widths)
    for place, width in enumerate(widths):
        sheet.column_dimensions[_letter(place)].width = width
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{_letter(len(made.columns) - 1)}{len(made.rows) + 1}"


def _width(column: Column, values: Sequence[Value]) -> float:
    if column.is_date or any(isinstance(value, date) for value in values):
        return DATE_WIDTH
    longest = max((len(line) for value in values for line in str(value or "").split("\n")), default=0)
    return float(
        min(max(longest, len(column.head)) + PADDING, WIDEST)
        if longest
        else max(len(column.head) + PADDING, NARROWEST)
    )


def _set_height(sheet: Any, place: int, row: Sequence[Value], widths: Sequence[float]) -> None:
    """Room for the lines that text is folded into: LibreOffice makes none when it opens a file."""
    lines = max(map(_lines, row, widths), default=1)
    if lines > 1:
        sheet.row_dimensions[place].height = lines * LINE


def _lines(value: Value, width: float) -> int:
    if not isinstance(value, str):
        return 1
    return sum(max(1, ceil(len(line) * WIDER / width)) for line in value.split("\n"))


def _letter(place: int) -> str:
    from openpyxl.utils import get_column_letter

    return get_column_letter(place + 1)


def _put(cell: Any, value: Value) -> None:
    if isinstance(value, str):
        cell.value = printable(value)
        cell.data_type = "s"  # also where it begins like a formula
        cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
    elif value is not None:
        cell.value = value
        cell.number_format = DATE_FORMAT if isinstance(value, date) else "General"


def _color(sheet: Any, made: ListSheet) -> None:
    """By today's date in the spreadsheet program, so that the sheet is right next month too; and by kind."""
    last = len(made.rows) + 1
    for place, column in enumerate(made.columns):
        if column.mark is None or not made.rows:
            continue
        day, mark = f"${_letter(place)}2", f"${_letter(column.mark)}2"
        is_open = f'AND(ISNUMBER({day}),LEFT({mark},1)<>"✓"'
        where = f"{_letter(place)}2:{_letter(place)}{last}"
        for words, fill in ((f"{day}<TODAY()", OVERDUE), (f"{day}<=TODAY()+{SOON_DAYS}", SOON)):
            sheet.conditional_formatting.add(where, _when(f"{is_open},{words})", fill=fill))
    if made.colored is not None and made.rows:
        letter = _letter(made.colored)
        for words, color in made.colors.items():
            said = words.replace('"', '""')
            rule = _when(f'${letter}2="{said}"', color=color)
            sheet.conditional_formatting.add(f"{letter}2:{letter}{last}", rule)


def _when(formula: str, *, fill: str = "", color: str = "") -> Any:
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles import Font, PatternFill
    from openpyxl.styles.differential import DifferentialStyle

    style = (
        DifferentialStyle(fill=PatternFill(bgColor=fill))
        if fill
        else DifferentialStyle(font=Font(color=color, bold=True))
    )
    return Rule(type="expression", dxf=style, formula=[formula], stopIfTrue=bool(fill) or None)


def _for_paper(sheet: Any, as_of: date | None, footer: str, paper: str) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = PAPER_CODES[paper]
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.7
    sheet.page_margins.header = sheet.page_margins.footer = 0.3
    sheet.oddHeader.center.text = sheet.title.replace("&", "&&")  # alone it begins a code
    sheet.oddFooter.left.text = f"as of {as_of}" if as_of else ""
    sheet.oddFooter.center.text = footer
    sheet.oddFooter.right.text = "page &P of &N"


def _stable(book: Workbook, as_of: date | None) -> bytes:
    """The workbook's bytes with every date in them set to the as-of date; without one, to the earliest that there can be."""
    from openpyxl.xml.functions import tostring

    written = io.BytesIO()
    book.save(written)
    day = datetime.combine(as_of, time()) if as_of else datetime(*STAMP)  # noqa: DTZ001 - as the archive has it
    book.properties.creator = "casemgr"
    book.properties.created = book.properties.modified = day
    return stamped(written.getvalue(), {"docProps/core.xml": tostring(book.properties.to_tree())})
