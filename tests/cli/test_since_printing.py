"""A school calendar that changes after the master calendar was printed: `today` and `check` say which dates moved."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run

YEAR = "calendars/2026-27.yaml"


def changed(caseload: Path, old: str, new: str) -> None:
    path = caseload / YEAR
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def printed(caseload: Path, run: Run, name: str = "wall.html", *more: str) -> None:
    done = run("calendar", "-o", str(caseload.parent / name), "--overwrite", *more)
    assert done.returncode == 0, done.stderr


def notes(run: Run) -> list[str]:
    return [line.removeprefix("Note: ") for line in run("check").stderr.splitlines()]


def test_a_calendar_changed_by_hand_lists_the_dates_that_moved_until_it_is_printed_again(
    caseload: Path, run: Run
) -> None:
    printed(caseload, run)
    assert "moved since" not in run("today").stderr
    changed(caseload, "to: 2027-01-01", "to: 2027-01-08")
    line = f"moved since the master calendar was printed on Mon 11/23/2026 ({YEAR} changed)."
    assert line in run("today").stderr
    assert any(line in note for note in notes(run))
    assert "ana-r: Initial IEP due Mon 2/1/2027; it was Tue 1/26/2027" in notes(run)
    printed(caseload, run, "one.html", "--student", "ana-r")  # the page of one student is not the wall
    assert line in run("today").stderr
    printed(caseload, run)
    assert "moved since" not in run("today").stderr + run("check").stderr


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "{",
        "[]",
        '{"day": "x", "calendars": {}}',
        '{"day": "2026-11-23", "calendars": {"calendars/2026-27.yaml": "schema: 1"}}',
    ],
)
def test_what_is_kept_may_be_deleted_or_damaged(caseload: Path, run: Run, kept: str) -> None:
    printed(caseload, run)
    changed(caseload, "to: 2027-01-01", "to: 2027-01-08")
    (caseload / ".casemgr/printed.json").write_text(kept, encoding="utf-8")
    done = run("today")
    assert (done.returncode, "moved since" in done.stderr) == (0, False)


def test_a_change_that_moves_nothing_is_not_said(caseload: Path, run: Run) -> None:
    printed(caseload, run)
    changed(caseload, "Planning/Development Day", "Staff day")
    assert "moved since" not in run("today").stderr


def test_a_calendar_that_comes_or_goes_is_a_change(caseload: Path, run: Run) -> None:
    printed(caseload, run)
    (caseload / YEAR).rename(caseload.parent / "away.yaml")
    run("check", "--accept", YEAR)
    assert f"({YEAR} changed)" in run("today").stderr
    assert "112 dates of 23 students are unknown with the calendars as they are now" in notes(run)
    assert not any("unknown; it was" in note for note in notes(run))


# --- what check says of a calendar ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            '- {date: 2027-01-18, kind: holiday, name: "Martin',
            '- {date: 2027-06-19, kind: staff_day, name: "Packing"}\n- {date: 2027-01-18, kind: holiday, name: "Martin',
            "Packing (2027-06-19) lies outside the school year and changes nothing",
        ),
        (
            '- {date: 2027-01-18, kind: holiday, name: "Martin',
            '- {date: 2027-02-06, kind: holiday, name: "Fair"}\n- {date: 2027-01-18, kind: holiday, name: "Martin',
            "Fair (2027-02-06) is on a weekend and changes nothing",
        ),
    ],
)
def test_what_changes_nothing_is_a_note(caseload: Path, run: Run, old: str, new: str, said: str) -> None:
    changed(caseload, old, new)
    done = run("check")
    assert done.returncode == 0, done.stdout
    assert said in done.stderr


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "first_day: 2026-08-12",
            "first_day: 2026-08-08",
            "`first_day` 2026-08-08 is a Saturday; check the date",
        ),
        (
            '- {date: 2027-01-18, kind: holiday, name: "Martin',
            '- {date: 2028-02-07, kind: holiday, name: "Fair"}\n- {date: 2027-01-18, kind: holiday, name: "Martin',
            "Fair (2028-02-07) lies outside the school year; check the dates",
        ),
    ],
)
def test_what_may_make_a_date_wrong_is_a_problem(
    caseload: Path, run: Run, old: str, new: str, said: str
) -> None:
    changed(caseload, old, new)
    done = run("check")
    assert done.returncode == 1
    assert said in done.stdout


WINTER = '- {from: 2026-12-18, to: 2027-01-01, kind: break, name: "Winter Break"}'
NO_CLOCK = "are called a break, so no clock pauses"


@pytest.mark.parametrize(
    ("halves", "said"),
    [
        (
            '- {from: 2026-12-18, to: 2026-12-25, kind: holiday, name: "No School"}\n'
            '- {from: 2026-12-28, to: 2027-01-01, kind: break, name: "Winter Break"}',
            True,
        ),
        (
            '- {from: 2026-12-18, to: 2026-12-24, kind: break, name: "Winter Break"}\n'
            '- {from: 2026-12-25, to: 2027-01-01, kind: holiday, name: "Holidays"}',
            True,
        ),
        # Six days and more are a break by themselves, whatever the rest is called.
        (
            '- {from: 2026-12-18, to: 2026-12-25, kind: break, name: "Winter Break"}\n'
            '- {from: 2026-12-28, to: 2027-01-01, kind: holiday, name: "Holidays"}',
            False,
        ),
        # No part of it is called a break: so it was meant.
        ('- {from: 2026-12-18, to: 2027-01-01, kind: holiday, name: "Holidays"}', False),
    ],
)
def test_a_break_of_which_a_half_has_another_name_is_noted(
    caseload: Path, run: Run, halves: str, said: bool
) -> None:
    changed(caseload, WINTER, halves)
    done = run("check")
    assert done.returncode == 0, done.stdout
    assert (NO_CLOCK in done.stderr) == said


def test_a_school_that_is_not_listed_is_one_line(caseload: Path, run: Run) -> None:
    path = caseload / "casemgr.yaml"
    text = path.read_text(encoding="utf-8")
    kept = [line for line in text.splitlines(keepends=True) if "Fernbrook Middle" not in line]
    path.write_text("".join(kept), encoding="utf-8")
    found = [line for line in run("check").stdout.splitlines() if "Fernbrook Middle is not among" in line]
    assert len(found) == 1
    assert found[0].endswith(
        "add it with its level (none if it goes from elementary to high school); 6 students go there"
    )
