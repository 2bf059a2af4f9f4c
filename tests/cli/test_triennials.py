"""`casemgr triennials`: the year's, and those of next fall whose plan must go out this year."""

from __future__ import annotations

import json
from pathlib import Path

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
    assert "Due after summer, with the plan to give before: fall" in run("triennials").stdout
    assert "Due after summer" not in run("triennials", "--year", "2027-28").stdout


def test_once_the_next_calendar_is_known_the_plans_day_decides(caseload: Path, run: Run) -> None:
    for student, evaluated in (("early", "2024-09-17"), ("later", "2024-10-29")):
        run("add", student, "--name", f"Sam {student.capitalize()}", *ADD, "--last-evaluation", evaluated)
    assert run("year", "2027-28", "--first", "2027-08-11", "--last", "2028-06-02", "--yes").returncode == 0
    this_year = listed(run)
    assert (this_year["early"][1] or "") < "2027-06-30"
    assert "later" not in this_year
