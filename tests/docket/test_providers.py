"""The duty to have all providers report, once the progress report went home without one of them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.casefile.student import Student
from casemgr.docket.deadline import Deadline
from casemgr.docket.derive import derive
from casemgr.docket.facts import Facts
from casemgr.docket.providers import gone_without, lacking
from support import context_with, fact, student_of

CONTEXT = context_with("redwood-city-2025-26", "redwood-city-2026-27")
ADDED = fact("student_added", "2026-08-03", last_annual="2026-03-24", last_progress="2026-08-12")
FIRST, SECOND = fact("progress_report_sent", "2026-11-04"), fact("progress_report_sent", "2027-01-27")
"""e1 and e2, twelve weeks apart."""
TODAY = date(2027, 2, 1)


def reported(day: str, name: str, late_for: str | None = None) -> dict[str, Any]:
    return fact("provider_reported", day, provider=name, late_for=late_for)


def student(*facts: dict[str, Any]) -> Student:
    return student_of(*facts, providers=("Ingrid Sato", "Sam Alvarez"))


def clocks(*facts: dict[str, Any], as_of: date = TODAY) -> list[Deadline]:
    found = derive(student(*facts), CONTEXT, as_of)
    return [clock for clock in found if clock.rule.id == "providers-report"]


def left(*facts: dict[str, Any], as_of: date = TODAY) -> list[str]:
    """The days from which those run that are still open for a report that went home."""
    return [str(c.start.left_by.date) for c in clocks(*facts, as_of=as_of) if c.is_open and c.start.left_by]


def still_lacking(*facts: dict[str, Any]) -> list[tuple[str, tuple[str, ...]]]:
    who = student(*facts)
    found = lacking(derive(who, CONTEXT, TODAY), Facts.of(who, CONTEXT, TODAY))
    return [(str(each.sent.date), each.missing) for each in found]


def test_it_stays_open_for_the_report_that_went_home_and_runs_for_the_next() -> None:
    found = clocks(ADDED, reported("2026-10-20", "Sam Alvarez"), FIRST, as_of=date(2026, 11, 5))
    assert [(clock.status, str(clock.due)) for clock in found] == [
        ("overdue", "2026-10-28"),
        ("running", "2027-01-20"),
    ]


@pytest.mark.parametrize(
    ("more", "open_for"),
    [
        ((), ["2026-11-04"]),
        ((reported("2026-11-10", "Ingrid Sato"),), ["2026-11-04"]),  # for the next one
        ((reported("2026-11-10", "Ingrid Sato", "e2"),), []),
        ((reported("2026-11-10", "Sam Alvarez", "e2"),), ["2026-11-04"]),  # who had reported
        ((fact("entered_in_system", "2026-11-10", what="progress"),), []),
        ((fact("done", "2026-11-10", rule="providers-report", clock="e0"),), []),
        ((fact("done", "2026-11-10", rule="providers-report", clock="e2"),), ["2026-11-04"]),
        ((fact("not_applicable", "2026-11-10", rule="providers-report", why="x", clock="e0"),), []),
        ((fact("exited", "2026-11-10", reason="moved-in-state"),), []),
    ],
)
def test_what_closes_it(more: tuple[dict[str, Any], ...], open_for: list[str]) -> None:
    assert (
        left(ADDED, reported("2026-10-20", "Sam Alvarez"), FIRST, *more, as_of=date(2026, 11, 12)) == open_for
    )


def test_what_is_entered_late_is_for_the_oldest_alone() -> None:
    entered = fact("entered_in_system", "2026-11-10", what="progress")
    assert [clock.status for clock in clocks(ADDED, FIRST, entered, as_of=date(2026, 11, 12))] == [
        "met_late",
        "running",
    ]
    in_time = [ADDED, reported("2026-10-20", "Sam Alvarez"), reported("2026-10-20", "Ingrid Sato"), FIRST]
    assert [clock.status for clock in clocks(*in_time, entered, as_of=date(2026, 11, 12))] == ["met", "met"]


def test_what_several_lack_is_one_duty_of_the_first_and_then_of_the_next() -> None:
    both = [ADDED, reported("2026-10-20", "Sam Alvarez"), FIRST, SECOND]
    assert left(*both) == ["2026-11-04"]
    assert still_lacking(*both) == [
        ("2026-11-04", ("Ingrid Sato",)),
        ("2027-01-27", ("Ingrid Sato", "Sam Alvarez")),
    ]
    late = reported("2027-01-29", "Ingrid Sato", "e2")
    assert left(*both, late) == ["2027-01-27"]
    ticked = fact("done", "2027-01-29", rule="providers-report", clock="e0")
    assert left(*both, ticked) == []


def test_a_tick_before_the_next_report_went_home_is_not_for_that() -> None:
    ticked = fact("done", "2026-11-10", rule="providers-report", clock="e0")
    assert left(ADDED, FIRST, ticked, SECOND) == ["2027-01-27"]
    assert still_lacking(ADDED, FIRST, ticked) == []


def test_one_that_had_all_reports_between_two_that_lack_some_is_not_asked_for() -> None:
    names = ("Ingrid Sato", "Sam Alvarez")
    third = fact("progress_report_sent", "2027-01-29")
    full = [reported("2027-01-10", name) for name in names]
    assert [day for day, _ in still_lacking(ADDED, FIRST, *full, SECOND, third)] == [
        "2026-11-04",
        "2027-01-29",
    ]
    assert left(ADDED, FIRST, *full, SECOND) == ["2026-11-04"]
    assert [clock.status for clock in clocks(ADDED, FIRST, *full, SECOND)] == ["overdue", "met", "running"]


def test_without_providers_on_file_it_stays_until_it_is_ticked() -> None:
    alone = derive(student_of(ADDED, FIRST), CONTEXT, date(2026, 11, 5))
    assert [c.status for c in alone if c.rule.id == "providers-report"] == ["overdue", "running"]


def test_the_reports_that_had_gone_home_without_a_provider_s() -> None:
    who = student(ADDED, reported("2026-10-20", "Sam Alvarez"), FIRST, SECOND)
    facts, deadlines = Facts.of(who, CONTEXT, TODAY), derive(who, CONTEXT, TODAY)

    def found(name: str, day: date = TODAY) -> list[str]:
        return [str(event.date) for event in gone_without(deadlines, facts, name, day)]

    assert found("ingrid sato") == ["2026-11-04", "2027-01-27"]
    assert found("Ingrid Sato", date(2027, 1, 26)) == ["2026-11-04"]
    assert found("Sam Alvarez") == ["2027-01-27"]
    assert found("Ingrid Sato", date(2026, 11, 3)) == []
