"""Every list as JSON and as CSV: never empty where its table is not, and with the same three keys in all JSON."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from conftest import HERE, Run
from lists import APART, FROM_FILES, LISTINGS, Listing, list_commands


def data_of(run: Run, *words: str) -> dict[str, Any]:
    done = run(*words, "--format", "json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found


def rows_of(run: Run, *words: str) -> list[list[str]]:
    """The rows of CSV, without the head."""
    done = run(*words, "--format", "csv")
    assert done.returncode == 0, done.stderr
    return list(csv.reader(io.StringIO(done.stdout)))[1:]


def test_every_command_that_takes_a_format_is_tried() -> None:
    assert {listing.words[0] for listing in (*LISTINGS, *APART)} | FROM_FILES == list_commands()


@pytest.mark.parametrize("listing", [*LISTINGS, *APART], ids=str)
def test_all_json_has_its_schema_its_day_and_its_problems(few: Path, run: Run, listing: Listing) -> None:
    data = data_of(run, *listing.words)
    assert (data["schema"], data["as_of"], data["problems"]) == (1, "2026-11-23", [])
    assert isinstance(data[listing.key], list)


@pytest.mark.parametrize("listing", [each for each in LISTINGS if each.csv], ids=str)
def test_json_and_csv_are_as_long_as_the_table(few: Path, run: Run, listing: Listing) -> None:
    run("contact", "ana-r", "--how", "telephone", "--result", "no answer")  # the example has none
    rows = rows_of(run, *listing.words)
    assert rows
    assert len(data_of(run, *listing.words)[listing.key]) == len(rows)


def test_the_reference_of_events_holds_each_of_its_rows(few: Path, run: Run) -> None:
    events = data_of(run, "events")["events"]
    rows = rows_of(run, "events")
    assert sum(1 + len(event["fields"]) for event in events) == len(rows)


def test_check_lists_its_problems_in_every_format(few: Path, run: Run) -> None:
    (few / "students/ana-r.yaml").write_text("schema: 1\n", encoding="utf-8")
    done = run("check", "--format", "json")
    data = json.loads(done.stdout)
    assert (done.returncode, data["schema"], data["as_of"]) == (1, 1, "2026-11-23")
    rows = list(csv.reader(io.StringIO(run("check", "--format", "csv").stdout)))[1:]
    assert rows
    assert [problem["message"] for problem in data["problems"]] == [row[2] for row in rows]


def test_history_has_the_events_of_the_file_in_their_order(few: Path, run: Run) -> None:
    run("note", "ana-r", "a slip", "--on", "2026-11-20")
    note = next(e for e in data_of(run, "history", "ana-r")["events"] if e.get("text") == "a slip")
    assert note["date"] == "2026-11-20"
    assert run("void", "ana-r", note["id"], "--why", "a slip").returncode == 0
    events = data_of(run, "history", "ana-r")["events"]
    assert [event["date"] for event in events] == sorted(event["date"] for event in events)
    assert [event["id"] for event in events if event["void"]] == [note["id"]]
    assert [event["id"] for event in events] == [row[1] for row in rows_of(run, "history", "ana-r")]
    in_file_order = data_of(run, "show", "ana-r")["events"]
    assert in_file_order[-1]["type"] == "void"
    assert sorted(in_file_order, key=lambda event: event["date"]) == events


def test_the_deadlines_are_in_the_same_order_as_json_and_as_csv(few: Path, run: Run) -> None:
    deadlines = data_of(run, "due", "--all")["deadlines"]
    keys = ("due", "student", "rule", "started_on", "status")
    csv_text = run("due", "--all", "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(csv_text)))
    assert [[each[key] or "" for key in keys] for each in deadlines] == [
        [row[key] for key in keys] for row in rows
    ]
    assert deadlines != sorted(deadlines, key=lambda each: each["student"])


def test_an_overdue_deadline_is_the_exit_code_in_json_too(few: Path, run: Run) -> None:
    for form in ("table", "json"):
        assert run("due", "--exit-code", "--format", form).returncode == 1
        assert run("due", "--exit-code", "--format", form, "--student", "ana-r").returncode == 0


def test_today_s_csv_is_as_long_as_its_json(few: Path, run: Run) -> None:
    lines = [line for part in data_of(run, "today")["parts"].values() for line in part]
    assert len(lines) > 15
    assert len(rows_of(run, "today")) == len(lines)


def test_the_preview_of_a_year_has_the_three_keys(caseload: Path, run: Run) -> None:
    shutil.copy(HERE / "calendars/sample-2027-28.yaml", caseload / "calendars/2027-28.yaml")
    data = data_of(run, "start-year", "--year", "2027-28")
    assert (data["schema"], data["as_of"], data["problems"]) == (1, "2026-11-23", [])
    assert len(data["students"]) == len(rows_of(run, "start-year", "--year", "2027-28")) > 20


def test_why_without_a_clock_has_the_three_keys(few: Path, run: Run) -> None:
    data = data_of(run, "why", "luk-g", "initial-iep")
    assert data == {"schema": 1, "as_of": "2026-11-23", "deadline": None, "problems": []}


@pytest.mark.parametrize("words", [["rules"], ["events"], ["duties"]], ids=" ".join)
def test_what_needs_no_caseload_has_the_three_keys_without_one(
    tmp_path: Path, run: Run, words: list[str]
) -> None:
    data = data_of(run, "--as-of", "2026-11-01", *words)
    assert (data["schema"], data["as_of"], data["problems"]) == (1, "2026-11-01", [])
    assert data[words[0]]
