"""The running total of removals: it stops at the last school day of the year, on every page, and says what is left over."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from casemgr.docket.facts import Facts
from casemgr.docket.school_year import school_year_name
from casemgr.docket.tally import (
    again,
    alone,
    overlapping,
    passing,
    reviewed,
    sum_of_year,
    sums_of,
)
from casemgr.law.tables import TallyRule
from casemgr.reports.tallies import tally_data
from conftest import Run
from support import context_with, deadlines_of, fact, shipped_law, student_of, with_rule

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
    (["show", "ben-k"], f"Removal days: 11 days this school year; the limit is 10; {WORDS}"),
    (["why", "ben-k", "manifestation-review"], f"11 days in 2026-27; the limit is 10; {WORDS}"),
    (["today"], "Manifestation review (11 days, limit 10, 8 left over)"),
    (["due", "--student", "ben-k"], "Manifestation review (11 days, limit 10, 8 left over)"),
    (["duties", "ben-k"], "review (11 days, limit 10, 8 left over)"),
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


def test_outside_the_known_years_july_to_june_is_taken_and_said_to_be() -> None:
    student = student_of(
        fact("removal", "2031-06-30", days="1"),
        fact("removal", "2031-07-01", days="1"),
        fact("removal", "2026-09-14", days="1"),
        fact("removal", "2027-06-21", days="1"),
    )
    facts = Facts.of(student, context_with("redwood-city-2026-27"), date(2031, 8, 1))
    assert [school_year_name(event, facts) for event in facts.events] == [
        "2026-27",
        "2026-27 (July to June: outside its school calendar)",
        "2030-31 (July to June: there is no school calendar)",
        "2031-32 (July to June: there is no school calendar)",
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


# --- the total of which year -----------------------------------------------------------------------------------------

AS_OF = date(2027, 6, 30)
RULE: TallyRule = shipped_law().tally["removal-days"]


def removal(day: str, days: float = 1, **more: Any) -> dict[str, Any]:
    return fact("removal", day, days=days, **more)


def facts_of(*facts: dict[str, Any], years: tuple[str, ...] = YEARS) -> Facts:
    return Facts.of(student_of(*facts), context_with(*years), AS_OF)


TWO_YEARS = (removal("2026-03-02", 2), removal("2026-03-03", 3), removal("2026-09-14", 4))


def test_the_total_is_that_of_an_event_s_own_year_or_of_the_last_year_with_a_removal() -> None:
    facts = facts_of(*TWO_YEARS)
    first, second, third = (sum_of_year(RULE, facts, event) for event in facts.events)
    assert first == second
    assert first
    assert (first.year, first.last_day, first.total) == ("2025-26", date(2026, 6, 5), 5)
    assert third == sum_of_year(RULE, facts)
    assert third
    assert (third.year, third.last_day, third.total) == ("2026-27", date(2027, 6, 4), 4)


def test_without_a_calendar_all_days_count_and_the_last_day_is_not_known() -> None:
    found = sum_of_year(RULE, facts_of(removal("2026-09-14", 40), years=()))
    assert found == (RULE, "2026-27 (July to June: there is no school calendar)", None, 40, 0)
    assert found
    assert tally_data(found)["school_year"] == "2026-27"


def test_in_a_year_without_a_removal_there_is_no_total() -> None:
    facts = facts_of(removal("2026-03-02"), fact("student_added", "2026-09-01"))
    assert sum_of_year(RULE, facts, facts.events[1]) is None


def test_a_deadline_has_the_total_of_the_year_in_which_an_event_started_it() -> None:
    """A birthday starts its clock in no school year."""
    starts = ({"tally": "removal-days"}, {"birthday": 11}, {"event": "surrogate_needed"})
    context = with_rule(context_with(*YEARS), starts=starts, every_start=True)
    asked = [fact("surrogate_needed", day) for day in ("2026-04-01", "2026-10-01")]
    student = student_of(
        fact("student_added", "2025-08-20"), *TWO_YEARS[:2], asked[0], TWO_YEARS[2], asked[1]
    )
    facts = Facts.of(student, context, AS_OF)
    found = [
        [each.total for each in sums_of(clock, facts, context)]
        for clock in deadlines_of("own", student, context, AS_OF)
    ]
    assert found == [[], [5], [4]]


def test_a_removal_during_which_the_services_went_on_is_not_counted() -> None:
    counted = (removal("2026-09-14", 2), removal("2026-09-21", 4, services_continued="true"))
    assert total(*counted) == (2, 0)


# --- what passes the limit -------------------------------------------------------------------------------------------

REVIEW = fact("manifestation_review_held", "2026-09-30", caused="false", not_implemented="false")


def test_the_limit_is_passed_once_a_year() -> None:
    facts = facts_of(
        removal("2026-03-02", 10),
        removal("2026-03-23", 0.5),  # passes it
        removal("2026-03-25"),
        removal("2026-09-14", 11),  # and in the next year
        removal("2026-10-14", 11),
    )
    assert [f"{line.event.date:%m-%d}" for line in passing(RULE, facts)] == ["03-23", "09-14"]


def test_after_a_review_nothing_passes_the_limit_in_that_year() -> None:
    held = facts_of(removal("2026-09-14", 10), REVIEW, removal("2026-10-14"), removal("2026-10-21"))
    assert list(passing(RULE, held)) == []
    last_year = facts_of(REVIEW | {"date": "2026-03-30"}, removal("2026-09-14", 11))
    assert len(list(passing(RULE, last_year))) == 1


@pytest.mark.parametrize(("days", "past", "by_itself"), [(8, 0, 0), (8.5, 1, 0), (10, 1, 0), (10.5, 0, 1)])
def test_after_a_review_each_removal_past_the_limit_asks_for_one_again_or_does_by_itself(
    days: float, past: int, by_itself: int
) -> None:
    facts = facts_of(removal("2026-09-14", 2), REVIEW, removal("2026-10-14", days))
    assert len(list(again(RULE, facts))) == past
    assert len(list(alone(RULE, facts))) == by_itself


def test_days_left_over_make_a_removal_pass_the_limit_by_itself() -> None:
    facts = facts_of(REVIEW, removal(LAST, 11))
    assert [line.days for line in alone(RULE, facts)] == [1]
    assert list(reviewed(RULE, facts)) == []


# --- days that are counted twice -------------------------------------------------------------------------------------

OVERLAPS = [
    # a removal from Monday, September 14, of two days, another, and whether they take the same day
    (removal("2026-09-11", 1), False),  # Friday
    (removal("2026-09-11", 2), True),  # Friday and Monday
    (removal("2026-09-12", 1), True),  # from a Saturday: Monday
    (removal("2026-09-12", 0.5), True),
    (removal("2026-09-15", 0.5), True),
    (removal("2026-09-16", 1), False),
    (removal("2026-09-15", 1, former_school="Hillview High"), False),
    (removal("2026-09-15", 1, services_continued="true"), False),  # does not count
]


@pytest.mark.parametrize(("other", "overlaps"), OVERLAPS)
def test_two_removals_that_take_in_a_school_day_count_it_twice(other: dict[str, Any], overlaps: bool) -> None:
    facts = facts_of(removal("2026-09-14", 2, id="ours"), other | {"id": "other"})
    ours, theirs = sorted(facts.events, key=lambda event: event.id == "other")
    assert overlapping(RULE, ours, facts) == ([theirs] if overlaps else [])
    assert overlapping(RULE, theirs, facts) == ([ours] if overlaps else [])


@pytest.mark.parametrize(
    ("first", "second", "overlaps"),
    [
        (("2026-09-14", 0.5), ("2026-09-14", 0.5), False),
        (("2026-09-14", 0.5), ("2026-09-14", 1), True),
        (("2026-09-12", 0.5), ("2026-09-14", 0.5), True),  # of two days: both cannot be true
        (("2026-06-05", 1), ("2026-06-05", 1), True),  # the last day of a year
        (("2027-06-04", 1), ("2027-06-04", 1), True),  # and the last day known
        (("2027-06-05", 1), ("2027-06-05", 1), False),
        (("2025-08-11", 2), ("2025-08-13", 1), True),  # from before the first day of school
        (("2025-06-11", 2), ("2025-06-12", 1), False),  # before the first day known
    ],
)
def test_parts_of_one_day_may_both_be_true_and_what_no_calendar_knows_is_not_compared(
    first: tuple[str, float], second: tuple[str, float], overlaps: bool
) -> None:
    facts = facts_of(removal(*first), removal(*second))
    assert len(overlapping(RULE, facts.events[0], facts)) == overlaps


def test_a_proposal_and_what_carries_it_out_are_one() -> None:
    proposed = removal("2026-09-14", 2, proposed="true", id="p1")
    done = removal("2026-09-15", 2, carries_out="p1", id="d1")
    facts = facts_of(proposed, done, removal("2026-09-15", 1, id="other"))
    by_id = {event.id: event for event in facts.events}
    assert overlapping(RULE, by_id["d1"], facts) == [by_id["other"]]
    assert overlapping(RULE, by_id["other"], facts) == [by_id["d1"]]
