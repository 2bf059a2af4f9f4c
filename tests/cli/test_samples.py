"""The sample exports: what each must give, and from nothing to a year's calendar in a few commands."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from conftest import Run

SAMPLES = Path(__file__).parent.parent / "exchange" / "samples"
AS_OF = ("--as-of", "2026-11-23")
SCHOOLS = (
    "Fernbrook Elementary=elementary",
    "Alder Creek Elementary=elementary",
    "Fernbrook Middle=secondary",
)
WHO = ("--district", "Fernbrook Unified", "--case-manager", "Dana Whitfield")


def sample(name: str) -> str:
    return str(SAMPLES / name)


@pytest.fixture
def here(tmp_path: Path, run: Run) -> Run:
    """The program in a new folder of three schools, in November."""
    words = [word for school in SCHOOLS for word in ("--school", school)]
    assert run("init", "mine", *WHO, *words).returncode == 0
    return lambda *given: run("--caseload", "mine", *AS_OF, *given)


def rows(here: Run) -> dict[str, dict[str, Any]]:
    """The students on file, as they go out again."""
    lines = here("export", "students", "--names", "--format", "jsonl").stdout.splitlines()
    return {row["casemgr_id"]: row for row in map(json.loads, lines)}


def test_seis_iep_dates(here: Run) -> None:
    done = here("import", sample("seis-iep-dates.csv"), "--yes")
    assert done.returncode == 1
    found = rows(here)
    assert set(found) == {"ar1", "jn1", "so1", "ms1", "tn1", "ar2", "ao1"}
    assert [found[key]["born"] for key in ("ar1", "ar2")] == ["2017-04-12", "2015-08-30"]  # two Ana Riveras
    miles = found["ms1"]
    assert (miles["last"], miles["first"], miles["suffix"]) == ("Smith", "Miles", "Jr.")
    assert (miles["last_annual"], miles["last_evaluation"]) == ("2025-08-15", "2024-06-20")
    assert "seis-iep-dates.csv:5: Date of Next Annual Plan Review: “13/45/2026” is not a day" in done.stderr
    assert "last_evaluation" not in found["jn1"]
    assert "jn1: no date of the last or next evaluation: its deadline stays unknown" in done.stderr
    assert found["jn1"]["preferred"] == "Pepe"
    assert found["ao1"]["grade"] == "TK"
    assert found["ar1"]["last_annual"] == "2025-10-14"
    assert "seis-iep-dates.csv:10: is being evaluated, and the file has no day" in done.stderr
    assert "Kou Vang  has another case manager: Paula Reyes" in done.stdout
    paula = here("import", sample("seis-iep-dates.csv"), "--case-manager", "Paula Reyes", "--yes")
    assert "New: 1 student" in paula.stdout


def test_seis_custom_search(here: Run) -> None:
    asked = here("import", sample("seis-custom-search.csv"), "--yes")
    assert asked.returncode == 1
    assert "seis-custom-search.csv:2: The file does not say the school (--school NAME)" in asked.stderr
    done = here("import", sample("seis-custom-search.csv"), "--yes", "--school", "fernbrook el")
    assert done.returncode == 0, done.stderr
    found = rows(here)
    ana, ben, tremaine = (found[key] for key in ("ar1", "bk1", "tw1"))
    assert (ana["last_annual"], ana["last_evaluation"]) == ("2025-10-14", "2024-10-14")
    assert ana["contact_address"] == "12 Oak St, Apt 3, Fernbrook 90000"
    assert (ben["last_annual"], ben["last_evaluation"], ben["grade"]) == ("2024-02-29", "2024-02-29", "K")
    assert (tremaine["consent"], tremaine.get("last_annual")) == ("2026-11-09", None)
    assert "Initial IEP" in here("due", "--student", "tw1").stdout
    assert here("import", sample("seis-custom-search.csv"), "--yes").stdout.endswith("Nothing to record.\n")


def test_seis_district_extract(here: Run, tmp_path: Path) -> None:
    done = here("import", sample("seis-district-extract.csv"), "--yes", "--fill-in", "fill-in.xlsx")
    assert done.returncode == 1
    assert "Ingrid Lund  exited on 2026-06-04" in done.stdout
    assert "seis-district-extract.csv:2: has no grade; a new student needs it" in done.stderr
    text = (SAMPLES / "seis-district-extract.csv").read_text(encoding="utf-8-sig")
    lines = [f'{line},"{cell}"' for line, cell in zip(text.splitlines(), ("Grade", 4, 6, 7), strict=True)]
    (tmp_path / "with-grades.csv").write_text("\n".join(lines), encoding="utf-8")
    assert here("import", "with-grades.csv", "--yes").returncode == 0
    found = rows(here)
    assert set(found) == {"ar1", "tq1"}
    assert found["ar1"]["last_evaluation"] == "2024-10-14"
    assert (found["tq1"]["referral"], found["tq1"]["consent"]) == ("2026-10-05", "2026-11-02")
    assert "Initial IEP" in here("due", "--student", "tq1").stdout


def test_seis_deliveries_and_goals(here: Run) -> None:
    refused = here("import", sample("seis-deliveries.csv"), "--yes")
    assert refused.returncode == 3
    assert "“Date of Birth”, “Date of Next Annual Plan Review”" in refused.stderr
    here("import", sample("seis-iep-dates.csv"), "--yes")
    before = here("due").stdout
    done = here("import", sample("seis-deliveries.csv"), "--yes")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Language and Speech, 30 min Weekly" in done.stdout
    assert "120 min Monthly" not in done.stdout  # an older row of a service that changed
    assert here("due").stdout == before  # what began before the student was added is no duty of today's
    assert len(rows(here)) == 7
    goals = here("import", sample("seis-goals.csv"), "--yes")
    assert "progress report 1 of this student is written for every goal" in goals.stderr
    assert "progress report 2 of this student is written for 1 of 2 goals" in goals.stderr
    again = here("import", sample("seis-deliveries.csv"), sample("seis-goals.csv"), "--yes")
    assert again.stdout.endswith("Nothing to record.\n")


def test_aeries_class_list(here: Run) -> None:
    done = here("import", sample("aeries-class-list.txt"), "--yes")
    assert done.returncode == 0
    found = rows(here)
    assert {row["grade"] for row in found.values()} == {"4", "TK", "5", "K"}
    assert len(found) == 4
    assert all("last_annual" not in row for row in found.values())
    assert here("drift", sample("aeries-class-list.txt")).returncode == 0
    shown = [here("show", student).stdout for student in found]
    assert all("General education teachers: " in page for page in shown)
    assert any("General education teachers: Reyes, Holt" in page for page in shown)


def test_oneroster(here: Run) -> None:
    files = [sample("oneroster-users.csv"), sample("oneroster-demographics.csv")]
    assert here("import", *files, "--yes").returncode == 3
    here("import", sample("aeries-class-list.txt"), "--yes")
    done = here("import", *files, "--yes")
    assert done.returncode == 1
    assert "oneroster-users.csv:4: " in done.stderr  # two schools: which?
    assert "Zed Old  is to be deleted there" in done.stdout
    assert len(rows(here)) == 4


@pytest.mark.parametrize("name", ["calendar-school-site.ics", "calendar-typed.csv"])
def test_calendars(here: Run, tmp_path: Path, name: str) -> None:
    done = here("year", "2026-27", "--from", sample(name), "--yes")
    text = (tmp_path / "mine" / "calendars" / "2026-27.yaml").read_text(encoding="utf-8")
    assert "first_day: 2026-08-12" in text
    assert "last_day: 2027-06-04" in text
    assert "{from: 2026-12-18, to: 2027-01-01, kind: break" in text
    assert "{from: 2027-04-12, to: 2027-04-16, kind: break" in text
    assert "2027-03-22" not in text
    assert "2026-11-06" not in text
    if name.endswith("csv"):
        assert "calendar-typed.csv:6: start_date: “2026-13-99” is not a day" in done.stderr
    else:
        assert "date: 2026-09-28, kind: staff_day" in text
        assert "is cancelled" in done.stdout
        assert "may be cut short" in done.stdout
        assert "2028-06-10" in done.stdout
        assert "for kindergarten" in done.stderr


def test_academic_sessions_hold_no_days_off(here: Run, tmp_path: Path) -> None:
    here("year", "2026-27", "--from", sample("oneroster-academicSessions.csv"), "--yes")
    text = (tmp_path / "mine" / "calendars" / "2026-27.yaml").read_text(encoding="utf-8")
    assert "first_day: 2026-08-12" in text
    assert "kind:" not in text


def many(count: int) -> str:
    """The sample of IEP Dates, its students with dates again and again under other names, ids and birth dates."""
    with (SAMPLES / "seis-iep-dates.csv").open(encoding="utf-8-sig", newline="") as file:
        header, *people = csv.reader(file)
    whole = [row for row in people if row[12] and row[11].startswith("Whitfield") and "45" not in row[13]]
    lines = [header]
    for number in range(count):
        row = list(whole[number % len(whole)])
        row[0], row[1] = str(4200000 + number), str(7100000000 + number)
        row[2] = f"{row[2]}{chr(ord('a') + number // 26)}{chr(ord('a') + number % 26)}"
        lines.append(row)
    return "\r\n".join(",".join(f'"{cell}"' for cell in line) for line in lines) + "\r\n"


def test_from_an_empty_folder_to_a_wall_calendar_in_five_commands(tmp_path: Path, run: Run) -> None:
    """Ten are allowed: init with the schools, the year from a feed, the import, the first page, and the calendar."""
    (tmp_path / "iep-dates.csv").write_text(many(28), encoding="utf-8-sig")
    schools = [word for school in SCHOOLS for word in ("--school", school)]
    mine = ("--caseload", "mine", *AS_OF)
    commands = [
        ("init", "mine", *WHO, *schools),
        (*mine, "year", "2026-27", "--from", sample("calendar-school-site.ics"), "--yes"),
        (*mine, "import", "iep-dates.csv", "--yes", "--last-progress", "11/6"),
        (*mine, "today"),
        (*mine, "calendar", "--year", "2026-27", "-o", "wall.html"),
    ]
    for command in commands:
        done = run(*command)
        assert done.returncode == ("year" in command), (
            command,
            done.stderr,
        )  # a feed leaves three days to decide
    page = (tmp_path / "wall.html").read_text(encoding="utf-8")
    listed = json.loads(run(*mine, "list", "--format", "json").stdout)["students"]
    assert len(listed) == 28
    assert "Winter Break" in page
    with (tmp_path / "iep-dates.csv").open(encoding="utf-8-sig", newline="") as file:
        due = {f"{row['First Name']} {row['Last Name']}": row for row in csv.DictReader(file)}
    for student in listed:
        month, day, year = due[f"{student['first']} {student['last']}"][
            "Date of Next Annual Plan Review"
        ].split("/")
        assert student["annual"] == f"{year}-{month}-{day}"
    next_month = (tmp_path / "iep-dates.csv").read_bytes().decode("utf-8-sig")
    assert run("--caseload", "mine", "--as-of", "2026-12-21", "drift", "iep-dates.csv").returncode == 0
    changed = next_month.replace("Fernbrook Middle", "Fernbrook Elementary", 1)
    (tmp_path / "december.csv").write_text(changed, encoding="utf-8")
    drift = run("--caseload", "mine", "--as-of", "2026-12-21", "drift", "december.csv", "--format", "json")
    found = json.loads(drift.stdout)["differences"]
    assert drift.returncode == 1
    assert [(each["kind"], each["there"]) for each in found] == [("school", "Fernbrook Elementary")]
