"""The sheet for the receiving case manager asks for nothing that is on file, and its slip names a deadline that lies ahead."""

from __future__ import annotations

import re
from pathlib import Path

from conftest import Run
from outcome import ok


def added(run: Run) -> None:
    who = ["--name", "Trey Boone", "--born", "2014-05-22", "--grade", "6", "--school", "Fernbrook Middle"]
    ok(run, "--as-of", "2026-08-17", "add", "tb1", *who, "--last-annual", "2025-11-20", "--language", "EO")


def sheet(run: Run, day: str, *more: str) -> tuple[str, str]:
    done = run("--as-of", day, "letter", "hand-off", "tb1", "--format", "md", *more)
    assert done.returncode == 0, done.stderr
    return done.stdout, done.stderr


def test_who_was_assigned_receives_the_case_and_the_reason_is_that_of_the_assignment(
    caseload: Path, run: Run
) -> None:
    added(run)
    assert "Missing: the receiving case manager" in sheet(run, "2026-10-20")[1]
    ok(run, "--as-of", "2026-10-20", "assign", "tb1", "Maria Lopez", "--why", "moves up to Fernbrook High")
    text, said = sheet(run, "2026-10-20")
    assert "| To | Maria Lopez |\n| Why | moves up to Fernbrook High |" in text
    assert "the receiving case manager;" not in said
    assert "why the case is handed over" not in said
    assert 'casemgr hand-off tb1 --to "Maria Lopez"' in said
    text, said = sheet(run, "2026-10-20", "--to", "Ann Ames")  # another, for whom no reason is on file
    assert "| To | Ann Ames |" in text
    assert "moves up" not in text
    ok(run, "--as-of", "2026-10-20", "hand-off", "tb1", "--to", "Maria Lopez")
    assert "it is on file already (Tue 10/20/2026)" in sheet(run, "2026-10-20")[1]


def test_who_has_the_case_back_hands_it_to_nobody_yet(caseload: Path, run: Run) -> None:
    added(run)
    ok(run, "--as-of", "2026-10-20", "assign", "tb1", "Maria Lopez", "--why", "leave")
    ok(run, "--as-of", "2026-10-21", "assign", "tb1", "Dana Whitfield", "--why", "back")
    text, said = sheet(run, "2026-10-21")
    assert "Missing: the receiving case manager" in said
    assert "back" not in text


def test_a_letter_is_from_who_manages_the_case_and_the_sheet_from_who_hands_it_over(
    caseload: Path, run: Run
) -> None:
    """The caseload may hold students of several case managers."""
    added(run)
    heads = {}
    for day, words in {
        "2026-09-10": ["assign", "tb1", "Priya Nair"],
        "2026-09-11": ["assign", "tb1", "Marcus Bell", "--why", "leave"],
        "2026-09-12": ["hand-off", "tb1", "--to", "Marcus Bell"],
        "2026-09-13": ["hand-off", "tb1", "--acknowledged"],
    }.items():
        ok(run, "--as-of", day, *words)
        letter = run("--as-of", day, "letter", "at-a-glance", "tb1", "--format", "md").stdout
        page, _ = sheet(run, day, "--to", "Marcus Bell")
        heads[day] = (
            re.findall("Dana Whitfield|Priya Nair|Marcus Bell", letter.partition("# ")[0]),
            re.findall(r"\| Case manager \| (\w+ \w+)", letter),
            re.findall(r"\| From \| (\w+ \w+)", page),
        )
    both = {name: ([name], [name]) for name in ("Priya Nair", "Marcus Bell")}
    assert heads == {
        "2026-09-10": (*both["Priya Nair"], ["Priya Nair"]),
        "2026-09-11": (*both["Marcus Bell"], ["Priya Nair"]),
        "2026-09-12": (*both["Marcus Bell"], ["Priya Nair"]),
        "2026-09-13": (*both["Marcus Bell"], ["Priya Nair"]),
    }
    assert page.index("Priya Nair") < page.index("# Hand-off") < page.index("Marcus Bell")
    on, _ = sheet(run, "2026-09-14", "--to", "Ann Ames")
    assert "| From | Marcus Bell" in on
    timeline = ok(run, "--as-of", "2026-09-14", "letter", "timeline", "tb1", "--format", "md")
    assert "Fernbrook Unified · Marcus Bell · as of" in timeline


def test_who_has_had_the_case_since_the_student_came_was_handed_nothing(caseload: Path, run: Run) -> None:
    """Another's students may be in the folder from the start; nobody confirms their deadlines."""
    who = [
        "--born",
        "2014-05-22",
        "--grade",
        "6",
        "--school",
        "Fernbrook Middle",
        "--last-annual",
        "2025-11-20",
    ]
    for student, name in (("tb1", "Trey Boone"), ("tb2", "Tess Boone")):
        own = ["--name", name, *who, "--case-manager", "Marcus Bell"]
        ok(run, "--as-of", "2026-09-10", "add", student, *own)
    page = ok(run, "--as-of", "2026-09-11", "today")
    assert "2 students of Marcus Bell are on these lists too: --case-manager NAME shows one person's" in page
    assert "tb1 and tb2 are assigned" not in page
    assert run("hand-off", "--all", "--to", "Marcus Bell", "--yes").returncode == 2
    text, said = sheet(run, "2026-09-11")
    assert "| From | Marcus Bell" in text
    assert "Missing: the receiving case manager" in said
    ok(run, "--as-of", "2026-09-14", "assign", "tb2", "Priya Nair", "--why", "moves up")
    assert "tb2 is assigned to Priya Nair: on your lists until" in ok(run, "--as-of", "2026-09-14", "today")
    two = ok(run, "--as-of", "2026-09-14", "hand-off", "tb1", "tb2", "--to", "Zed Zo")
    assert "as a page for Zed Zo: casemgr due --student tb1 --student tb2" in two


def test_the_slip_names_the_next_deadline_and_how_many_have_passed(caseload: Path, run: Run) -> None:
    added(run)
    text, _ = sheet(run, "2026-09-01")
    assert "the next deadline is September" in text
    assert "passed" not in text.split("## Received")[1]
    text, _ = sheet(run, "2027-06-01")
    slip = text.split("## Received")[1]
    assert "the next deadline is" not in slip or "2026" not in slip.split("the next deadline is")[1]
    assert "have passed." in slip


def test_what_is_known_of_the_assessment_is_said(caseload: Path, run: Run) -> None:
    added(run)
    ok(run, "--as-of", "2026-10-01", "edit", "tb1", "--disability", "SLD")
    plan = (
        "assessment-plan",
        "tb1",
        "--purpose",
        "supplemental",
        "--area",
        "academic",
        "--area",
        "motor=Ann Ames",
    )
    ok(run, "--as-of", "2026-10-01", *plan)
    assert "| Psychologist's form | ☐ on file ☐ still to be completed |" in sheet(run, "2026-10-01")[0]
    ok(run, "--as-of", "2026-10-05", "consent", "tb1")
    text, _ = sheet(run, "2026-10-05")
    assert "| Academic skills | report still to come |" in text
    assert "Ann Ames; report still to come |" in text
    assert "| Psychologist's form | still to be completed |" in text
    ok(run, "--as-of", "2026-10-06", "form", "tb1", "sld")
    assert "| Psychologist's form | completed October 6, 2026 |" in sheet(run, "2026-10-06")[0]
