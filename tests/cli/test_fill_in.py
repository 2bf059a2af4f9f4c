"""`import --fill-in`: what is still missing as a sheet, and back."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import yaml

import seis
from conftest import Run
from terminal import asked

ANSWERS = {
    "contact_name": "Rosa Paz",
    "contact_phone": "555-0100",
    "contact_language": "Spanish",
    "language": "EL",
    "home_language": "Spanish",
    "provider_name": "Ingrid Sato",
    "provider_service": "speech",
}


def test_what_is_missing_goes_out_and_comes_back(empty: Path, run: Run, tmp_path: Path) -> None:
    text = seis.iep_dates(4, date(2026, 3, 20))
    lines = text.splitlines()
    lines[1] = lines[1].replace("03/15/2029", "")  # no triennial
    lines[2] = lines[2].replace("Fernbrook Elementary,1,", "Fernbrook Elementary,,")  # no grade
    (tmp_path / "iep-dates.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = run("import", "iep-dates.csv", "--yes", "--fill-in", "fill-in.xlsx")
    assert done.returncode == 1, done.stderr
    assert "4 students to fill in; then: casemgr import fill-in.xlsx" in done.stdout
    book = openpyxl.load_workbook(tmp_path / "fill-in.xlsx")
    sheet = book["Fill in"]
    headers = [cell.value for cell in sheet[1]]
    rows = {sheet.cell(n, 3).value: n for n in range(2, 6)}
    assert sheet.data_validations.dataValidation
    cells = zip(headers, sheet[rows["Amara"]], strict=True)
    colored = {header for header, cell in cells if cell.fill.fill_type == "solid"}
    assert colored == {*ANSWERS, "contact_relation", "last_evaluation"} - {"contact_language"}
    sheet.cell(rows["Bao"], headers.index("grade") + 1, "1")
    sheet.cell(rows["Amara"], headers.index("last_evaluation") + 1, date(2025, 3, 15))
    for row in rows.values():
        for name, said in ANSWERS.items():
            sheet.cell(row, headers.index(name) + 1, said)
    book.save(tmp_path / "fill-in.xlsx")
    book.close()
    back = run("import", "fill-in.xlsx", "--yes")
    assert back.returncode == 0, back.stderr
    files = {path.stem: path.read_text(encoding="utf-8") for path in (empty / "students").iterdir()}
    assert 'grade: "1"' in files["bb1"]
    assert "last_evaluation: 2025-03-15" in files["aa1"]
    for text in files.values():
        assert yaml.safe_load(text)["language"] == {"status": "EL", "home": "Spanish"}
        assert "name: Rosa Paz" in text
        assert "555-0100" in text
        assert "{name: Ingrid Sato, service: speech}" in text
    assert run("check").returncode == 0
    assert run("import", "fill-in.xlsx", "--yes").stdout.endswith("Nothing to record.\n")
    last = run("import", "fill-in.xlsx", "--yes", "--fill-in", "more.xlsx")
    assert "Nothing is missing" in last.stdout


def test_a_dry_run_writes_no_sheet(empty: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "iep-dates.csv").write_text(seis.iep_dates(3, date(2026, 3, 20)), encoding="utf-8")
    done = run("import", "iep-dates.csv", "--dry-run", "--fill-in", "fill-in.xlsx")
    assert "Dry run: nothing was written.\nfill-in.xlsx was not written either" in done.stdout
    assert not (tmp_path / "fill-in.xlsx").exists()


def test_an_import_says_what_its_file_does_not_hold(empty: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "iep-dates.csv").write_text(seis.iep_dates(3, date(2026, 3, 20)), encoding="utf-8")
    done = run("import", "iep-dates.csv", "--yes")
    assert done.returncode == 0, done.stderr
    assert "Not in the file: language status (3), phone (3), providers (3)." in done.stdout


def test_a_last_date_that_is_filled_in_shows_how_a_year_is_counted(
    empty: Path, run: Run, tmp_path: Path
) -> None:
    lines = seis.iep_dates(2, date(2026, 3, 20), a_day_short=True).splitlines()
    lines[1:] = [_without_the_iep(line) for line in lines[1:]]
    lines[2] = lines[2].replace("Fernbrook Elementary,1,", "Fernbrook Elementary,,")  # no grade: not taken
    (tmp_path / "iep-dates.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert run("import", "iep-dates.csv", "--yes", "--fill-in", "fill-in.xlsx").returncode == 1
    book = openpyxl.load_workbook(tmp_path / "fill-in.xlsx")
    sheet = book["Fill in"]
    headers = [str(cell.value) for cell in sheet[1]]
    place = headers.index("last_annual") + 1
    rows = {sheet.cell(number, 3).value: number for number in (2, 3)}
    on_file: Any = sheet.cell(rows["Amara"], place)
    not_taken: Any = sheet.cell(rows["Bao"], place)
    following: Any = sheet.cell(rows["Bao"], headers.index("next_annual") + 1).value
    assert not_taken.value is None
    on_file.value += timedelta(days=1)
    not_taken.value = following.replace(year=following.year - 1) + timedelta(days=1)
    sheet.cell(rows["Bao"], headers.index("grade") + 1, "1")
    book.save(tmp_path / "fill-in.xlsx")
    book.close()
    said = run("import", "fill-in.xlsx", "--dry-run", "--yes").stderr
    assert "Note: The next annual dates are a year less a day after the last ones." in said
    asked(tmp_path, ["import", "fill-in.xlsx"], ["y", "", "", "y"], 1)
    assert "anniversary: day_before" in (empty / "casemgr.yaml").read_text(encoding="utf-8")
    shown = run("due", "--format", "csv").stdout
    assert f"{following:%Y-%m-%d}" in shown


def _without_the_iep(line: str) -> str:
    """A row without the day and the type of the last meeting."""
    return ",".join([*line.split(",")[:-2], "", ""])
