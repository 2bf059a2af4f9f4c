"""Who asked for records, and how, is never assumed without a word."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import Run
from terminal import asked

OF_AGE, MINOR = "2008-11-23", "2008-11-24"


def added(run: Run, born: str) -> None:
    named = ["--name", "Yuri Lang", "--born", born, "--grade", "12", "--school", "Fernbrook High"]
    reviews = ["--last-annual", "2026-03-10", "--last-evaluation", "2025-03-11"]
    assert run("add", "yuri-l", *named, *reviews).returncode == 0


def request_on_file(run: Run) -> tuple[str, str]:
    events = json.loads(run("show", "yuri-l", "--format", "json").stdout)["events"]
    (found,) = [each for each in events if each["type"] == "records_requested"]
    return found["requester"], found["form"]


@pytest.mark.parametrize(
    ("options", "note"),
    [
        ([], "taken as asked for by the parent, in writing; if not: casemgr correct yuri-l "),
        (["--oral"], "taken as asked for by the parent; if not: "),
        (["--by", "parent"], "taken as asked for in writing; if not: "),
        (["--by", "parent", "--oral"], ""),
    ],
)
def test_what_was_not_said_is_named(caseload: Path, run: Run, options: list[str], note: str) -> None:
    added(run, MINOR)
    done = run("records-request", "yuri-l", *options)
    assert done.returncode == 0
    assert ("taken as" in done.stderr) == bool(note)
    assert note in done.stderr


def test_of_a_student_of_age_it_has_to_be_said(caseload: Path, run: Run) -> None:
    added(run, OF_AGE)
    refused = run("records-request", "yuri-l", "--oral")
    assert refused.returncode == 2
    assert "Yuri Lang is of age, and has the parents' rights. Who asked?" in refused.stderr
    assert "--by adult-student" in refused.stderr
    assert run("records-request", "yuri-l", "--by", "student", "--oral").returncode == 0
    assert request_on_file(run) == ("adult-student", "oral")


def test_at_a_keyboard_it_is_asked(caseload: Path, run: Run) -> None:
    added(run, OF_AGE)
    asked(caseload, ["--as-of", "2026-11-23", "records-request", "yuri-l"], ["parent"])
    assert request_on_file(run) == ("parent", "written")
