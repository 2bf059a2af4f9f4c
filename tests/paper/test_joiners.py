"""Names that are written with a joiner or a non-joiner are printed as they are, wherever they are printed."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest
from icalendar import Calendar

from casemgr.characters import printable
from conftest import Run, on_screen

NAMES = ["नारायण\u200dन", "علی\u200cرضا", "ක්\u200dෂේම"]


@pytest.fixture(params=NAMES, ids=["joiner", "non-joiner", "joiner-sinhala"])
def name(request: pytest.FixtureRequest, caseload: Path) -> str:
    """Ana Rivera's first name from now on."""
    path = caseload / "students/ana-r.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("{first: Ana,", f"{{first: {request.param},"), encoding="utf-8")
    return str(request.param)


@pytest.mark.parametrize(
    "words", [["list"], ["show", "ana-r"], ["history", "ana-r"], ["calendar", "--label", "names"]]
)
def test_on_the_screen_and_in_a_pipe(caseload: Path, run: Run, name: str, words: list[str]) -> None:
    for page in (run(*words).stdout, on_screen(*words, cwd=caseload.parent, width=120)):
        assert name in page
        assert "\\x200" not in page


def test_in_csv_and_json(caseload: Path, run: Run, name: str) -> None:
    rows = csv.DictReader(io.StringIO(run("list", "--format", "csv").stdout))
    assert f"{name} Rivera" in [row["name"] for row in rows]
    students = json.loads(run("list", "--format", "json").stdout)["students"]
    assert f"{name} Rivera" in [student["name"] for student in students]


def test_on_the_wall_in_a_feed_and_in_a_spreadsheet(caseload: Path, run: Run, name: str) -> None:
    for file in ("year.xlsx", "year.ics", "year.txt", "year.html"):
        assert run("calendar", "--label", "names", "-o", file).returncode == 0
    book = openpyxl.load_workbook(caseload.parent / "year.xlsx")
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any(f"{name} Rivera" in text for text in cells)
    feed = Calendar.from_ical((caseload.parent / "year.ics").read_bytes())
    assert any(f"{name} Rivera" in str(event["summary"]) for event in feed.walk("VEVENT"))
    for file in ("year.txt", "year.html"):
        assert f"{name} Rivera" in (caseload.parent / file).read_text(encoding="utf-8")
    assert not any("\\x200" in text for text in cells)


def test_in_what_a_recording_command_says(caseload: Path, run: Run, name: str) -> None:
    assert f"{name} Rivera (ana-r)" in run("note", "ana-r", "x").stdout
    assert f"{name} Rivera" in run("letter", "hand-off", "ana-r").stdout


@pytest.mark.parametrize("sign", ["\x1b", "\u202e", "\u200b", "\u2066", "\ufeff", "\u00ad"])
def test_what_moves_or_hides_text_is_still_shown_as_its_code(sign: str) -> None:
    assert printable(f"a{sign}b") == f"a\\x{ord(sign):02x}b"
