"""A spreadsheet's cells as text: a date as YYYY-MM-DD, a whole number without its point."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from datetime import date, datetime, time
from typing import Any

from casemgr.exchange.text import MOST_BYTES, MOST_COLUMNS, MOST_ROWS, Rows, check_size, refuse

MOST_UNPACKED = 10 * MOST_BYTES
_SHEETS = "xl/worksheets/"
# What unpacking and reading a file raises that is cut, overwritten or locked with a password.
_DAMAGE = (
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)


def is_sheet(data: bytes) -> bool:
    return data.startswith(b"PK\x03\x04")


def read_sheets(data: bytes, file: str) -> list[Rows]:
    """The rows of each sheet of an XLSX file; a row's line is its number in the sheet."""
    check_size(data, file)
    _check_unpacked(data, file)
    import openpyxl

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        return [_rows(sheet, file) for sheet in book.worksheets]
    except _DAMAGE as error:
        raise refuse(file, "this spreadsheet is damaged; save it again, or as CSV") from error


def _check_unpacked(data: bytes, file: str) -> None:
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise refuse(file, "this spreadsheet is damaged; save it again, or as CSV") from error
    if not any(part.filename.startswith(_SHEETS) for part in parts):
        raise refuse(
            file, "this is a packed file and no spreadsheet; unpack it, and name the list that is in it"
        )
    if sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise refuse(file, "this spreadsheet is too large when unpacked; save the list as CSV")


def _rows(sheet: Any, file: str) -> Rows:
    rows: list[list[str]] = []
    sheet.reset_dimensions()
    for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True), 1):
        if number > MOST_ROWS:
            raise refuse(file, f"has more than {MOST_ROWS:,} rows; save the list of your students alone")
        rows.append([_text(cell) for cell in cells])
    return Rows.numbered(rows)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
