"""Bytes to text, and text to rows: whatever encoding, line ends and separator a program wrote."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from typing import NamedTuple

from casemgr.errors import BadFile, Problem

MOST_BYTES = 30_000_000
MOST_ROWS = 100_000
MOST_COLUMNS = 500
_UNQUOTED = ("\t", "^")
"""Separators of systems that quote nothing."""
SEPARATORS = (",", "\t", "^", ";")
_FOREIGN = (
    (b"%PDF", "this is a PDF; export the list as CSV or XLSX"),
    (b"\xd0\xcf\x11\xe0", "this is an old Excel file (.xls); save it as .xlsx or CSV"),
    (b"\x89PNG", "this is a picture; export the list as CSV or XLSX"),
    (b"\xff\xd8\xff", "this is a picture; export the list as CSV or XLSX"),
    (b"{\\rtf", "this is a word processor's file; export the list as CSV or XLSX"),
)
_WEB_PAGE = re.compile(r"\s*<(!doctype html|html|head|body|table)\b", re.IGNORECASE)
_BLANKS = re.compile(r"\t| {2,}")


class Rows(NamedTuple):
    """The cells of each row, and the line of the file on which the row begins."""

    cells: Sequence[Sequence[str]]
    lines: Sequence[int]

    @classmethod
    def numbered(cls, cells: Sequence[Sequence[str]]) -> Rows:
        """Where every line is a row."""
        return cls(cells, range(1, len(cells) + 1))


def refuse(file: str, message: str, line: int | None = None) -> BadFile:
    return BadFile((Problem(file, line, message),))


def check_size(data: bytes, file: str) -> None:
    if len(data) > MOST_BYTES:
        raise refuse(
            file, f"is larger than {MOST_BYTES // 1_000_000} million bytes; export fewer students or columns"
        )
    for beginning, words in _FOREIGN:
        if data.startswith(beginning):
            raise refuse(file, words)


def decode(data: bytes, file: str) -> str:
    """The text of a file: UTF-8 with or without a mark, UTF-16, or else Windows-1252."""
    check_size(data, file)
    text = _decoded(data, file)
    if "\0" in text:
        raise refuse(file, "this is not a text file; export the list as CSV or XLSX")
    if _WEB_PAGE.match(text[:2000]):
        raise refuse(
            file, "this is a web page, perhaps a sign-in page; download the export itself and try again"
        )
    return text


def _decoded(data: bytes, file: str) -> str:
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return data.decode("utf-16")
        if guessed := _utf16_without_mark(data):
            return data.decode(guessed)
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise refuse(
            file, "holds bytes of no usual encoding; save it as CSV UTF-8 and try again", line
        ) from None


def _utf16_without_mark(data: bytes) -> str | None:
    """Text in a Latin script has a zero in every other byte; a file of one-byte characters has none."""
    head = data[:400]
    half = len(head) // 2
    if half and head[1::2].count(0) > half * 0.7:
        return "utf-16-le"
    if half and head[::2].count(0) > half * 0.7:
        return "utf-16-be"
    return None


def split(text: str, separator: str | None, file: str) -> Rows:
    """The rows of a text; without a separator, columns are two blanks or a tab apart, as pasted from a screen."""
    if separator is None:
        rows = Rows.numbered([_BLANKS.split(line.strip()) for line in text.splitlines()])
    else:
        rows = _separated(text, separator, file)
    if len(rows.cells) > MOST_ROWS:
        raise refuse(file, f"has more than {MOST_ROWS:,} rows; export fewer students")
    return rows


def _separated(text: str, separator: str, file: str) -> Rows:
    """Strictly, so that a quotation mark that is never closed is not taken for a very long cell."""
    try:
        return _read(text, separator)
    except csv.Error:
        if separator in _UNQUOTED:
            lines = io.StringIO(text, newline=None)
            return Rows.numbered([line.rstrip("\n").split(separator) for line in lines])
    words = "a quotation mark in this row is not closed, or is inside a cell; the file may be cut short"
    raise refuse(file, words, _last_whole_line(text, separator) + 1)


def _read(text: str, separator: str) -> Rows:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    cells = list(reader)
    if reader.line_num == len(cells):  # no cell holds a line break: every line is a row
        return Rows.numbered(cells)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    begins = [1, *(reader.line_num + 1 for _ in reader)]
    return Rows(cells, begins[:-1])


def _last_whole_line(text: str, separator: str) -> int:
    """The last line of the last row that ends as it should."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    done = 0
    try:
        for _ in reader:
            done = reader.line_num
    except csv.Error:
        pass
    return done
