"""`import --fill-in`: what is still missing as a sheet, and back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl

import seis
from conftest import Run

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
        assert "language: {status: EL, home: Spanish}" in text
        assert "name: Rosa Paz" in text
        assert "555-0100" in text
        assert "{name: Ingrid Sato, service: speech}" in text
    assert run("check").returncode == 0
    assert run("import", "fill-in.xlsx", "--yes").stdout.endswith("Nothing to record.\n")
    last = run("import", "fill-in.xlsx", "--yes", "--fill-in", "more.xlsx")
    assert "Nothing is missing" in last.stdout


def test_an_import_says_what_its_file_does_not_hold(empty: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "iep-dates.csv").write_text(seis.iep_dates(3, date(2026, 3, 20)), encoding="utf-8")
    done = run("import", "iep-dates.csv", "--yes")
    assert done.returncode == 0, done.stderr
    assert "Not in the file: language (3), phone (3), providers (3)." in done.stdout
