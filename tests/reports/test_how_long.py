"""How long a rule runs, in words that fit what is counted under the readings in force."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from casemgr.law.readings import Readings
from casemgr.law.rules import Rule
from casemgr.law.starts import StartsOn
from casemgr.law.within import Count, MonthTable, SameDay
from casemgr.reports.how_long import DAYS, within_words
from conftest import Run
from outcome import ok
from support import shipped_law

LAW = shipped_law()


def rule(name: str) -> Rule:
    found = LAW.rule(name)
    assert found
    return found


def words(name: str, base: date | None = None, **readings: str) -> str:
    return within_words(rule(name), LAW, Readings.model_validate(readings), base)


@pytest.mark.parametrize(
    ("born", "reading", "said"),
    [
        ((8, 8), "birthday", "to the birthday itself, by the reading age_22: 6/30, the end by month of birth, is before it"),
        ((8, 8), "exit_by_table", "to 6/30 of that year, by month of birth"),
        ((3, 1), "birthday", "to 6/30 of that year, by month of birth"),
        ((11, 20), "birthday", "to 12/31 of that year, by month of birth"),
        (None, "birthday", "to 6/30 or 12/31, by month of birth, but never before the birthday"),
        (None, "exit_by_table", "to 6/30 or 12/31, by month of birth"),
    ],
)  # fmt: skip
def test_an_end_by_month_of_birth_is_said_as_the_reading_counts_it(
    born: tuple[int, int] | None, reading: str, said: str
) -> None:
    base = date(2032, *born) if born else None
    assert words("age-22-exit", base, age_22=reading) == said


@pytest.mark.parametrize(
    ("name", "readings", "said"),
    [
        ("annual-review", {}, "1 year, no pause"),
        ("annual-review", {"anniversary": "day_before"}, "1 year less one day, by the reading anniversary, no pause"),
        ("interim-placement", {}, "30 calendar days"),
        ("interim-placement", {"interim_placement": "records"},
         "30 calendar days from the day the former district's records come, by the reading interim_placement,"),
        ("device-after-move", {}, "2 months from the day the student exits, no pause"),
        ("initial-iep", {"break_pause": "none"}, "60 calendar days, nothing skipped by the reading break_pause"),
        ("initial-iep", {"break_pause": "excess_only"},
         "60 calendar days, not counting the days of a break after its first 5 school days"),
        ("initial-iep", {"break_pause": "published_break"}, "60 calendar days, not counting the printed dates of breaks"),
        ("meeting-notice", {"meeting_notice_days": "14"}, "14 calendar days before the day of the meeting"),
        ("triennial-plan", {}, '75 calendar days before the day "Triennial" is due, not counting breaks'),
        ("transition-16", {}, "by the 16th birthday"),
        (
            "early-start-conference",
            {},
            "90 calendar days before the 3rd birthday; once that is past, as soon as possible",
        ),
        ("service-start", {}, "by the day the service is to start"),
        ("interim-first-day", {}, "by the first day of school"),
        ("safeguards-discipline", {}, "the same day"),
        ("draft-iep", {}, "10 calendar days before the IEP meeting"),
        ("enter-iep", {}, "no date in the handbook"),
        ("iep-copy", {}, "no date in the law"),
    ],
)  # fmt: skip
def test_the_words_fit_what_is_counted(name: str, readings: dict[str, str], said: str) -> None:
    assert words(name, None, **readings).startswith(said.rstrip(","))


def test_every_day_that_a_rule_counts_back_from_has_its_words() -> None:
    counted = {
        (start.event, start.counted_from)
        for each in LAW.rules
        if isinstance(each.within, SameDay) or (isinstance(each.within, Count) and each.within.backward)
        for start in each.starts
        if isinstance(start, StartsOn) and start.counted_from
    }
    assert counted == DAYS.keys()


def test_the_end_by_month_is_the_one_of_the_month() -> None:
    table = rule("age-22-exit").within
    assert isinstance(table, MonthTable)
    assert [table.end_of(date(2030, month, 1)).isoformat() for month in (6, 7, 9, 10)] == [
        "2030-06-30", "2030-06-30", "2030-06-30", "2030-12-31",
    ]  # fmt: skip


def test_why_says_what_the_date_is_counted_by(caseload: Path, run: Run) -> None:
    added = run(
        "add", "dee-b", "--name", "Dee Brook", "--born", "2010-08-08", "--grade", "11", "--school", "Fernbrook High",
        "--disability", "SLD", "--last-annual", "2026-03-02", "--last-evaluation", "2025-03-03",
    )  # fmt: skip
    assert added.returncode == 0, added.stderr
    said = " ".join(run("why", "dee-b", "age-22-exit").stdout.split())
    assert "Due Sun 8/8/2032" in said
    assert "How long to the birthday itself, by the reading age_22: 6/30" in said
    assert "age_22: exit_by_table Wed 6/30/2032" in said


def test_a_birthday_with_an_iep_is_not_said_to_be_the_first_ones(caseload: Path, run: Run) -> None:
    """What is said of a duty that a birthday starts, or the first IEP after it, is what is so for the student."""
    who = ("--grade", "9", "--school", "Fernbrook High")
    last = ("--last-annual", "2026-03-02", "--last-evaluation", "2025-03-03")
    run("add", "has-i", "--name", "Has Iep", "--born", "2011-08-08", *who, *last)
    run("refer", "ref-d", "--name", "Ref Erred", "--born", "2011-08-08", *who, "--on", "2026-11-20")
    for rule, age in (("transition-16", 16), ("rights-at-17", 17)):
        with_iep = " ".join(run("why", "has-i", rule).stdout.split())
        assert f"How long by the {age}th birthday Law" in with_iep
        without = " ".join(run("why", "ref-d", rule).stdout.split())
        assert f"How long by the {age}th birthday, or with the first IEP after it Law" in without


def test_the_first_iep_after_a_birthday_is_said_to_be_that(caseload: Path, run: Run) -> None:
    who = ("--grade", "9", "--school", "Fernbrook High", "--on", "2026-09-01")
    ok(run, "refer", "old-r", "--name", "Old Referred", "--born", "2010-10-01", *who)
    held = ("hold-iep", "old-r", "--on", "2026-11-16", "--purpose", "initial", "--outcome", "completed")
    ok(run, *held, "--eligible", "--force")
    said = " ".join(run("why", "old-r", "transition-16").stdout.split())
    assert "How long with the first IEP after the birthday, as there was none on it" in said
