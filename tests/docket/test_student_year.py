"""The year ahead: the clocks to come of a duty that repeats, what hangs on them, and what a year holds."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.days.yearspan import YearSpan
from casemgr.docket.context import Context
from casemgr.docket.facts import Facts
from casemgr.docket.year import StudentYear, student_year
from support import context_with, fact, student_of, with_rule

BOTH = ("redwood-city-2025-26", "redwood-city-2026-27")
TODAY = date(2026, 12, 1)
OURS = fact("student_added", "2025-08-20", last_annual="2026-03-24")
ASKED = fact("surrogate_needed", "2026-11-24")
EVERY: dict[str, Any] = {"starts": ({"event": "surrogate_needed"},), "repeats": True}


def year_of(context: Context, *facts: dict[str, Any], starts_in: int = 2026, **student: Any) -> StudentYear:
    known = Facts.of(student_of(*(facts or (ASKED,)), **student), context, TODAY)
    return student_year(known, context, YearSpan.starting(starts_in), TODAY)


def days(year: StudentYear, rule: str = "own") -> list[str]:
    return [f"{clock.due:%m-%d}" for clock in year.deadlines if clock.rule.id == rule]


def every(number: int, **words: Any) -> Context:
    """A duty that is due again so many calendar days after it was met."""
    within = {"count": number, "of": "calendar_days"}
    return with_rule(context_with(*BOTH), **{**EVERY, "within": within, **words})


# --- a duty that repeats ---------------------------------------------------------------------------------------------


def test_each_clock_to_come_starts_on_the_date_of_the_one_before() -> None:
    year = year_of(every(60))
    assert days(year) == ["01-23", "03-24", "05-23"]
    ours = [each for each in year.deadlines if each.rule.id == "own"]
    found = [(str(each.started_on), str(each.hold_by), each.status, each.projected) for each in ours]
    assert found == [
        ("2026-11-24", "2027-01-22", "running", False),
        ("2027-01-23", "2027-03-24", "running", True),
        ("2027-03-24", "2027-05-21", "running", True),
    ]


def test_what_is_late_is_met_today_at_the_earliest() -> None:
    """Due on November 29; met on December 1, it is due again on the 6th, in January and so on."""
    assert days(year_of(every(5)))[:3] == ["11-29", "12-06", "12-11"]


def test_a_duty_may_repeat_every_day_of_the_year() -> None:
    found = days(year_of(every(1)))
    assert len(found) == len(set(found)) == (date(2027, 6, 30) - TODAY).days + 1
    assert (found[0], found[1], found[-1]) == ("11-25", "12-02", "06-30")


def test_a_duty_of_the_same_day_is_not_due_again_and_again() -> None:
    assert days(year_of(every(1, within={"same_day": "true"}))) == ["11-24"]


def test_what_does_not_repeat_or_is_over_has_no_clock_to_come() -> None:
    assert days(year_of(every(60, repeats=False))) == ["01-23"]
    ticked = fact("done", "2026-11-25", rule="own")
    assert days(year_of(every(60), ASKED, ticked)) == ["01-23"]
    assert days(year_of(every(60, ended_by=({"event": "done"},), met_by=()), ASKED, ticked)) == []


def test_the_last_day_of_the_year_is_in_it() -> None:
    """From November 24 it is 218 days to June 30."""
    assert days(year_of(every(218))) == ["06-30"]
    assert days(year_of(every(219))) == []
    assert days(year_of(every(219), starts_in=2027)) == ["07-01", "02-05"]


def test_a_date_that_no_calendar_tells_ends_the_count() -> None:
    """Sixty school days from March 18 are past June 4, the last one known."""
    found = year_of(every(1, within={"count": 60, "of": "school_days"}))
    assert days(found) == ["03-18"]
    assert all(clock.due for clock in found.deadlines)


# --- what hangs on a clock to come -----------------------------------------------------------------------------------


def hanging(*starts: dict[str, Any], **words: Any) -> Context:
    """A rule of ten days back that hangs on a duty of sixty."""
    ten = {"count": 10, "of": "calendar_days", "backward": True}
    return with_rule(every(60, id="first"), **{"within": ten, "starts": starts, **words})


def test_what_counts_back_from_a_date_does_so_from_those_to_come() -> None:
    year = year_of(hanging({"rule": "first"}))
    assert days(year) == ["01-13", "03-14", "05-13"]
    assert [each.projected for each in year.deadlines if each.rule.id == "own"] == [False, True, True]


def test_what_starts_together_with_a_clock_does_so_with_those_to_come() -> None:
    ten = {"count": 10, "of": "calendar_days"}
    assert days(year_of(hanging({"rule": "first", "at": "start"}, within=ten))) == [
        "12-04",
        "02-02",
        "04-03",
        "06-02",
    ]


def test_what_starts_on_the_last_day_of_the_year_is_in_it() -> None:
    """The first duty is due, and due again, on June 30."""
    together = {"starts": ({"rule": "first", "at": "start"},), "within": {"same_day": "true"}}
    context = with_rule(every(218, id="first"), **together)
    assert days(year_of(context)) == ["11-24", "06-30"]


def test_a_rule_that_an_event_may_start_too_hangs_on_those_to_come() -> None:
    starts = ({"event": "consent_received"}, {"rule": "first"})
    assert days(year_of(hanging(*starts))) == ["01-13", "03-14", "05-13"]
    assert days(year_of(hanging({"event": "consent_received"}))) == []
    assert days(year_of(hanging({"rule": "annual-review"}))) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ({"only_for": {"grade": ["4"]}}, ["01-13", "03-14", "05-13"]),
        ({"only_for": {"grade": ["5"]}}, []),
        ({"only_for": {"turns": 12}}, ["05-13"]),  # on April 12, 2028: in the year after May 23
        ({"in_force": {"from": "2027-03-01"}}, ["05-13"]),  # its clock starts on March 24
    ],
)
def test_what_hangs_on_a_clock_to_come_is_for_the_same_students_as_ever(
    words: dict[str, Any], expected: list[str]
) -> None:
    assert days(year_of(hanging({"rule": "first"}, **words), born="2016-04-12")) == expected


@pytest.mark.parametrize(
    ("starts_in", "expected"),
    [
        (2026, ["transition-in-iep"]),
        (2027, ["rights-in-iep", "transition-in-iep"]),
        (2028, ["rights-in-iep", "transition-in-iep"]),
        (2029, ["transition-in-iep"]),
    ],
)
def test_each_review_to_come_asks_for_what_belongs_to_the_age(starts_in: int, expected: list[str]) -> None:
    """Sixteen on February 12, 2028, while the IEP of March 2027 is in effect; seventeen a year later, and eighteen by the review of
    March 2030."""
    context = context_with(*BOTH)
    year = year_of(context, OURS, starts_in=starts_in, born="2012-02-12")
    ages = ("transition-in-iep", "rights-in-iep", "transition-high-school")
    assert [clock.rule.id for clock in year.deadlines if clock.rule.id in ages] == expected
    assert days(year, "annual-review") == ["03-24"]


# --- what a year holds -----------------------------------------------------------------------------------------------


def test_what_has_no_date_is_named_while_it_is_open() -> None:
    context = with_rule(context_with(*BOTH), starts=({"event": "surrogate_needed"},))
    assert [clock.rule.id for clock in year_of(context).undated if clock.rule.id == "own"] == ["own"]
    met = year_of(context, ASKED, fact("done", "2026-11-25", rule="own"))
    assert "own" not in [clock.rule.id for clock in met.undated]


def test_of_one_day_to_act_the_rules_go_by_their_names() -> None:
    """The days to act are the last school days before: Friday, January 22."""
    other = with_rule(every(59, id="zzz"), **EVERY, within={"count": 60, "of": "calendar_days"})
    ours = [each for each in year_of(other).deadlines if each.rule.id in ("own", "zzz")]
    found = [(str(each.act_by), each.rule.id, str(each.due)) for each in ours]
    assert found[:2] == [("2027-01-22", "own", "2027-01-23"), ("2027-01-22", "zzz", "2027-01-22")]
    assert found == sorted(found)


# --- up to the age limit ---------------------------------------------------------------------------------------------


def reviews(
    as_of: date, *facts: dict[str, Any], starts_in: int = 2026, born: str = "2005-02-12"
) -> list[str]:
    known = Facts.of(student_of(OURS, *facts, born=born), context_with(*BOTH), as_of)
    year = student_year(known, context_with(*BOTH), YearSpan.starting(starts_in), as_of)
    return [f"{clock.rule.role} {clock.due}" for clock in year.deadlines if clock.rule.role in ROLES]


ROLES = ("annual", "age-limit")


def test_nothing_is_due_after_the_day_on_which_eligibility_ends_by_age() -> None:
    """Twenty-two on February 12, 2027: eligible until June 30. Twenty-two on October 1, 2026: until December 31."""
    assert reviews(TODAY) == ["annual 2027-03-24", "age-limit 2027-06-30"]
    assert reviews(TODAY, starts_in=2027) == []
    assert reviews(TODAY, born="2004-10-01") == ["age-limit 2026-12-31"]
    assert reviews(TODAY, starts_in=2027, born="2005-10-01") == ["age-limit 2027-12-31"]
    assert reviews(TODAY, starts_in=2027, born="2006-02-12") == ["annual 2028-03-24", "age-limit 2028-06-30"]


def test_what_is_owed_whatever_happens_is_due_after_the_age_limit_too() -> None:
    """Copies asked for two days before the limit: five business days, counted over a holiday, whether the student stays or not."""
    day = date(2027, 6, 28)
    asked = fact("records_requested", "2027-06-28", requester="parent")
    known = Facts.of(student_of(OURS, asked, born="2005-02-12"), context_with(*BOTH), day)
    year = student_year(known, context_with(*BOTH), YearSpan.starting(2027), day)
    assert days(year, "records-copies") == ["07-06"]


def test_what_recurs_stops_at_the_age_limit_with_what_hangs_on_it() -> None:
    year = year_of(every(40), ASKED, OURS, born="2005-02-12")
    assert days(year)[-1] == "06-12"
    later = year_of(every(40), ASKED, OURS, born="2005-02-12", starts_in=2027)
    assert later.deadlines == ()


def test_a_plan_for_the_exit_changes_nothing_and_one_who_stays_has_reviews() -> None:
    planned = fact("done", "2026-11-20", rule="age-22-exit")
    assert reviews(TODAY, planned, starts_in=2027) == []
    stays = fact("not_applicable", "2026-11-20", rule="age-22-exit", why="completes the term")
    assert reviews(TODAY, stays, starts_in=2027) == ["annual 2028-03-24"]


def test_once_the_day_has_passed_without_an_exit_what_is_open_is_listed() -> None:
    later = date(2027, 1, 11)
    assert reviews(later, born="2004-10-01") == ["age-limit 2026-12-31", "annual 2027-03-24"]
    assert reviews(later, born="2004-10-01", starts_in=2027) == []
