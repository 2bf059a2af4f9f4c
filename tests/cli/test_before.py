"""`due --before`: what is to be acted on before a day, or before a break of the school calendar."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from conftest import Run


def open_ones(run: Run, *words: str) -> list[dict[str, Any]]:
    done = run("due", *words, "--format", "json")
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)["deadlines"]
    return found


LAST_SCHOOL_DAY, BEGINNING_OF_NEXT = "2027-06-04", "2027-08-12"


def act_by(row: dict[str, Any]) -> str:
    """The day to act by; in the summer that ends nobody knows when, it is perhaps the last school day."""
    day = str(row.get("act_by") or row["hold_by"] or row["due"] or "9999-12-31")
    is_known = row["hold_by"] is not None
    return day if is_known or not LAST_SCHOOL_DAY < day < BEGINNING_OF_NEXT else LAST_SCHOOL_DAY


@pytest.mark.parametrize(
    ("words", "day", "title"),
    [
        ("winter break", "2027-01-02", "Winter Break (Fri 12/18)"),
        ("Winter", "2027-01-02", "Winter Break (Fri 12/18)"),
        ("thanksgiving", "2026-11-28", "Thanksgiving Break (Wed 11/25)"),
        ("spr br", "2027-04-17", "Spring Break (Mon 4/12)"),
        ("martin luther", "2027-01-19", "Martin Luther King Jr. Day (Mon 1/18)"),
        ("before the winter break", "2027-01-02", "Winter Break (Fri 12/18)"),
        ("by Christmas", "2027-01-02", "Winter Break (Fri 12/18)"),
        ("spring vacation", "2027-04-17", "Spring Break (Mon 4/12)"),
        ("summer", "2027-06-06", "Summer Break (Sat 6/5/2027)"),
        ("summer break", "2027-06-06", "Summer Break (Sat 6/5/2027)"),
        ("the end of school", "2027-06-06", "Summer Break (Sat 6/5/2027)"),
        ("12/1", "2026-12-01", "Tue 12/1"),
        ("before 12/1", "2026-12-01", "Tue 12/1"),
        ("by Friday", "2026-11-27", "Fri 11/27"),
        ("January", "2027-01-01", "Fri 1/1"),
        ("2026-11-02", "2026-11-02", "Mon 11/2"),
        ("tomorrow", "2026-11-24", "Tue 11/24"),
    ],
)
def test_all_and_only_what_is_to_be_acted_on_before_it(
    caseload: Path, run: Run, words: str, day: str, title: str
) -> None:
    """What is due in a break is to be done before it: `day` is the first after it."""
    expected = [row for row in open_ones(run) if act_by(row) < day]
    assert open_ones(run, "--before", words) == expected
    assert expected
    assert run("due", "--before", words).stdout.startswith(f"Deadlines before {title} as of Mon 11/23/2026")


def test_on_the_last_day_of_school_there_is_still_school(caseload: Path, run: Run) -> None:
    expected = [row for row in open_ones(run) if act_by(row) <= LAST_SCHOOL_DAY]
    assert open_ones(run, "--before", "last day of school") == expected
    assert any(act_by(row) == LAST_SCHOOL_DAY for row in expected)
    page = run("due", "--before", "the last day").stdout
    assert page.startswith("Deadlines by the last day of school (Fri 6/4/2027) as of Mon 11/23/2026")


def test_a_break_is_the_next_one(caseload: Path, run: Run) -> None:
    page = run("--as-of", "2026-01-10", "due", "--before", "thanksgiving")
    assert "before Thanksgiving Break (Wed 11/25/2026) as of Sat 1/10/2026" in page.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "easter",
            '"easter" is neither a day nor a break that is ahead; type a date or one of: Thanksgiving',
        ),
        ("break", '"break" may mean several; type a date or one of: Thanksgiving Break (Wed 11/25), Winter'),
        ("13/1", "13/1 is not a date: there is no such day"),
    ],
)
def test_what_is_no_day_and_no_break_lists_the_breaks(
    caseload: Path, run: Run, words: str, said: str
) -> None:
    done = run("due", "--before", words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_without_a_calendar_a_date_is_asked_for(caseload: Path, run: Run) -> None:
    for path in (caseload / "calendars").iterdir():
        path.unlink()
    done = run("due", "--before", "winter break")
    assert done.returncode == 2
    assert "no school calendar knows a break ahead: type a date" in done.stderr


def test_it_goes_with_the_other_options(caseload: Path, run: Run) -> None:
    both = open_ones(run, "--before", "winter", "--within", "3")
    assert both == [row for row in open_ones(run, "--within", "3") if act_by(row) < "2026-12-18"]
    page = run("due", "--before", "winter", "--person", "marcus").stdout
    assert page.startswith("What Marcus Bell owes before Winter Break (Fri 12/18) as of")
