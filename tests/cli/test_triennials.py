"""`casemgr triennials`: the year's, and those of next fall whose plan must go out this year."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from conftest import Run

ADD = [
    "--born",
    "2016-03-01",
    "--grade",
    "5",
    "--school",
    "Fernbrook Elementary",
    "--last-annual",
    "2026-10-01",
]


def listed(run: Run, *words: str) -> dict[str, tuple[str, str | None]]:
    done = run("triennials", "--format", "json", *words)
    assert done.returncode == 0, done.stderr
    return {t["student"]: (t["due"], t["plan_by"]) for t in json.loads(done.stdout)["triennials"]}


def test_a_fall_triennial_is_listed_in_the_year_its_plan_goes_out(caseload: Path, run: Run) -> None:
    for student, evaluated in (("fall", "2024-09-17"), ("winter", "2024-12-17")):
        done = run(
            "add", student, "--name", f"Sam {student.capitalize()}", *ADD, "--last-evaluation", evaluated
        )
        assert done.returncode == 0, done.stderr
    this_year, next_year = listed(run), listed(run, "--year", "2027-28")
    assert this_year["fall"] == next_year["fall"] == ("2027-09-17", None)  # the summer is not known yet
    assert "winter" not in this_year
    assert "winter" in next_year
    page = run("triennials").stdout
    assert re.search(r"^DUE AFTER SUMMER, with the plan to give before\n[^\n]* fall ", page, re.MULTILINE)
    assert "DUE AFTER SUMMER" not in run("triennials", "--year", "2027-28").stdout


def test_once_the_next_calendar_is_known_the_plans_day_decides(caseload: Path, run: Run) -> None:
    for student, evaluated in (("early", "2024-09-17"), ("later", "2024-10-29")):
        run("add", student, "--name", f"Sam {student.capitalize()}", *ADD, "--last-evaluation", evaluated)
    assert run("year", "2027-28", "--first", "2027-08-11", "--last", "2028-06-02", "--yes").returncode == 0
    this_year = listed(run)
    assert (this_year["early"][1] or "") < "2027-06-30"
    assert "later" not in this_year


def test_a_day_for_the_plan_that_has_passed_is_said_to_have(caseload: Path, run: Run) -> None:
    printed = run("triennials").stdout
    assert "open since Thu 10/15" in printed
    assert "by Sun 2/7  " in printed


ANSWERS = [
    # how the plan was answered; the columns How, Assessment plan and, in JSON, the answer and the records review
    ((), "comprehensive", "given Thu 10/1, not answered", (None, None, None)),
    (
        ("consent fall --on 2026-10-06",),
        "comprehensive",
        "agreed Tue 10/6",
        ("agreed", "2026-10-06", None),
    ),
    (
        ("consent fall --on 2026-10-06 --agreed academic",),
        "comprehensive",
        "agreed in part Tue 10/6",
        ("agreed in part", "2026-10-06", None),
    ),
    (
        ("consent fall --on 2026-10-06 --refused",),
        "hold records review",
        "refused Tue 10/6",
        ("refused", "2026-10-06", None),
    ),
    (
        ("consent fall --on 2026-10-06 --refused", "records-review fall --on 2026-10-13"),
        "records review Tue 10/13",
        "refused Tue 10/6",
        ("refused", "2026-10-06", "2026-10-13"),
    ),
    (
        ("consent fall --on 2026-10-06 --refused", "done fall records-review --on 2026-10-13"),
        "records review Tue 10/13",
        "refused Tue 10/6",
        ("refused", "2026-10-06", "2026-10-13"),
    ),
    (
        ("consent fall --on 2026-10-06 --refused", "consent fall --on 2026-10-20"),
        "comprehensive",
        "agreed Tue 10/20",
        ("agreed", "2026-10-20", None),
    ),
]


@pytest.mark.parametrize(("commands", "how", "plan", "answer"), ANSWERS)
def test_what_the_parent_answered_is_listed_and_the_review_in_place_of_what_was_refused(
    caseload: Path, run: Run, commands: tuple[str, ...], how: str, plan: str, answer: tuple[str | None, ...]
) -> None:
    steps = (
        "plan-triennial fall --scope comprehensive --on 2026-09-28",
        "assessment-plan fall --purpose triennial --area academic=Dana --area motor=Mae --on 2026-10-01",
        *commands,
    )
    added = ["add", "fall", "--name", "Sam Fall", *ADD[:-1], "2025-10-01", "--last-evaluation", "2023-12-17"]
    assert run("--as-of", "2026-09-21", *added).returncode == 0
    for step in steps:
        done = run(*step.split())
        assert done.returncode == 0, done.stderr
    (line,) = [each for each in run("triennials").stdout.splitlines() if " fall " in each]
    assert re.split(r" {2,}", line)[2:4] == [how, plan]
    rows = json.loads(run("triennials", "--format", "json").stdout)["triennials"]
    (row,) = [each for each in rows if each["student"] == "fall"]
    assert (row["answer"], row["answered"], row["records_review"]) == answer


# --- an agreement that none is needed -------------------------------------------------------------


def test_an_agreement_counts_from_the_day_it_was_signed_whenever_it_is_typed(
    caseload: Path, run: Run
) -> None:
    """aal-r's triennial is due on 16 January 2027."""
    words = ("plan-triennial", "aal-r", "--scope", "not-needed", "--waiver-signed", "1/15/2027")
    done = run("--as-of", "2027-01-20", *words)
    assert "LATE" not in done.stdout
    assert "due Tue 1/15/2030" in done.stdout
    rows = json.loads(
        run("--as-of", "2027-01-20", "due", "--all", "--student", "aal-r", "--format", "json").stdout
    )
    triennials = [(row["due"], row["status"]) for row in rows["deadlines"] if row["rule"] == "triennial"]
    assert triennials == [("2027-01-16", "met"), ("2030-01-15", "running")]


def test_an_agreement_from_before_the_last_evaluation_is_refused(caseload: Path, run: Run) -> None:
    done = run("plan-triennial", "mar-f", "--scope", "not-needed", "--waiver-signed", "1/15/2024")
    assert done.returncode == 3
    assert "is from before the evaluation of" in done.stderr


def test_an_assessment_that_goes_on_is_named_beside_an_agreement(caseload: Path, run: Run) -> None:
    done = run("plan-triennial", "tho-q", "--scope", "not-needed", "--waiver-signed", "11/20", "--dry-run")
    assert "goes on: Reassessment IEP stays open" in done.stderr


# --- overdue from before ---------------------------------------------------------------------------

LATE = (  # the triennials overdue as of 20 November 2026, and when each was due
    ("before", "2023-05-14", "5/14"),
    ("since", "2023-10-05", "10/5"),
)


@pytest.fixture
def two_late(caseload: Path, run: Run) -> None:
    for student, evaluated, _ in LATE:
        head = ("--name", f"Sam {student.capitalize()}", *ADD[:-1], "2026-05-05", "--last-evaluation")
        done = run("--as-of", "2026-11-20", "add", student, *head, evaluated)
        assert done.returncode == 0, done.stderr


@pytest.mark.usefixtures("caseload", "two_late")
def test_the_title_counts_the_years_and_what_is_overdue_from_before_has_its_heading(run: Run) -> None:
    as_of = ("--as-of", "2026-11-20")
    lines = run(*as_of, "triennials").stdout.splitlines()
    rows = json.loads(run(*as_of, "triennials", "--format", "json").stdout)["triennials"]
    parts = {row["student"]: row["part"] for row in rows}
    assert (parts["before"], parts["since"]) == ("overdue from before", "of the year")
    assert lines[0].startswith(f"{list(parts.values()).count('of the year')} triennials in 2026-27, as of")
    place = lines.index("OVERDUE FROM BEFORE 2026-27")
    assert lines[place + 1].startswith("Thu 5/14/2026  ")
    assert "  before  " in lines[place + 1]
    assert lines[place + 2 : place + 4] == ["", "DUE IN 2026-27"]


@pytest.mark.usefixtures("two_late")
@pytest.mark.parametrize("year", ["2024-25", "2027-28", "2029-30"])
def test_another_years_list_has_only_its_own(caseload: Path, run: Run, year: str) -> None:
    done = run("--as-of", "2026-11-20", "triennials", "--year", year, "-o", "t.xlsx")
    assert done.returncode == 0, done.stderr
    assert not {"before", "since"} & {*listed(run, "--year", year)}
    printed = run("--as-of", "2026-11-20", "triennials", "--year", year).stdout
    count = len(listed(run, "--year", year))
    said = f"{count} triennial{'s' if count > 1 else ''}" if count else "Triennials"
    assert printed.startswith(f"{said} in {year}, as of")


@pytest.mark.usefixtures("caseload")
def test_in_summer_the_coming_years_list_has_what_is_still_overdue(run: Run) -> None:
    head = ("--name", "Sam Late", *ADD[:-1], "2026-05-05", "--last-evaluation", "2024-05-10")
    assert run("--as-of", "2026-11-20", "add", "late", *head).returncode == 0
    first = ("year", "2027-28", "--first", "2027-08-11", "--last", "2028-06-02", "--yes")
    assert run(*first).returncode == 0
    page = run("--as-of", "2027-06-20", "triennials").stdout
    overdue = page.partition("OVERDUE FROM BEFORE 2027-28\n")[2].partition("DUE IN 2027-28")[0]
    assert re.search(r"^Mon 5/10 +late ", overdue, re.MULTILINE)


@pytest.mark.usefixtures("two_late")
def test_the_wall_and_its_workbook_keep_what_is_overdue_from_before_apart(
    caseload: Path, run: Run, tmp_path: Path
) -> None:
    def sheets(year: str) -> dict[str, list[str]]:
        done = run(
            "--as-of", "2026-11-20", "calendar", "--year", year, "--label", "ids", "-o", f"{year}.xlsx"
        )
        assert done.returncode == 0, done.stderr
        book = load_workbook(tmp_path / f"{year}.xlsx")
        named = [sheet for sheet in book if sheet.title.startswith("Triennials")]
        return {
            sheet.title: [str(row[0]) for row in sheet.iter_rows(min_row=2, values_only=True)]
            for sheet in named
        }

    now, later = sheets("2026-27"), sheets("2027-28")
    assert now["Triennials from before"] == ["before"]
    assert "since" in now["Triennials"]
    assert "before" not in now["Triennials"]
    assert [*later] == ["Triennials"]
    assert not {"before", "since"} & {*later["Triennials"]}
    page = run("--as-of", "2026-11-20", "calendar", "--label", "ids", "--format", "html").stdout
    assert "Triennials from before" in page
    assert "Thu 5/14/2026" in page
