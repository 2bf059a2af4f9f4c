"""What is printed, opened by the programs of others: a browser, a PDF reader, a calendar client, a spreadsheet."""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import subprocess
import sys
import unicodedata
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar, Event
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from test_wallcalendar import HOSTILE, entries, rename

from conftest import Run
from libreoffice import converted, needs_office, pages_of
from outcome import ok
from readers import facts_of, printed_by_browser, program, text_of

KHAL = """
[calendars]
[[iep]]
path = {folder}/events
[sqlite]
path = {folder}/khal.db
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = America/Los_Angeles
default_timezone = America/Los_Angeles
"""


# --- a browser ----------------------------------------------------------------------------------


def test_a_browser_prints_every_sheet_on_a_page_of_its_own(caseload: Path, run: Run, tmp_path: Path) -> None:
    ok(run, "calendar", "--since", "2026-11-09", "-o", "year.html")
    page = (tmp_path / "year.html").read_text(encoding="utf-8")
    printed = printed_by_browser(tmp_path / "year.html")
    pages = text_of(printed)
    assert len(pages) == page.count('<section class="sheet')
    assert facts_of(printed)["Page size"].startswith("792 x 612")
    for number, text in enumerate(pages, start=1):
        assert "CONFIDENTIAL: student information" in text
        assert f"as of Mon 11/23/2026 · page {number} of {len(pages)}" in " ".join(text.split())
    assert "December 2026" in pages[2]
    named = {e["label"] for e in entries(run, "--from", "12/1", "--to", "12/31", "--only", "annual,initial")}
    assert named
    assert all(label in pages[2] for label in named)


def test_a_browser_shows_hostile_names_as_text(caseload: Path, run: Run, tmp_path: Path) -> None:
    rename(caseload, "tho-q", "Ana", HOSTILE[0])
    rename(caseload, "yas-h", "محمد", "المصري")
    ok(run, "calendar", "--label", "names", "-o", "year.html")
    text = "".join("".join(text_of(printed_by_browser(tmp_path / "year.html"), "-raw")).split())
    assert "".join(HOSTILE[0].split()) in text
    assert "Nguyễn" in text
    assert re.search("[\u0600-\u06ff]{3}", unicodedata.normalize("NFKC", text))


# --- a PDF reader -------------------------------------------------------------------------------


def test_the_pdf_is_tagged_dated_and_marked_on_every_page(caseload: Path, run: Run, tmp_path: Path) -> None:
    ok(run, "calendar", "--since", "2026-11-09", "-o", "year.pdf", TZ="UTC")
    facts = facts_of(tmp_path / "year.pdf")
    assert (facts["Title"], facts["Tagged"]) == ("Master calendar 2026-27", "yes")
    assert facts["CreationDate"].startswith("Mon Nov 23 00:00:00 2026")
    pages = text_of(tmp_path / "year.pdf")
    assert len(pages) == int(facts["Pages"])
    for number, text in enumerate(pages, start=1):
        assert "CONFIDENTIAL: student information" in text
        assert f"page {number} of {len(pages)}" in " ".join(text.split())
    assert b"pdfuaid" in (tmp_path / "year.pdf").read_bytes()
    for words in ("Due and not scheduled", "Triennials of the year", "Each student", "Progress reports"):
        assert any(words in text for text in pages)
    assert any("Changed since Mon 11/9/2026" in text for text in pages)


def test_the_pdf_holds_names_of_many_letters_as_text(caseload: Path, run: Run, tmp_path: Path) -> None:
    names = ("Nguyễn Thị Hồng Ðặng", "Íñigo Ávila-Łukasz", *HOSTILE)
    for student, name in zip(("ana-r", "ben-k", "sof-l", "tho-q", "mar-f", "kou-v"), names, strict=True):
        rename(caseload, student, "Xyooj", name)
    ok(run, "calendar", "--label", "names", "-o", "year.pdf")
    text = re.sub(r"\s", "", "".join(text_of(tmp_path / "year.pdf", "-raw")))
    assert all(re.sub(r"\s", "", name) in text for name in names)


# --- a calendar client --------------------------------------------------------------------------


def feed_of(run: Run, *words: str, as_of: str = "2026-11-23") -> dict[str, Any]:
    """The feed, strictly parsed: UID → event."""
    calendar = Calendar.from_ical(ok(run, "--as-of", as_of, "calendar", "--format", "ics", *words))
    events = [event for event in calendar.walk("VEVENT") if isinstance(event, Event)]
    assert not any(event.errors for event in events)
    assert len({str(event["uid"]) for event in events}) == len(events)
    return {str(event["uid"]): event for event in events}


def test_deadlines_are_private_days_that_block_nothing(caseload: Path, run: Run) -> None:
    feed = {uid: event for uid, event in feed_of(run).items() if ".meeting." not in uid}
    assert len(feed) > 100
    for event in feed.values():
        start = event["dtstart"].dt
        assert type(start) is date
        assert event["dtend"].dt == start + timedelta(days=1)
        assert (event["class"], event["transp"]) == ("PRIVATE", "TRANSPARENT")


def test_a_booked_meeting_blocks_its_hour_at_its_place(caseload: Path, run: Run) -> None:
    settings = caseload / "casemgr.yaml"
    (meeting,) = (e for uid, e in feed_of(run, "--student", "ben-k").items() if ".meeting." in uid)
    start = meeting["dtstart"].dt
    assert (start.isoformat(), str(start.tzinfo)) == ("2026-12-02T14:15:00-08:00", "America/Los_Angeles")
    assert meeting["dtend"].dt - start == timedelta(minutes=60)
    assert (meeting["location"], meeting["transp"]) == ("Room 12", "OPAQUE")
    assert [alarm["trigger"].dt for alarm in meeting.walk("VALARM")] == [timedelta(days=-1)]
    settings.write_text(
        settings.read_text(encoding="utf-8").replace(
            "printing:", "meeting_minutes: 45\ntime_zone: America/Denver\nprinting:"
        ),
        encoding="utf-8",
    )
    (meeting,) = (e for uid, e in feed_of(run, "--student", "ben-k").items() if ".meeting." in uid)
    assert str(meeting["dtstart"].dt.tzinfo) == "America/Denver"
    assert meeting["dtend"].dt - meeting["dtstart"].dt == timedelta(minutes=45)


def test_what_was_done_is_confirmed_with_a_check_mark_and_silent(caseload: Path, run: Run) -> None:
    held = feed_of(run, "--student", "sio-o")
    (meeting,) = (e for uid, e in held.items() if ".meeting." in uid)
    assert (meeting["summary"], meeting["status"]) == ("✓ Initial IEP meeting: SO", "CONFIRMED")
    assert meeting["dtstart"].dt.date() == date(2026, 10, 13)
    assert meeting.walk("VALARM") == []
    assert not any(e["status"] == "CANCELLED" for e in feed_of(run).values())  # nobody has read it before


def test_alarms_fit_the_clock(caseload: Path, run: Run) -> None:
    long = next(e for uid, e in feed_of(run).items() if uid.startswith("tho-q.annual-review."))
    assert [alarm["trigger"].dt for alarm in long.walk("VALARM")] == [timedelta(days=-6, hours=-16)]
    ok(run, "records-request", "ben-k", "--on", "2026-11-23")
    asked = feed_of(run, "--student", "ben-k", "--private")
    short = next(e for uid, e in asked.items() if uid.startswith("ben-k.records-copies") and e.walk("VALARM"))
    assert [alarm["trigger"].dt for alarm in short.walk("VALARM")] == [timedelta(hours=-16)]


def test_a_meeting_that_moves_is_the_same_event_moved(caseload: Path, run: Run) -> None:
    before = feed_of(run, "--student", "sof-l")
    ok(
        run,
        "--as-of",
        "2026-11-24",
        "schedule-iep",
        "sof-l",
        "2026-12-10",
        "--purpose",
        "annual",
        "--time",
        "09:15",
    )
    after = feed_of(run, "--student", "sof-l", as_of="2026-11-24")
    (uid,) = [uid for uid in before if ".meeting." in uid]
    assert (before[uid]["dtstart"].dt.date(), after[uid]["dtstart"].dt.date()) == (
        date(2026, 12, 9),
        date(2026, 12, 10),
    )
    assert after[uid]["sequence"] > before[uid]["sequence"]
    assert after[uid]["summary"] == "Annual IEP meeting: SL"


def test_a_meeting_moved_since_the_last_printing_and_then_called_off_is_canceled(
    caseload: Path, run: Run
) -> None:
    (uid,) = [uid for uid in feed_of(run, "--student", "ben-k") if ".meeting." in uid]
    ok(run, "--as-of", "2026-11-24", "schedule-iep", "ben-k", "2026-12-03", "--purpose", "annual")
    ok(run, "--as-of", "2026-11-24", "exit", "ben-k", "--reason", "moved-in-state")
    after = feed_of(run, "--student", "ben-k", "--since", "2026-11-23", as_of="2026-11-24")
    assert (after[uid]["status"], after[uid]["dtstart"].dt) == ("CANCELLED", date(2026, 12, 3))


def test_a_deadline_that_moves_keeps_its_event_and_one_met_is_checked(caseload: Path, run: Run) -> None:
    uid = "pah-x.assessment-plan."
    before = next(e for key, e in feed_of(run, "--student", "pah-x").items() if key.startswith(uid))
    assert before["status"] == "CONFIRMED"
    ok(run, "extend", "pah-x", "assessment-plan", "--until", "2026-12-11", "--signed", "2026-11-23")
    moved = next(e for key, e in feed_of(run, "--student", "pah-x").items() if key.startswith(uid))
    assert moved["uid"] == before["uid"]
    assert moved["sequence"] > before["sequence"]
    assert (before["dtstart"].dt, moved["dtstart"].dt) == (date(2026, 12, 1), date(2026, 12, 11))
    ok(run, "--as-of", "2026-12-02", "assessment-plan", "pah-x")
    met = next(
        e for k, e in feed_of(run, "--student", "pah-x", as_of="2026-12-02").items() if k.startswith(uid)
    )
    assert (met["uid"], met["status"]) == (before["uid"], "CONFIRMED")
    assert met["summary"].startswith("✓ ")
    assert met["dtstart"].dt == date(2026, 12, 2)
    assert met["sequence"] > moved["sequence"]


def test_a_clock_ended_since_the_last_printing_is_cancelled(caseload: Path, run: Run) -> None:
    before = feed_of(run, "--student", "ana-r")
    (uid,) = [key for key in before if ".initial-iep." in key]
    ok(run, "na", "ana-r", "initial-iep", "--force", "--why", "moved to another school")
    since = ("--student", "ana-r", "--since")
    ended = feed_of(run, *since, "2026-11-22")[uid]
    assert ended["status"] == "CANCELLED"
    assert ended["summary"].startswith("Canceled: ")  # also where a program shows no status
    assert uid not in feed_of(run, "--student", "ana-r")
    assert uid not in feed_of(run, *since, "2026-11-23")


@pytest.mark.parametrize(
    ("printed", "is_canceled"), [("2027-01-30", True), ("2027-01-31", False), ("2027-02-28", False)]
)
def test_a_clock_that_a_birthday_ended_is_canceled_once(
    caseload: Path, run: Run, printed: str, is_canceled: bool
) -> None:
    """The conference is due on November 2, and over on the third birthday, January 31."""
    who = ("--name", "Mia Tan", "--born", "2024-01-31", "--grade", "IN", "--school", "Alder Creek Elementary")
    ok(run, "early-start", "mia-t", *who, "--agency", "Harbor Regional Center", "--on", "2026-09-14")
    feed = feed_of(run, "--student", "mia-t", "--since", printed, as_of="2027-02-28")
    ended = [each for uid, each in feed.items() if ".early-start-conference." in uid]
    assert [each["status"] for each in ended] == ["CANCELLED"] * is_canceled


def test_a_calendar_client_opens_the_feed_without_loss(caseload: Path, run: Run, tmp_path: Path) -> None:
    rename(caseload, "tho-q", "Nguyễn, Thị; Hồng", "\\\\n “Ñ” " + "long " * 30 + "name")
    khal = program(str(Path(sys.executable).parent / "khal"), "khal")
    (tmp_path / "khal.conf").write_text(KHAL.format(folder=tmp_path), encoding="utf-8")
    (tmp_path / "events").mkdir()
    feed = feed_of(run, "--label", "names")
    ok(run, "calendar", "--label", "names", "-o", "year.ics")

    def client(*words: str) -> str:
        command = [khal, "-c", str(tmp_path / "khal.conf"), *words]
        return subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path).stdout

    client("import", "--batch", "-a", "iep", "year.ics")
    client("import", "--batch", "-a", "iep", "year.ics")  # once more: nothing doubles
    assert len(list((tmp_path / "events").glob("*.ics"))) == len(feed)
    shown = client("list", "--notstarted", "--format", "{uid}|{start-date}|{title}", "2026-07-01", "365d")
    listed = sorted(line.split("|", 2) for line in shown.splitlines() if "|" in line)
    assert listed == sorted([uid, str(e["dtstart"].dt)[:10], str(e["summary"])] for uid, e in feed.items())


@pytest.mark.process
@pytest.mark.skipif(not shutil.which("calcurse"), reason="calcurse is not installed here")
def test_calcurse_shows_meetings_at_their_hour(caseload: Path, run: Run, tmp_path: Path) -> None:
    """On both sides of the first Sunday of November."""
    ok(run, "calendar", "-o", "year.ics")

    def client(*words: str) -> str:
        there = os.environ | {"TZ": "America/Los_Angeles"}
        command = ["calcurse", "-D", str(tmp_path / "calcurse"), *words]
        return subprocess.run(
            command, capture_output=True, encoding="utf-8", check=True, cwd=tmp_path, env=there
        ).stdout

    (tmp_path / "calcurse").mkdir()
    assert "0 skipped" in client("-i", "year.ics")
    shown = client("-Q", "--from", "10/13/2026", "--days", "51").replace("\n\t", " ")
    assert " - 14:15 -> 15:15 ✓ Initial IEP meeting: SO\n" in shown
    assert " - 14:15 -> 15:15 Annual IEP meeting: BK\n" in shown


SYNCED = """
[general]
status_path = "{folder}/status/"
[pair iep]
a = "feed"
b = "here"
collections = null
conflict_resolution = "a wins"
[storage feed]
type = "singlefile"
path = "{folder}/year.ics"
[storage here]
type = "filesystem"
path = "{folder}/here"
fileext = ".ics"
"""


@pytest.mark.process
@pytest.mark.skipif(not shutil.which("vdirsyncer"), reason="vdirsyncer is not installed here")
def test_a_synced_feed_moves_events_in_place(caseload: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "sync.conf").write_text(SYNCED.format(folder=tmp_path), encoding="utf-8")

    def synced() -> dict[str, str]:
        for _ in range(2):  # the second time there is nothing to do
            command = ["vdirsyncer", "-c", str(tmp_path / "sync.conf"), "sync"]
            done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path)
        assert "item" not in done.stderr + done.stdout
        return {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "here").iterdir()}

    ok(run, "calendar", "-o", "year.ics")
    discover = ["vdirsyncer", "-c", str(tmp_path / "sync.conf"), "discover", "iep"]
    subprocess.run(discover, capture_output=True, check=True, cwd=tmp_path)
    before = synced()
    assert len(before) == len(feed_of(run))
    ok(run, "reschedule", "ben-k", "2027-03-15", "--why", "the parent works", "--force")
    ok(run, "calendar", "-o", "year.ics", "--overwrite")
    after = synced()
    assert set(before) <= set(after)
    (moved,) = (name for name, text in before.items() if "UID:ben-k.meeting." in text)
    assert "DTSTART;TZID=America/Los_Angeles:20270315T141500" in after[moved]


# --- a spreadsheet ------------------------------------------------------------------------------


def test_the_spreadsheet_has_a_row_a_student_and_a_row_a_deadline(
    caseload: Path, run: Run, tmp_path: Path
) -> None:
    ok(run, "calendar", "--since", "2026-11-09", "-o", "year.xlsx")
    book = load_workbook(tmp_path / "year.xlsx")
    assert book.sheetnames == ["Students", "Deadlines", "Triennials", "Changed since Mon 11-9-2026"]
    found = entries(run)
    deadlines, students = book["Deadlines"], book["Students"]
    assert deadlines.max_row == len(found) + 1
    assert deadlines["B2"].value == datetime.fromisoformat(found[0]["date"])
    (annual,) = (row for row in students.iter_rows(values_only=True) if row[0] == "BK")
    assert annual[1:3] == (datetime(2026, 12, 4), "booked")  # noqa: DTZ001 - as the file holds it
    assert annual[7] == datetime(2027, 12, 4)  # noqa: DTZ001 - as the file holds it
    assert book.properties.modified == datetime(2026, 11, 23)  # noqa: DTZ001 - as the file holds it


def test_the_workbook_has_the_triennials_of_the_wall_and_of_a_later_year_no_consent_yet(
    caseload: Path, run: Run, tmp_path: Path
) -> None:
    def rows(year: str) -> dict[str, tuple[Any, ...]]:
        ok(run, "calendar", "--year", year, "-o", f"{year}.xlsx")
        sheet = load_workbook(tmp_path / f"{year}.xlsx")["Triennials"]
        return {str(row[0]): row[3:8] for row in sheet.iter_rows(min_row=2, values_only=True)}

    now, later = rows("2026-27"), rows("2029-30")
    assert str(now["TQ"][0]) == "2026-10-07 00:00:00"
    assert now["JB"][2] == "next school year"
    assert later["TQ"][0] is later["TQ"][3] is later["TQ"][4] is None


def test_the_table_for_a_spreadsheet_says_in_words_where_another_reading_is_earlier(
    caseload: Path, run: Run
) -> None:
    rows = list(csv.DictReader(io.StringIO(ok(run, "calendar", "--format", "csv"))))
    earlier = [entry["earlier_elsewhere"] for entry in entries(run)]
    words = "another reading of the law gives an earlier date"
    assert any(earlier)
    assert [row["status"].endswith(f"; {words}") for row in rows] == earlier
    assert not any("*" in row["status"] for row in rows)


def test_every_sheet_filters_prints_and_shows_its_dates_whole(
    caseload: Path, run: Run, tmp_path: Path
) -> None:
    ok(run, "calendar", "--paper", "legal", "-o", "year.xlsx")
    for sheet in load_workbook(tmp_path / "year.xlsx"):
        assert sheet.auto_filter.ref == f"A1:{get_column_letter(sheet.max_column)}{sheet.max_row}"
        assert (sheet.freeze_panes, sheet.print_title_rows) == ("B2", "$1:$1")
        assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth) == (5, 1)
        assert sheet.conditional_formatting
        for row in sheet.iter_rows(min_row=2, values_only=True):
            for place, value in enumerate(row, start=1):
                if isinstance(value, date):
                    width = sheet.column_dimensions[get_column_letter(place)].width
                    assert width >= len("Wed 12/30/2026") + 3


@pytest.mark.process
@needs_office
def test_calc_shows_no_cell_as_number_signs(caseload: Path, run: Run, tmp_path: Path) -> None:
    ok(run, "calendar", "-o", "year.xlsx")
    ok(run, "progress-due", "-o", "progress-due.xlsx")  # days and words in one column
    pages = [page for pdf in converted(tmp_path, "xlsx") for page in pages_of(pdf)]
    assert len(pages) > 3
    assert not [page for page in pages if "##" in page]
    assert any("Tue 11/24/2026" in page for page in pages)


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_in_the_spreadsheet_is_a_formula(caseload: Path, run: Run, tmp_path: Path, name: str) -> None:
    rename(caseload, "tho-q", name, "Q")
    ok(run, "calendar", "--label", "names", "-o", "year.xlsx")
    book = load_workbook(tmp_path / "year.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "d"}
    assert any(cell.value == f"{name} Q" for cell in cells)
