"""A meeting that was held and never booked: what there is to do; and names that may be slips for a contact's."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run
from outcome import data, ok

AT = ("--as-of", "2026-10-27")
NAMED = ["--name", "Ty Wong", "--born", "2015-05-01", "--grade", "5", "--school", "Fernbrook Elementary"]
WAY = "casemgr schedule-iep two 2026-10-26 --on DATE"


@pytest.fixture
def two(empty: Path, run: Run) -> str:
    reviews = ["--last-annual", "2025-10-30", "--last-evaluation", "2024-11-10"]
    contacts = ["--contact", "Joan Wong, mother", "--contact", "Pete Wong, father"]
    ok(run, "--as-of", "2026-08-03", "add", "two", *NAMED, *reviews, *contacts, "--teacher", "Ms. Hall")
    return "two"


@pytest.fixture
def held(two: str, run: Run) -> str:
    how = ["--outcome", "completed", "--parent", "in-person", "--no-transportation", "--no-placement-changed"]
    ok(run, *AT, "hold-iep", two, "--on", "10/26", "--purpose", "annual", "--purpose", "triennial", *how)
    return two


def _notes(run: Run) -> str:
    return " ".join(ok(run, *AT, "duties", "two").split())


def test_the_page_says_how_to_record_what_came_before_the_meeting(held: str, run: Run) -> None:
    assert "The meeting of Mon 10/26 is not on file as booked, so nothing asks for its notice" in _notes(run)
    assert f"first {WAY}, the day it was booked" in _notes(run)
    done = run(*AT, "schedule-iep", held, "10/26", "--on", "10/8")
    assert "annual and triennial IEP meeting for Mon 10/26 booked on Thu 10/8" in done.stdout
    assert "is not on file as booked" not in _notes(run)
    said = ok(run, *AT, "sent", held, "meeting-notice", "--on", "10/9")
    assert "met      Meeting notice  on Fri 10/9" in said
    rows = {row["number"]: row["standing"] for row in data(run, *AT, "duties", held)["duties"]}
    assert rows["24"] == "done"


@pytest.mark.parametrize(
    "words",
    [
        ["sent", "two", "meeting-notice"],
        ["invite", "two", "principal=King"],
        ["reply", "two", "attending"],
    ],
)
def test_what_needs_the_booking_names_the_day_of_the_meeting(held: str, run: Run, words: list[str]) -> None:
    assert WAY in run(*AT, *words, "--on", "10/9").stderr
    assert "casemgr schedule-iep two DATE" in run(*AT, *words, "--on", "10/27").stderr


def test_a_meeting_that_was_booked_needs_no_word(two: str, run: Run) -> None:
    ok(run, *AT, "schedule-iep", two, "10/29", "--purpose", "annual", "--on", "10/8")
    assert "is not on file as booked" not in _notes(run)


# --- a slip for a contact ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "near"), [("Jaon Wong", "Joan Wong"), ("Pete Wonk", "Pete Wong"), ("Ms. Hill", "Ms. Hall")]
)
@pytest.mark.parametrize(
    "words", [["sent", "two", "meeting-notice", "--to"], ["reply", "two", "attending", "--by"]]
)
def test_a_name_near_one_on_file_is_asked_about(
    two: str, run: Run, words: list[str], name: str, near: str
) -> None:
    ok(run, *AT, "schedule-iep", two, "11/9", "--purpose", "annual")
    done = run(*AT, *words, name)
    assert done.returncode == 3
    assert f"nobody on file is called {name}; did you mean {near}?" in done.stderr
    assert run(*AT, *words, name, "--force").returncode == 0


@pytest.mark.parametrize("name", ["joan", "Pete Wong", "June Alvarez", "Ty Wong", "parent", "Lakeside SELPA"])
def test_a_name_on_file_or_unlike_any_is_taken_as_it_is(two: str, run: Run, name: str) -> None:
    ok(run, *AT, "schedule-iep", two, "11/9", "--purpose", "annual")
    assert run(*AT, "sent", two, "meeting-notice", "--to", name).returncode == 0


def test_a_title_and_a_last_name_mean_none_of_two(two: str, run: Run) -> None:
    ok(run, *AT, "schedule-iep", two, "11/9", "--purpose", "annual")
    done = run(*AT, "sent", two, "meeting-notice", "--to", "Mrs. Wong")
    assert (done.returncode, done.stderr) == (
        2,
        '"Mrs. Wong" matches more than one person: Joan Wong, Pete Wong. Type more of the name.\n',
    )
