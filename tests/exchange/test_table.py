"""Bytes to a table: encodings, line ends, separators, headers anywhere, spreadsheets, pasted text, and what is refused."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casemgr.errors import BadFile
from casemgr.exchange import sheet, text
from casemgr.exchange.cells.column import clean
from casemgr.exchange.table import Table, read_table

HEADER = ["Last Name", "First Name", "Date of Birth"]
# The same examples on every run: a suite that fails must fail again.
SAME = settings(derandomize=True, deadline=None, max_examples=60, database=None)


def written(rows: list[list[str]], separator: str = ",", end: str = "\r\n") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator=end).writerows(rows)
    return out.getvalue()


def read(data: bytes | str) -> Table:
    return read_table(data, file="list.csv", known=HEADER)


def refusal(data: bytes | str) -> str:
    with pytest.raises(BadFile) as caught:
        read(data)
    return str(caught.value)


ROWS = [["Núñez", "José", "03/24/2016"], ["O’Brien", "Siobhán", "10/19/2017"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("separator", [",", "\t", "^", ";"])
def test_every_usual_way_of_writing_a_table(encoding: str, end: str, separator: str) -> None:
    table = read(written([HEADER, *ROWS], separator, end).encode(encoding))
    assert table.headers == tuple(HEADER)
    assert [list(row) for row in table.rows] == ROWS
    assert list(table.lines) == [2, 3]


cell = st.text(
    st.characters(codec="cp1252", exclude_categories=("Cc", "Cf", "Zl", "Zp")) | st.sampled_from(',;^"\n'),
    max_size=12,
)
last = st.from_regex(r"[A-Za-z]{1,10}", fullmatch=True)


@SAME
@given(
    rows=st.lists(st.tuples(last, cell, cell), min_size=1, max_size=8),
    separator=st.sampled_from([",", "\t", "^", ";"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    end=st.sampled_from(["\r\n", "\n"]),
    title=st.booleans(),
)
def test_what_csv_writes_is_read_again(
    rows: Any, separator: str, encoding: str, end: str, title: bool
) -> None:
    whole = [["Caseload"], HEADER] if title else [HEADER]
    table = read(written([*whole, *map(list, rows)], separator, end).encode(encoding))
    assert [list(row) for row in table.rows] == [list(row) for row in rows]


def headers_or_refusal(data: bytes | str) -> tuple[str, ...] | str:
    try:
        return read(data).headers
    except BadFile as error:
        return str(error)


@SAME
@given(data=st.binary(max_size=300) | st.text(max_size=200))
def test_anything_is_a_table_or_a_refusal_that_names_the_file(data: bytes | str) -> None:
    found = headers_or_refusal(data)
    assert found
    assert not isinstance(found, str) or found.startswith("list.csv:")


def test_the_header_may_stand_below_titles_with_blanks_and_in_any_case() -> None:
    table = read("My caseload,,\n\n LAST NAME ,first  name,Date of Birth  \nRivera,Ana,04/12/2017\n")
    assert table.header_line == 3
    assert table.column_of(("First Name",)) == 1
    assert list(table.lines) == [4]
    assert table.above[0][0] == "My caseload"


def test_a_line_break_in_a_cell_keeps_the_line_numbers() -> None:
    table = read('Last Name,First Name,Date of Birth\nRivera,"Ana\nLuz",04/12/2017\nKim,Ben,04/12/2016\n')
    assert [row[1] for row in table.rows] == ["Ana\nLuz", "Ben"]
    assert list(table.lines) == [2, 4]


def test_repeated_headers_and_empty_rows_are_no_rows() -> None:
    table = read(written([HEADER, ROWS[0], ["", "", ""], [], HEADER, ROWS[1]]))
    assert [list(row) for row in table.rows] == ROWS


def test_a_row_with_too_many_cells_is_left_out_and_named() -> None:
    table = read("Last Name,First Name,Date of Birth\nSmith, Jr.,Miles,07/09/2018\nKim,Ben,04/12/2016\n")
    assert [row[0] for row in table.rows] == ["Kim"]
    assert "list.csv:2: has 4 cells where the header has 3" in str(table.remarks[0])


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("Student (Last, First),Grade,DOB,CM", "Student (Last, First)"),
        ("Grade,Student Last, First,DOB,CM", "Student Last, First"),
        ("Last,First,Grade,DOB,CM", "Last, First"),
    ],
)
def test_a_comma_in_a_header_without_quotation_marks_is_refused_by_name(header: str, name: str) -> None:
    rows = ['"Rivera, Ana",4,2017-04-12,Dana Whitfield', '"Kim, Ben",3,2018-04-12,']
    if header.startswith("Grade"):
        rows = ['4,"Rivera, Ana",2017-04-12,Dana Whitfield', '3,"Kim, Ben",2018-04-12,']
    one_cell = (
        "list.csv:2: the header has one cell more than the rows below it: put quotes around a name with"
    )
    for few in (rows, rows[:1], rows * 20):
        assert refusal("\n".join(["My caseload", header, *few])) == f'{one_cell} a comma, like "{name}"'


def test_a_header_torn_twice_is_named_whole() -> None:
    words = refusal('Grade,Student (Last, First, Middle),DOB\n4,"Rivera, Ana, Luz",2017-04-12\n')
    assert "the header has 2 cells more than the rows below it" in words
    assert words.endswith('like "Student (Last, First, Middle)"')


def test_a_torn_header_is_refused_too_where_some_rows_end_early() -> None:
    rows = ['"Rivera, Ana",4,2017-04-12,slow', '"Kim, Ben",3,2018-04-12', '"Roe, Cy",3,2018-04-13,']
    words = refusal("\n".join(["Student (Last, First),Grade,DOB,Notes", *rows]))
    assert words.startswith("list.csv:1: the header has one cell more than the rows below it")


def test_names_with_a_comma_without_quotation_marks_in_all_rows_are_refused_once() -> None:
    words = refusal("Student,Grade,Date of Birth\nRivera, Ana,4,2017-04-12\nKim, Ben,3,2018-04-12\n")
    assert words.startswith("list.csv:1: the header has one cell fewer than the rows below it")
    assert words.endswith('like "Rivera, Ana"')


@pytest.mark.parametrize(
    "text",
    [
        "Student,Grade,DOB,,\nAna,4,2017-04-12\nBen,3,2018-04-12\n",
        "Student,Grade,DOB\nAna,4,2017-04-12,,\nBen,3,2018-04-12,,\n",
        "Student,Grade,DOB,Notes\nAna,4,2017-04-12\nBen,3,2018-04-12\n",
        "Student, Grade, DOB, Notes\nAna,4,2017-04-12\nBen,3,2018-04-12\n",
        "Student,Grade,DOB,Notes\nAna,4,2017-04-12,\nBen,3,2018-04-12,\n",
        "Last,First,Grade,Notes\nRivera,Ana,4\nKim,Ben,4\n",
        "Student,Grade,DOB,\nAna,4,2017-04-12\nBen,3,2018-04-12\n",
    ],
)
def test_blank_cells_at_the_end_are_read_wherever_they_are(text: str) -> None:
    table = read(text)
    assert [len(row) for row in table.rows] == [len(table.headers)] * 2


def test_a_last_row_that_is_cut_short_is_named() -> None:
    table = read("Last Name,First Name,Date of Birth\nKim,Ben,04/12/2016\nRivera,An")
    assert "cut short" in str(table.remarks[0])
    assert table.remarks[0].line == 3


def test_a_quotation_mark_that_is_never_closed_swallows_nothing() -> None:
    words = refusal(
        'Last Name,First Name,Date of Birth\nKim,Ben,04/12/2016\n"Hale,Tom,05/01/2016\nIto,Ken,05/02/2016\n'
    )
    assert words.startswith("list.csv:3: a quotation mark")


def test_a_quotation_mark_that_another_row_closes_is_refused_too() -> None:
    words = refusal('Last Name,First Name,Date of Birth\n"Hale,Tom,05/01/2016\n"Ito, Jr.",Ken,05/02/2016\n')
    assert words.startswith("list.csv:2: a quotation mark")


def test_files_with_carets_quote_nothing() -> None:
    table = read('Last Name^First Name^Date of Birth\n"Ace" Kim^Ben^20160412\n')
    assert list(table.rows[0]) == ['"Ace" Kim', "Ben", "20160412"]


def test_text_pasted_from_a_screen() -> None:
    table = read(
        "Last Name   First Name   Date of Birth\nRivera Soto   Ana   04/12/2017\nKim   Ben   04/12/2016\n"
    )
    assert [list(row) for row in table.rows] == [
        ["Rivera Soto", "Ana", "04/12/2017"],
        ["Kim", "Ben", "04/12/2016"],
    ]


def workbook(*rows: list[Any]) -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["not this sheet"])
    page = book.create_sheet("Export")
    for row in rows:
        page.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_spreadsheet_gives_dates_as_days_and_numbers_without_a_point() -> None:
    table = read(
        workbook(
            ["Title"],
            HEADER,
            ["Rivera", 4, date(2017, 4, 12)],
            ["Kim", 4.0, datetime.fromisoformat("2016-04-12")],
        )
    )
    assert table.is_sheet
    assert table.header_line == 2
    assert [list(row) for row in table.rows] == [["Rivera", "4", "2017-04-12"], ["Kim", "4", "2016-04-12"]]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \r\n ", "is empty"),
        (b"%PDF-1.7", "this is a PDF"),
        (b"\xd0\xcf\x11\xe0rest", "old Excel file"),
        (b"PK\x03\x04 cut", "spreadsheet is damaged"),
        (b"<!DOCTYPE html><p>Sign in", "web page"),
        (b"Last\x00Name\x00\x00,x" * 3, "not a text file"),
        (b"Name,Born\n\x81\x8d,\x90", "no usual encoding"),
        (workbook(HEADER)[:900], "spreadsheet is damaged"),
    ],
)
def test_what_is_no_table_is_refused_with_its_reason(data: bytes, words: str) -> None:
    assert words in refusal(data)


def test_an_undecodable_byte_is_named_with_its_line() -> None:
    assert refusal(b"Last Name,First Name,Date of Birth\nKim,Ben,\x81\n").startswith("list.csv:2:")


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "MOST_BYTES", 100)
    assert "larger than" in refusal(b"x" * 101)
    monkeypatch.undo()
    monkeypatch.setattr(text, "MOST_ROWS", 2)
    assert "more than 2 rows" in refusal(written([HEADER, *ROWS, *ROWS]))
    monkeypatch.setattr(sheet, "MOST_ROWS", 2)
    assert "more than 2 rows" in refusal(workbook(HEADER, *ROWS))
    monkeypatch.setattr(sheet, "MOST_UNPACKED", 10)
    assert "too large when unpacked" in refusal(workbook(HEADER, *ROWS))


def test_a_very_long_cell_is_refused() -> None:
    assert "quotation mark" in refusal(
        f'Last Name,First Name,Date of Birth\nKim,"{"x" * 140_000}",1/1/2016\n'
    )


def test_a_cell_keeps_no_character_that_cannot_be_seen() -> None:
    assert clean(" Ana\u202e\x07 \u00a0Luz\n") == "Ana Luz"
    assert clean("نی\u200cا") == "نی\u200cا"
