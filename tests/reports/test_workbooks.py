"""Every list as a workbook, and as a CSV file that a spreadsheet opens as UTF-8."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from casemgr.paper.spreadsheet import DATE_WIDTH, LINE
from conftest import Run, on_screen
from lists import LISTINGS, Listing

AS_CSV = [each for each in LISTINGS if each.csv and each.words[0] != "calendar"]
"""The calendar's workbook is one of its own."""


@pytest.mark.parametrize("listing", AS_CSV, ids=str)
def test_a_list_as_a_workbook_holds_what_its_csv_holds(
    caseload: Path, run: Run, tmp_path: Path, listing: Listing
) -> None:
    run("contact", "ana-r", "--how", "telephone", "--result", "no answer")  # the example has none
    path = tmp_path / "list.xlsx"
    done = run(*listing.words, "-o", str(path))
    assert done.returncode in (0, 1), done.stderr
    (sheet,) = load_workbook(path).worksheets
    _, *rows = csv.reader(io.StringIO(run(*listing.words, "--format", "csv").stdout))
    found = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert len(found) == len(rows)
    for cells, texts in zip(found, rows, strict=True):
        said = [cell.date().isoformat() if isinstance(cell, datetime) else str(cell or "") for cell in cells]
        assert said == [
            text.removeprefix("'") if text[:2] in ("'=", "'+", "'-", "'@") else text for text in texts
        ]


def test_dates_are_dates_and_wide_enough(caseload: Path, run: Run, tmp_path: Path) -> None:
    run("due", "-o", str(tmp_path / "due.xlsx"))
    (sheet,) = load_workbook(tmp_path / "due.xlsx").worksheets
    due = next(cell for cell in sheet[1] if cell.value == "Due")
    days = [row[due.column - 1] for row in sheet.iter_rows(min_row=2)]
    assert any(isinstance(cell.value, datetime) for cell in days)
    assert {cell.number_format for cell in days if cell.value} == {"ddd m/d/yyyy"}
    assert sheet.column_dimensions[due.column_letter].width >= 15
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref


def test_a_column_of_days_and_words_is_wide_enough_too(caseload: Path, run: Run, tmp_path: Path) -> None:
    run("progress-due", "-o", str(tmp_path / "list.xlsx"))
    (sheet,) = load_workbook(tmp_path / "list.xlsx").worksheets
    for place, column in enumerate(sheet.iter_cols(min_row=2, values_only=True), start=1):
        if any(isinstance(value, datetime) for value in column):
            assert sheet.column_dimensions[get_column_letter(place)].width >= DATE_WIDTH


def test_a_row_is_as_high_as_its_folded_text(caseload: Path, run: Run, tmp_path: Path) -> None:
    """LibreOffice makes no room for it when it opens a file, and one row's text is over the next one's."""
    run("due", "-o", str(tmp_path / "due.xlsx"))
    (sheet,) = load_workbook(tmp_path / "due.xlsx").worksheets
    widths = [sheet.column_dimensions[get_column_letter(n)].width for n in range(1, sheet.max_column + 1)]
    heights = []
    for place, row in enumerate(sheet.iter_rows(min_row=2, values_only=True), start=2):
        texts = zip(row, widths, strict=True)
        lines = max(len(text) / width for text, width in texts if isinstance(text, str))
        if lines > 1:
            heights.append((sheet.row_dimensions[place].height, LINE * lines))
    assert heights
    assert all(height and height >= needed for height, needed in heights)


def test_the_title_of_a_sheet_is_clear_of_its_first_row(caseload: Path, run: Run, tmp_path: Path) -> None:
    run("list", "-o", str(tmp_path / "list.xlsx"))
    (sheet,) = load_workbook(tmp_path / "list.xlsx").worksheets
    assert sheet.title == "Caseload as of Mon 11-23-2026"
    assert sheet.page_margins.top - sheet.page_margins.header >= 0.3


@pytest.mark.parametrize(
    "words", [["due"], ["list"], ["export", "deadlines"], ["calendar"], ["events"], ["check"]], ids=" ".join
)
def test_a_csv_file_begins_with_the_mark_and_a_pipe_does_not(
    caseload: Path, run: Run, tmp_path: Path, words: list[str]
) -> None:
    path = tmp_path / "list.csv"
    done = run(*words, "-o", str(path))
    assert done.returncode == 0, done.stderr
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    piped = run(*words, "--format", "csv").stdout
    assert path.read_text(encoding="utf-8-sig") == piped.replace("\r\n", "\n")


@pytest.mark.parametrize("kind", ["xlsx", "pdf"])
def test_a_terminal_gets_no_workbook_and_no_pages(caseload: Path, kind: str) -> None:
    with pytest.raises(AssertionError, match=f"is not text: add -o FILE, like -o list.{kind}"):
        on_screen("due", "--format", kind, cwd=caseload.parent, width=80)


def test_a_workbook_is_made_where_not_even_the_day_is_known(caseload: Path, run: Run, tmp_path: Path) -> None:
    (caseload / "casemgr.yaml").write_text("schema: 1\ndistrict: [\n", encoding="utf-8")
    done = run("check", "-o", str(tmp_path / "problems.xlsx"))
    assert done.returncode == 1, done.stderr
    (sheet,) = load_workbook(tmp_path / "problems.xlsx").worksheets
    assert sheet["A2"].value == "casemgr.yaml"
