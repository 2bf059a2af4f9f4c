"""What keeps a start from opening another clock of its rule: the yearly copy of the safeguards is asked for once a year."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.docket.derive import derive
from support import context_with, fact, student_of

CONTEXT = context_with("sample-2025-26", "sample-2026-27")


def year(day: str, name: str) -> dict[str, Any]:
    first = f"{name[:4]}-08-12"
    return fact("year_started", day, school_year=name, first_day=first, grade="4", school="F")


@pytest.mark.parametrize(
    ("added", "opened", "days"),
    [
        ("2026-08-20", year("2026-08-24", "2026-27"), ["2026-08-20"]),
        ("2026-08-20", year("2026-08-20", "2026-27"), ["2026-08-20"]),
        ("2026-07-20", year("2026-08-05", "2026-27"), ["2026-08-05"]),  # between the years nothing is asked
        (
            "2026-05-20",
            year("2026-06-01", "2026-27"),
            ["2026-05-20", "2026-06-01"],
        ),  # the next year, opened early
        ("2026-05-20", year("2026-08-05", "2026-27"), ["2026-05-20", "2026-08-05"]),
    ],
)
def test_the_yearly_copy_is_asked_for_once_a_year(
    added: str, opened: dict[str, Any], days: list[str]
) -> None:
    found = derive(student_of(fact("student_added", added), opened), CONTEXT, date(2026, 9, 1))
    assert [str(clock.started_on) for clock in found if clock.rule.id == "safeguards-yearly"] == days


@pytest.mark.parametrize("opened", ["2026-08-24", "2026-10-05"])
def test_a_copy_given_since_the_student_came_is_the_one_of_the_year(opened: str) -> None:
    """However long after that the year is opened here; what was ended otherwise does not keep it shut."""
    added, given = (
        fact("student_added", "2026-08-20"),
        fact("document_sent", "2026-08-21", document="safeguards"),
    )
    started = year(opened, "2026-27")
    assert statuses(added, given, started) == ["met"]
    ended = fact("not_applicable", "2026-08-21", rule="safeguards-yearly", why="given in July")
    assert statuses(added, ended, started) == ["ended", "open"]


def statuses(*facts: dict[str, Any]) -> list[str]:
    found = derive(student_of(*facts), CONTEXT, date(2026, 11, 2))
    return [clock.status for clock in found if clock.rule.id == "safeguards-yearly"]


YEARLY = ("safeguards-yearly", "iep-review", "staff-informed", "staff-informed-new-year", "co-teaching")
JOINED = ("2026-08-20", None)


def yearly(*facts: dict[str, Any]) -> dict[str, list[tuple[str, str | None]]]:
    """The duties of the start of the year: when each began, and its date."""
    found = derive(student_of(*facts), CONTEXT, date(2026, 9, 1))
    return {
        rule: [
            (str(c.started_on), str(c.due) if c.due else None)
            for c in found
            if c.rule.id == rule and c.is_open
        ]
        for rule in YEARLY
    }


@pytest.mark.parametrize(
    "came",
    [
        fact("student_added", "2026-08-20", last_annual="2026-03-02"),
        fact("transferred_in", "2026-08-20", from_district="Lakeside Unified"),
    ],
)
@pytest.mark.parametrize("since", [(), (year("2026-08-26", "2026-27"),)])
def test_who_comes_during_the_year_has_its_duties_from_coming(
    came: dict[str, Any], since: tuple[dict[str, Any], ...]
) -> None:
    """Once each and with no date that had passed, whether or not the year is opened for the student afterwards."""
    once = {rule: [JOINED] for rule in YEARLY} | {"staff-informed-new-year": []}
    assert yearly(came, *since) == once
    left = fact("exited", "2026-08-14", reason="moved-in-state")
    ours = fact("student_added", "2026-07-20", last_annual="2026-03-02")
    assert yearly(ours, year("2026-08-05", "2026-27"), left, came) == once  # and who comes back


def test_who_was_there_at_the_opening_has_them_once() -> None:
    ours = fact("student_added", "2026-07-20", last_annual="2026-03-02")
    opened: dict[str, list[tuple[str, str | None]]] = {rule: [("2026-08-05", None)] for rule in YEARLY}
    opened |= {"staff-informed-new-year": [("2026-08-05", "2026-08-11")], "staff-informed": []}
    assert yearly(ours, year("2026-08-05", "2026-27")) == opened


def test_who_comes_without_an_iep_has_none_of_them() -> None:
    referred = fact("referral_received", "2026-08-20")
    assert not any(yearly(referred, year("2026-08-26", "2026-27")).values())
    back = fact("exited", "2026-08-17", reason="not-eligible-initial")
    assert not any(yearly(fact("referral_received", "2026-06-01"), back, referred).values())


LEARNER = fact("student_added", "2026-08-10")
PLANNED = fact("triennial_planned", "2026-09-11", scope="comprehensive")
DONE = fact("done", "2026-09-14", rule="english-learner-plan")


def plan(day: str, purpose: str = "triennial") -> dict[str, Any]:
    return fact("assessment_plan_given", day, purpose=purpose)


def held(day: str, purpose: str) -> dict[str, Any]:
    return fact("meeting_held", day, purposes=[purpose], outcome="completed")


@pytest.mark.parametrize(
    ("between", "last", "count"),
    [
        ([], plan("2026-11-02"), 1),
        ([held("2026-10-05", "annual")], plan("2026-11-02"), 1),
        ([plan("2026-09-15")], plan("2026-11-02"), 1),  # a second copy, or more areas
        ([plan("2026-09-15")], plan("2026-11-02", "supplemental"), 2),
        ([plan("2026-09-15"), held("2026-10-05", "triennial")], plan("2026-11-02"), 2),
        (
            [plan("2026-09-15"), fact("consent_refused", "2026-10-05", purpose="triennial")],
            plan("2026-11-02"),
            2,
        ),
    ],
)
def test_one_assessment_is_planned_for_an_english_learner_once(
    between: list[dict[str, Any]], last: dict[str, Any], count: int
) -> None:
    learner = student_of(LEARNER, PLANNED, DONE, *between, last, language="EL")
    found = derive(learner, CONTEXT, date(2026, 11, 3))
    assert len([clock for clock in found if clock.rule.id == "english-learner-plan"]) == count
