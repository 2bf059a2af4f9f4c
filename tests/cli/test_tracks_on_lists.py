"""Lists that ask when school is out: each student's own calendar says it, whatever the main one says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from casemgr.reports.today_limits import OtherBreak
from conftest import Run

AS_OF = ("--as-of", "2027-05-03")


@pytest.fixture
def two_tracks(caseload: Path, run: Run) -> Path:
    """The example with a track that goes on two weeks longer and calls its breaks by other names; one student of each
    calendar with an annual review in June, and one with a review in the summer."""
    main = (caseload / "calendars" / "2026-27.yaml").read_text()
    west = main.replace("track: traditional", "track: west").replace("student_days: 180\n", "")
    west = west.replace("last_day: 2027-06-04", "last_day: 2027-06-18").replace(
        "Winter Break", "Intersession"
    )
    (caseload / "calendars" / "2026-27.west.yaml").write_text(west)
    for student, day, more in (
        ("june", "2026-06-03", ()),
        ("wes", "2026-06-16", ("--track", "west")),
        ("sum", "2026-07-20", ()),
        ("wsum", "2026-07-21", ("--track", "west")),
    ):
        head = ("--name", f"{student.title()} Oak", "--born", "2014-05-06", "--grade", "6")
        done = run(
            *AS_OF, "add", student, *head, "--school", "Fernbrook Middle", "--last-annual", day, *more,
            "--last-evaluation", day, "--last-progress", "2027-04-20",
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
    return caseload


def annual(page: str) -> list[str]:
    ours = ("june", "wes", "sum", "wsum")
    return [
        each for line in page.splitlines() if "Annual review" in line for each in line.split() if each in ours
    ]


@pytest.mark.parametrize("words", ["summer", "last day of school"])
def test_what_is_due_by_the_last_day_of_each_students_own_track(
    two_tracks: Path, run: Run, words: str
) -> None:
    page = run(*AS_OF, "due", "--before", words).stdout
    assert annual(page) == ["june", "wes", "sum", "wsum"]
    days = {"summer": ("Sat 6/5", "Sat 6/19"), "last day of school": ("Fri 6/4", "Fri 6/18")}[words]
    assert f"({days[0]}; west: {days[1]}) as of" in page.splitlines()[0]


def test_of_one_student_only_the_own_day_is_said(two_tracks: Path, run: Run) -> None:
    for student, day in (("wes", "Fri 6/18"), ("june", "Fri 6/4")):
        page = run(*AS_OF, "due", "--student", student, "--before", "last day of school").stdout
        assert page.startswith(f"Deadlines by the last day of school ({day}) as of")
        assert annual(page) == [student]


def test_before_an_earlier_day_nothing_is_perhaps(two_tracks: Path, run: Run) -> None:
    assert annual(run(*AS_OF, "due", "--before", "6/3").stdout) == []
    assert annual(run(*AS_OF, "due", "--before", "6/5").stdout) == ["june", "sum"]
    assert annual(run(*AS_OF, "due", "--within", "35").stdout) == ["june", "sum"]


def test_a_break_that_only_one_track_has_by_that_name(two_tracks: Path, run: Run) -> None:
    title = run("--as-of", "2026-11-23", "due", "--before", "intersession").stdout.splitlines()[0]
    assert title.startswith("Deadlines before Intersession (Fri 12/18) as of")
    assert run("--as-of", "2026-11-23", "due", "--before", "easter").returncode == 2


# --- breaks of other names and days ---------------------------------------------------------------

NOV = ("--as-of", "2026-11-23")
INTERSESSIONS = {"Winter Break": "Winter Intersession", "Spring Break": "Spring Intersession"}


@pytest.fixture
def intersessions(caseload: Path, run: Run) -> Path:
    """The example with track B, whose breaks are intersessions, that of spring a week later; a student of each with an annual
    review between the two beginnings of spring, and one of each with a review in both breaks."""
    text = (caseload / "calendars" / "2026-27.yaml").read_text()
    text = text.replace("track: traditional", "track: B").replace("student_days: 180\n", "")
    for main, own in INTERSESSIONS.items():
        assert main in text
        text = text.replace(main, own)
    assert "2027-04-12" in text
    text = text.replace("2027-04-12", "2027-04-19").replace("2027-04-16", "2027-04-23")
    (caseload / "calendars" / "2026-27.B.yaml").write_text(text)
    for student, track in (("june", ()), ("wes", ("--track", "B"))):
        head = ("--name", f"{student.title()} Oak", "--born", "2014-05-06", "--grade", "6")
        done = run(
            *NOV, "add", student, *head, "--school", "Fernbrook Middle", "--last-annual", "2026-04-21", *track,
            "--last-evaluation", "2026-04-21",
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
    return caseload


@pytest.mark.usefixtures("intersessions")
@pytest.mark.parametrize(
    "words", ["spring break", "spring intersession", "before the spring recess", "spring"]
)
def test_each_students_own_tracks_break_counts_whatever_it_is_called(run: Run, words: str) -> None:
    """The review by 4/21 is, on the main calendar, after spring break; on track B it falls into it."""
    page = run(*NOV, "due", "--before", words).stdout
    said = "Spring Break (Mon 4/12; track B: Spring Intersession, Mon 4/19) as of"
    assert page.startswith(f"Deadlines before {said}")
    assert annual(page) == ["wes"]
    only = run(*NOV, "due", "--student", "wes", "--before", words).stdout
    assert only.startswith("Deadlines before Spring Intersession (Mon 4/19) as of")


@pytest.mark.usefixtures("intersessions")
def test_the_breaks_of_every_track_may_be_named_and_are_offered(run: Run) -> None:
    several = run(*NOV, "due", "--before", "intersession")
    assert several.returncode == 2
    assert several.stderr.rstrip().endswith(
        '"intersession" may mean several; type a date or one of: Winter Intersession (track B: Fri 12/18), '
        "Spring Intersession (track B: Mon 4/19)"
    )
    offered = run(*NOV, "due", "--before", "easter").stderr
    assert (
        "Thanksgiving Break (Wed 11/25), Winter Break (Fri 12/18), Winter Intersession (track B: Fri 12/18)"
        in offered
    )
    later = run("--as-of", "2027-02-01", "due", "--before", "intersession").stdout
    assert later.startswith("Deadlines before Spring Intersession (Mon 4/19) as of")


@pytest.mark.usefixtures("two_tracks")
def test_a_day_that_differs_is_offered_beside_the_main_ones(run: Run) -> None:
    offered = run(*NOV, "due", "--before", "easter").stderr
    assert "Summer Break (Sat 6/5/2027; west: Sat 6/19/2027)" in offered


def test_the_morning_page_says_the_last_day_of_each_track(two_tracks: Path, run: Run) -> None:
    page = run("--as-of", "2027-05-24", "today", "--all").stdout
    assert "BY Fri 6/4, the last day of school; Fri 6/18 (west)" in page


def test_the_week_has_the_school_days_of_a_track_that_still_has_school(two_tracks: Path, run: Run) -> None:
    page = run("--as-of", "2027-06-14", "week").stdout
    assert page.startswith("Five school days: Mon 6/14 to Fri 6/18")


def test_a_track_of_one_letter_is_called_a_track() -> None:
    day = date(2027, 4, 16)
    assert OtherBreak("b", day, "before Spring").words(None, day) == "Fri 4/16, before Spring (track B)"
    assert OtherBreak("west", day, "before Spring").words(None, day) == "Fri 4/16, before Spring (west)"
