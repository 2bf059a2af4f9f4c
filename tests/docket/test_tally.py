"""The running total of removals: it stops at the last school day of the year, on every page, and says what is left over."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from casemgr.docket.facts import Facts
from casemgr.docket.tally import overlapping, school_year_of, sum_of_year
from conftest import Run
from support import context_with, fact, student_of

LAST = "2027-06-04"  # the example's last school day, a Friday
YEARS = ("redwood-city-2025-26", "redwood-city-2026-27")


def total(*facts: dict[str, Any]) -> tuple[float, float]:
    """The days counted of this year's removals, and those left over."""
    context = context_with(*YEARS)
    found = sum_of_year(
        context.law.tally_of("removal"), Facts.of(student_of(*facts), context, date(2028, 1, 1))
    )
    assert found
    return found.total, found.left_over


def test_without_a_removal_there_is_no_total() -> None:
    context = context_with(*YEARS)
    facts = Facts.of(student_of(), context, date(2028, 1, 1))
    assert sum_of_year(context.law.tally_of("removal"), facts) is None


def last_days(number: int) -> date:
    """The school day with which the last few of the year begin."""
    context = context_with(*YEARS)
    calendar = context.calendar(student_of().identity)
    year = calendar.year_with(date(2027, 3, 1))
    assert year
    days = [date.fromordinal(day) for table in calendar.table(None) for day in table.days]
    return [day for day in days if day <= year.last_day][-number]


@pytest.mark.parametrize(
    ("imposed", "left", "counted", "over"),
    [(5, 2, 2, 3), (2, 2, 2, 0), (12, 1, 1, 11), (2.5, 2, 2, 0.5), (3, 9, 3, 0)],
)
def test_days_past_the_last_school_day_are_left_over(
    imposed: float, left: int, counted: float, over: float
) -> None:
    assert total(fact("removal", last_days(left).isoformat(), days=imposed)) == (counted, over)


def test_what_carries_out_a_proposal_counts_the_days_left_from_its_own_day() -> None:
    proposed = fact("removal", last_days(8).isoformat(), days=5, proposed=True, id="p1")
    done = fact("removal", last_days(2).isoformat(), days=5, carries_out="p1")
    assert total(proposed) == (5, 0)
    assert total(proposed, done) == (2, 3)


def test_a_removal_counts_by_itself_where_its_proposal_is_void() -> None:
    proposed = fact("removal", "2026-10-05", days=5, proposed=True, id="p1")
    done = fact("removal", "2026-10-07", days=4, carries_out="p1")
    void = fact("void", "2026-10-08", event="p1", why="never proposed")
    assert total(proposed, done) == (4, 0)
    assert total(proposed, done, void) == (4, 0)


WORDS = "8 of the days imposed are left over after the last school day, Fri 6/4"
PAGES = [
    (["show", "ben-k"], f"Removal days: 11 of 10 days this school year; {WORDS}"),
    (["why", "ben-k", "manifestation-review"], f"11 of 10 days in 2026-27; {WORDS}"),
    (["today"], "Manifestation review (11 of 10 days, 8 left over)"),
    (["due", "--student", "ben-k"], "Manifestation review (11 of 10 days, 8 left over)"),
    (["duties", "ben-k"], "review (11 of 10 days, 8 left over)"),
    (["mdr", "ben-k", "--held", LAST, "--caused", "no", "--not-implemented", "no"], WORDS),
    (["mdr", "ben-k", "--decided", LAST], WORDS),
    (["letter", "manifestation", "ben-k", "--format", "html"], "8 of the days imposed are left over"),
    (["letter", "placement-decision", "ben-k", "--format", "html"], "8 of the days imposed are left over"),
    (["letter", "staff-notice", "ben-k", "--about", "removal", "--format", "html"], "8 of the days imposed"),
]


def test_every_page_says_what_is_left_over(caseload: Path, run: Run) -> None:
    as_of = ["--as-of", LAST]
    done = run(*as_of, "removal", "ben-k", "--on", "2027-05-20", "--days", "19")
    warned = " ".join(done.stderr.split())
    assert WORDS in warned
    assert "19 days in a row ask for one by themselves" in warned
    for words, said in PAGES:
        found = run(*as_of, *words, *(["--dry-run"] if words[0] == "mdr" else []))
        assert said in " ".join(found.stdout.split()), f"{words}: {found.stdout}{found.stderr}"
    rows = json.loads(run(*as_of, "due", "--student", "ben-k", "--format", "json").stdout)["deadlines"]
    wanted = {"school_year": "2026-27", "days": 11, "limit": 10, "left_over": 8}
    assert [row["tally"] for row in rows if row["rule"] == "manifestation-review"] == [wanted]


def test_outside_the_known_years_july_to_june_is_said_to_be_about_one() -> None:
    student = student_of(
        fact("removal", "2031-06-30", days="1"),
        fact("removal", "2031-07-01", days="1"),
        fact("removal", "2026-09-14", days="1"),
    )
    facts = Facts.of(student, context_with("redwood-city-2026-27"), date(2031, 8, 1))
    assert [school_year_of(event, facts) for event in facts.events] == [
        "2026-27",
        "about 2030-31",
        "about 2031-32",
    ]


def test_days_brought_from_a_former_school_all_count_whatever_is_left_of_the_year() -> None:
    brought = fact("removal", last_days(2).isoformat(), days=6, former_school="Hillview High")
    assert total(brought) == (6, 0)


def test_two_removals_from_the_first_day_known_take_the_same_days() -> None:
    context = context_with(*YEARS)
    first = context.calendar(student_of().identity).runs[0].first.isoformat()
    facts = Facts.of(
        student_of(fact("removal", first, days=2), fact("removal", first, days=3)), context, date(2026, 6, 1)
    )
    one, other = facts.events
    assert overlapping(context.law.tally_of("removal"), one, facts) == [other]
