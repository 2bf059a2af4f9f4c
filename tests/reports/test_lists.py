"""What the lists print: formats, golden pages, hostile text, the master calendar, and every explanation."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from casemgr.casefile.student import Student
from casemgr.cli.program.context import context_of
from casemgr.docket.derive import derive_from
from casemgr.docket.explain import explain
from casemgr.docket.facts import Facts
from casemgr.paper.labels import labels
from casemgr.reports.why import explanation_text
from casemgr.store.caseload import Caseload
from conftest import EXAMPLE, Run
from outcome import ok

Golden = Callable[[str, str], None]
AS_OF = Caseload(EXAMPLE).settings.as_of


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("today", ["today"]),
        ("due", ["due", "--within", "60"]),
        ("list", ["list"]),
        ("calendar", ["calendar", "--year", "2026-27"]),
        ("progress-due", ["progress-due"]),
        ("show-jos-n", ["show", "jos-n"]),
        ("why-annual-review", ["why", "sof-l", "annual-review"]),
        ("why-year-end", ["why", "sio-o", "assessment-plan"]),
        ("why-backward", ["why", "kou-v", "triennial-plan"]),
        ("why-school-days", ["why", "rav-m", "manifestation-review"]),
        ("why-business-days", ["why", "gid-e", "records-copies"]),
        ("why-every-day", ["why", "jos-n", "iep-after-eligibility", "--days"]),
        ("rules", ["rules"]),
        ("events", ["events"]),
        ("help", ["--help"]),
    ],
)
def test_golden_page(caseload: Path, run: Run, golden: Golden, name: str, words: list[str]) -> None:
    golden(f"{name}.txt", ok(run, *words))


def test_the_json_of_due_has_the_contract_s_keys(caseload: Path, run: Run) -> None:
    data = json.loads(ok(run, "due", "--student", "mar-f", "--format", "json"))
    assert (data["schema"], data["as_of"], data["problems"]) == (1, "2026-11-23", [])
    found = next(d for d in data["deadlines"] if d["rule"] == "reassessment-iep")
    assert list(found) == [
        "student",
        "name",
        "rule",
        "title",
        "short",
        "kind",
        "status",
        "started_on",
        "due",
        "hold_by",
        "met_on",
        "counted_days",
        "raw_days",
        "pauses",
        "cite",
        "other_readings",
    ]
    skipped = sum(_length(pause) for pause in found["pauses"])
    assert found["counted_days"] + skipped == found["raw_days"]
    readings = [other["reading"] for other in found["other_readings"]]
    assert readings == ["break_pause: published_break", "break_pause: excess_only", "break_pause: none"]


def _length(pause: dict[str, str]) -> int:
    from datetime import date

    return (date.fromisoformat(pause["to"]) - date.fromisoformat(pause["from"])).days + 1


@pytest.mark.parametrize(
    "words", [["due"], ["today"], ["list"], ["calendar"], ["progress-due"], ["rules"], ["events"], ["check"]]
)
def test_every_list_comes_as_csv_and_json(caseload: Path, run: Run, words: list[str]) -> None:
    rows = list(csv.reader(io.StringIO(ok(run, *words, "--format", "csv"))))
    assert all(len(row) == len(rows[0]) for row in rows)
    assert json.loads(ok(run, *words, "--format", "json"))["schema"] == 1


def test_a_file_s_ending_chooses_the_format(caseload: Path, run: Run, tmp_path: Path) -> None:
    ok(run, "due", "-o", "due.json")
    assert json.loads((tmp_path / "due.json").read_text(encoding="utf-8"))["schema"] == 1
    ok(run, "calendar", "-o", "year.txt")
    assert (tmp_path / "year.txt").read_text(encoding="utf-8").startswith("MASTER CALENDAR 2026-27")
    wrong = run("due", "-o", "due.docx")
    assert (wrong.returncode, "docx: no such format here; choose table, json, csv" in wrong.stderr) == (
        2,
        True,
    )


def test_the_table_lists_every_open_deadline(caseload: Path, run: Run) -> None:
    everything = json.loads(ok(run, "due", "--format", "json"))["deadlines"]
    days = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "—  ")
    assert len([line for line in ok(run, "due").splitlines() if line[:3] in days]) == len(everything)
    soon = ok(run, "due", "--within", "10")
    assert "open without a date are left out: casemgr due" in soon


def test_the_roster_leaves_out_who_has_left(caseload: Path, run: Run) -> None:
    assert "dmi-k" not in ok(run, "list")
    assert "dmi-k" in ok(run, "list", "--all")
    high = ok(run, "list", "--school", "fernbrook high")
    assert "luk-g" in high
    assert "ana-r" not in high


def test_exit_code_when_something_is_overdue(caseload: Path, run: Run) -> None:
    assert run("due", "--exit-code").returncode == 1
    assert run("due", "--exit-code", "--student", "ana-r").returncode == 0


def test_plain_casemgr_is_today_inside_a_caseload_and_help_outside(
    caseload: Path, run: Run, tmp_path: Path
) -> None:
    assert ok(run) == ok(run, "today")
    (tmp_path / "elsewhere").mkdir()
    caseload.rename(tmp_path / "elsewhere" / "moved")
    outside = run()
    assert outside.returncode == 2
    assert outside.stdout.startswith("Usage: casemgr")
    assert "no caseload here" in outside.stderr
    assert ok(run, CASEMGR_CASELOAD=str(tmp_path / "elsewhere/moved")).startswith("Mon 11/23 · ")


def test_as_of_shows_what_was_known_then(caseload: Path, run: Run) -> None:
    before = json.loads(
        ok(run, "--as-of", "2026-11-01", "due", "--student", "ana-r", "--all", "--format", "json")
    )
    rules = {d["rule"]: d["status"] for d in before["deadlines"]}
    assert rules["assessment-plan"] == "met"
    assert "initial-iep" not in rules
    assert ok(run, "today", CASEMGR_AS_OF="2026-11-01").startswith("Sun 11/1 · ")


def test_the_same_events_and_day_give_the_same_bytes(caseload: Path, run: Run) -> None:
    for words in (["due", "--format", "json"], ["calendar"], ["calendar", "--format", "csv"]):
        first = ok(run, *words)
        assert ok(run, *words, COLUMNS="200", LC_ALL="C", TZ="Asia/Tokyo", PYTHONHASHSEED="7") == first


def test_hostile_text_stays_text(caseload: Path, run: Run) -> None:
    path = caseload / "students/ana-r.yaml"
    text = path.read_text(encoding="utf-8").replace(
        "{first: Ana, last: Rivera}", '{first: "[/x]=1+1", last: "@SUM <b>"}'
    )
    path.write_text(text, encoding="utf-8")
    assert "[/x]=1+1 @SUM <b>" in ok(run, "show", "ana-r")
    rows = list(csv.DictReader(io.StringIO(ok(run, "calendar", "--label", "names", "--format", "csv"))))
    assert any(row["label"] == "[/x]=1+1 @SUM <b>" for row in rows)
    path.write_text(text.replace('"[/x]=1+1"', '"=1+1"'), encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(ok(run, "due", "--format", "csv"))))
    assert any(row["name"] == "'=1+1 @SUM <b>" for row in rows)


def test_output_survives_a_terminal_without_unicode(caseload: Path, run: Run) -> None:
    for words in (["today"], ["calendar"], ["show", "jos-n"]):
        assert run(*words, PYTHONIOENCODING="ascii").returncode == 0


def test_the_calendar_projects_the_year(caseload: Path, run: Run) -> None:
    entries = json.loads(ok(run, "calendar", "--format", "json"))["entries"]
    sent = [
        e["due"]
        for e in entries
        if (e["student"], e["duty"]) == ("luk-g", "progress-report") and e["status"] == "planned"
    ]
    assert len(sent) >= 3
    next_year = json.loads(ok(run, "calendar", "--year", "2027-28", "--format", "json"))["entries"]
    annuals = {e["student"]: e["due"] for e in next_year if e["duty"] == "annual-review"}
    assert annuals["sof-l"] == "2027-12-18"


def test_a_year_without_a_calendar_says_so(caseload: Path, run: Run) -> None:
    assert "There is no school calendar 2027-28" in ok(run, "calendar", "--year", "2027-28")


def test_labels_are_unique_and_hide_names(caseload: Path, run: Run) -> None:
    shown = ok(run, "calendar")
    students = everyone()
    last_names = [student.identity.name.last or "" for student in students]
    assert not any(name in shown for name in last_names if len(name) > 3)
    given = labels(students, "initials")
    assert len(set(given.values())) == len(students)
    assert (given["aal-r"], given["ana-r"]) == ("AR", "ARi")  # who was there first keeps hers
    assert "ana-r" in ok(run, "calendar", "--label", "ids")


def everyone() -> list[Student]:
    students, problems = Caseload(EXAMPLE).all_students()
    assert problems == []
    return students


@pytest.mark.parametrize("student", everyone(), ids=lambda student: student.id)
def test_why_explains_every_deadline_of_the_example(student: Student) -> None:
    """The account retells the walk: its runs join without a hole and their lengths come to the raw days."""
    assert AS_OF is not None
    context = context_of(Caseload(EXAMPLE))
    facts = Facts.of(student, context, AS_OF)
    for deadline in derive_from(facts, context, AS_OF):
        explanation = explain(deadline, facts, context)
        text = explanation_text(explanation, facts, context, AS_OF, every_day=False, beside=(), links={})
        assert all(cite in text for cite in deadline.rule.cite)
        assert "{" not in text
        if explanation.account.raw is None:
            continue
        lengths = [(step.last - step.first).days + 1 for step in explanation.steps]
        assert sum(lengths) == explanation.account.raw
        assert all(
            (b.first - a.last).days == 1
            for a, b in zip(explanation.steps, explanation.steps[1:], strict=False)
        )
        counted = [n for step in explanation.steps if step.numbers for n in step.numbers]
        assert max(counted, default=0) == explanation.account.counted


def test_the_example_is_in_order(caseload: Path, run: Run) -> None:
    assert ok(run, "check") == "No problem found, as of Mon 11/23/2026.\n"


@pytest.mark.parametrize("calendar", ["2026-27", None])
@pytest.mark.parametrize("day", ["2026-11-23", "2027-01-19", "2027-03-29"])
def test_every_next_date_that_passed_has_its_word(
    caseload: Path, run: Run, day: str, calendar: str | None
) -> None:
    """Whoever sets the date, law or practice; also where another date of the student is unknown."""
    if calendar is None:
        (caseload / "calendars/2026-27.yaml").unlink()
    settings = caseload / "casemgr.yaml"
    settings.write_text(settings.read_text("utf-8").replace(str(AS_OF), day), "utf-8")
    rows = json.loads(run("list", "--format", "json").stdout)["students"]
    passed = [row for row in rows if row["act_by"] and row["act_by"] < day]
    assert passed
    assert all(row["mark"] for row in passed)
    assert all(row["mark"] != "NOW" for row in rows if row not in passed)
    week = str(date.fromisoformat(day) + timedelta(days=7))
    assert all(day <= row["act_by"] <= week for row in rows if row["mark"] == "next 7 days")
    due = json.loads(run("due", "--format", "json").stdout)["deadlines"]
    late = {(each["student"], each["rule"]) for each in due if each["status"] == "overdue"}
    marked = [(row["student"], row["next"]) for row in rows if row["mark"] == "OVERDUE"]
    assert marked
    assert late.issuperset(marked)
