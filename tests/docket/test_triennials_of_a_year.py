"""Which triennials belong to a school year, and what of a student's events is about which of them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.days.yearspan import YearSpan
from casemgr.docket.facts import Facts
from casemgr.docket.triennials import Triennial, open_triennials, triennials_among
from casemgr.docket.year import student_year
from support import context_with, fact, student_of

CONTEXT = context_with("redwood-city-2025-26", "redwood-city-2026-27")
TODAY = date(2027, 5, 3)
FAR = YearSpan("", date.min, date(2034, 6, 30))
PLANNED = (
    fact("triennial_planned", "2026-09-14", scope="comprehensive"),
    fact(
        "assessment_plan_given",
        "2026-09-21",
        purpose="triennial",
        areas=[{"area": "academic", "assessor": "Dana Whitfield"}],
    ),
    fact("consent_received", "2026-09-28", purpose="triennial"),
)
HELD = fact("meeting_held", "2026-11-16", purposes=["triennial"], outcome="completed")
REFUSED = fact("consent_refused", "2026-09-28", purpose="triennial")


def triennials(starts_in: int, *facts: dict[str, Any], evaluated: str = "2023-11-20") -> list[Triennial]:
    student = student_of(fact("student_added", "2025-08-20", last_evaluation=evaluated), *facts)
    known = Facts.of(student, CONTEXT, TODAY)
    clocks = student_year(known, CONTEXT, FAR, TODAY).deadlines
    return list(triennials_among(clocks, known, CONTEXT, YearSpan.starting(starts_in), TODAY))


def test_the_plan_and_the_consent_are_those_of_the_triennial_they_were_for() -> None:
    (now,) = triennials(2026, *PLANNED, HELD)
    assert (str(now.due), now.scope, str(now.consent)) == ("2026-11-20", "comprehensive", "2026-09-28")
    assert [str(area) for area in now.areas] == ["academic (Dana Whitfield)"]
    (later,) = triennials(2029, *PLANNED, HELD)
    assert (str(later.due), later.scope, later.consent, later.areas) == ("2029-11-16", "", None, ())
    assert not triennials(2028, *PLANNED, HELD)


def test_one_yet_to_come_takes_nothing_from_the_one_before_that_is_still_open() -> None:
    (now,) = triennials(2026, *PLANNED)
    assert now.consent == date(2026, 9, 28)
    again = fact("consent_received", str(TODAY), purpose="triennial")
    (overdue,), (later,) = (triennials(year, *PLANNED, again) for year in (2026, 2029))
    assert (overdue.consent, overdue.clock.projected) == (TODAY, False)
    assert (later.consent, later.clock.projected) == (None, True)  # counted from today at the earliest


def test_one_that_was_refused_has_no_consent() -> None:
    (now,) = triennials(2026, *PLANNED[:2], REFUSED)
    assert (now.answer, str(now.answered), now.consent) == ("refused", "2026-09-28", None)


@pytest.mark.parametrize(
    ("evaluated", "years"),
    [
        ("2024-05-20", [2026]),  # due this year
        ("2024-09-17", [2026, 2027]),  # in the fall after, with the plan to give before
        ("2024-12-17", [2027]),
        (
            "2023-05-20",
            [2025, 2026],
        ),  # overdue since May 2026: on the list of today's year, not of a later one
    ],
)
def test_one_belongs_to_the_year_of_its_date_and_of_its_plan_and_while_overdue_to_the_present_one(
    evaluated: str, years: list[int]
) -> None:
    assert [year for year in (2025, 2026, 2027) if triennials(year, evaluated=evaluated)] == years


@pytest.mark.parametrize(("born", "due"), [("2016-03-03", ["2028-03-10"]), ("2005-03-03", [])])
def test_one_due_after_eligibility_ends_by_age_is_not_listed(born: str, due: list[str]) -> None:
    student = student_of(fact("student_added", "2025-08-20", last_evaluation="2025-03-10"), born=born)
    found = open_triennials(Facts.of(student, CONTEXT, TODAY), CONTEXT, YearSpan.starting(2027), TODAY)
    assert [str(each.due) for each in found] == due
