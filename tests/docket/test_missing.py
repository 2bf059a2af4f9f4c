"""The calendar that a clock needs: for a date that is not known, or for the last school day before one that is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.days.schoolyear import Closure, SchoolYear
from casemgr.docket.context import Context
from casemgr.docket.facts import Facts
from casemgr.docket.missing import missing_calendar, missing_to_act, perhaps_earlier
from support import calendar, context_with, fact, student_of, the_deadline, with_rule

THIS_YEAR, BOTH = ("redwood-city-2026-27",), ("redwood-city-2025-26", "redwood-city-2026-27")
FIVE_DAYS = {"count": 5, "of": "calendar_days"}


def missing(context: Context, start: str, within: dict[str, Any]) -> str | None:
    """What is missing of the clock of a rule that says this, started on a day."""
    own = with_rule(context, starts=({"event": "surrogate_needed"},), within=within)
    student, as_of = student_of(fact("surrogate_needed", start)), date(2027, 8, 1)
    return missing_to_act(the_deadline("own", student, own, as_of), Facts.of(student, own, as_of))


@pytest.mark.parametrize(
    ("start", "due", "name"),
    [
        ("2026-06-15", "2026-06-20", "2025-26"),
        ("2026-07-15", "2026-07-20", "2025-26"),
        ("2026-08-06", "2026-08-11", "2025-26"),
        ("2027-05-31", "2027-06-05", "2027-28"),  # the day after the last
        ("2027-07-05", "2027-07-10", "2027-28"),
    ],
)
def test_a_date_outside_every_calendar_needs_the_one_beside_it(start: str, due: str, name: str) -> None:
    assert date.fromisoformat(due) - date.fromisoformat(start) == date(2026, 1, 6) - date(2026, 1, 1)
    assert missing(context_with(*THIS_YEAR), start, FIVE_DAYS) == name


@pytest.mark.parametrize(
    ("start", "within", "years"),
    [
        ("2026-09-01", FIVE_DAYS, THIS_YEAR),  # there is a school day
        ("2026-06-15", FIVE_DAYS, BOTH),  # there is none in summer, and that is known
        ("2026-09-01", {"count": 5, "of": "business_days"}, ()),  # business days need no school day
        ("2026-09-01", {"count": 5, "of": "school_days"}, ()),  # the date itself is not known
    ],
)
def test_nothing_is_missing_where_the_day_to_act_is_known_or_the_date_is_not(
    start: str, within: dict[str, Any], years: tuple[str, ...]
) -> None:
    assert missing(context_with(*years), start, within) is None


@pytest.mark.parametrize(("added", "name"), [("2027-09-10", "2027-28"), ("2025-09-10", "2025-26")])
def test_a_count_from_an_unknown_first_day_of_school_needs_the_year_of_its_start(
    added: str, name: str
) -> None:
    starts = ({"event": "student_added", "not_before": "first_day_of_school"},)
    context = with_rule(context_with(*THIS_YEAR), starts=starts, within=FIVE_DAYS)
    student, as_of = student_of(fact("student_added", added)), date(2027, 10, 1)
    clock = the_deadline("own", student, context, as_of)
    assert clock.start.base is None
    assert missing_calendar(clock, Facts.of(student, context, as_of)) == name


@pytest.mark.parametrize(
    ("added", "name"),
    [
        ("2026-07-15", "2026-27"),
        ("2026-08-20", "2026-27"),
        ("2026-11-23", "2026-27"),
        ("2026-06-15", "2025-26"),
    ],
)
def test_without_any_calendar_a_first_progress_report_needs_the_year_of_joining(
    added: str, name: str
) -> None:
    """Not that of the last annual review, from whose IEP on reports are due."""
    student = student_of(fact("student_added", added, last_annual="2026-02-02"))
    context, as_of = context_with(), date(2026, 11, 24)
    for rule in ("progress-report", "providers-report"):
        clock = the_deadline(rule, student, context, as_of)
        assert missing_calendar(clock, Facts.of(student, context, as_of)) == name


def _opening_late(*closed: str) -> SchoolYear:
    closures = tuple(Closure(date=date.fromisoformat(day), reason="smoke") for day in closed)
    return calendar("redwood-city-2026-27").model_copy(update={"closures": closures})


@pytest.mark.parametrize("start", ["2026-08-07", "2026-08-08"])
def test_where_the_first_days_are_closed_the_year_before_is_missing(start: str) -> None:
    """School would have begun on Wednesday, August 12: the last school day before the date is one of spring."""
    context = context_with(_opening_late("2026-08-12", "2026-08-13"))
    assert missing(context, start, FIVE_DAYS) == "2025-26"
    assert missing(context, "2026-08-09", FIVE_DAYS) is None


def _backward(
    start: str, count: int, *years: str, of: str = "calendar_days"
) -> tuple[str | None, date | None]:
    """What is missing of a count back, and before which day it is due in any case."""
    own = with_rule(
        context_with(*years),
        starts=({"event": "surrogate_needed"},),
        within={"count": count, "of": of, "backward": True},
        pauses="breaks" if of == "calendar_days" else None,
    )
    student, as_of = student_of(fact("surrogate_needed", start)), date(2027, 12, 1)
    clock = the_deadline("own", student, own, as_of)
    if clock.status != "unknown":
        return None, clock.reckoning.due_before
    return missing_calendar(clock, Facts.of(student, own, as_of)), clock.reckoning.due_before


FIRST = date(2026, 7, 1)  # school begins on August 12
WITH_A_HOLE = ("redwood-city-2025-26", "sample-2027-28")


@pytest.mark.parametrize(
    ("start", "count", "years", "name", "before"),
    [
        ("2026-10-20", 75, THIS_YEAR, "2025-26", FIRST),  # leaves the known days at their beginning
        ("2026-08-22", 10, THIS_YEAR, None, None),  # ends on the first day
        ("2026-08-22", 11, THIS_YEAR, "2025-26", FIRST),
        ("2026-08-12", 1, THIS_YEAR, "2025-26", FIRST),  # the first day itself is not counted
        ("2026-07-15", 5, THIS_YEAR, "2025-26", FIRST),
        ("2026-07-01", 5, THIS_YEAR, "2025-26", None),
        ("2027-07-15", 5, THIS_YEAR, "2027-28", None),  # from a day after the last year
        ("2025-10-20", 75, BOTH, "2024-25", date(2025, 7, 1)),
        ("2026-10-20", 75, BOTH, None, None),  # over a summer that is known
        ("2027-09-20", 75, WITH_A_HOLE, "2026-27", date(2027, 7, 1)),  # the year before the later one
    ],
)
def test_a_count_back_lacks_the_year_before_those_known(
    start: str, count: int, years: tuple[str, ...], name: str | None, before: date | None
) -> None:
    assert _backward(start, count, *years) == (name, before)


def test_school_days_back_lack_the_year_before_too() -> None:
    assert _backward("2026-08-19", 5, *THIS_YEAR, of="school_days") == (None, None)
    assert _backward("2026-08-19", 6, *THIS_YEAR, of="school_days") == ("2025-26", FIRST)


def test_the_plan_of_an_early_triennial_needs_the_year_before_it() -> None:
    context, student = (
        context_with(*THIS_YEAR),
        student_of(fact("student_added", "2026-08-17", last_evaluation="2023-10-20")),
    )
    clock = the_deadline("triennial-plan", student, context, date(2026, 8, 17))
    facts = Facts.of(student, context, date(2026, 8, 17))
    assert (clock.status, missing_calendar(clock, facts)) == ("unknown", "2025-26")
    assert clock.reckoning.due_before == FIRST


# --- the day that may be the one to act by ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "days", "years", "day"),
    [
        ("2027-05-31", 4, THIS_YEAR, None),  # due on the last day of school
        ("2027-05-31", 5, THIS_YEAR, "2027-06-04"),
        (
            "2027-05-31",
            72,
            THIS_YEAR,
            "2027-06-04",
        ),  # 8/11, the day before the one on which the last year began
        ("2027-05-31", 73, THIS_YEAR, None),  # 8/12: there may well be school by then
        ("2027-06-04", 5, THIS_YEAR, "2027-06-04"),
        ("2027-06-05", 5, THIS_YEAR, None),  # it began after the last day of school
        ("2026-06-01", 30, BOTH, None),  # the year that follows is known
        ("2026-06-01", 30, (), None),
    ],
)
def test_a_date_of_a_summer_may_have_to_be_acted_on_before_it(
    start: str, days: int, years: tuple[str, ...], day: str | None
) -> None:
    within = {"count": days, "of": "calendar_days"}
    own = with_rule(context_with(*years), starts=({"event": "surrogate_needed"},), within=within)
    student, as_of = student_of(fact("surrogate_needed", start)), date(2027, 6, 6)
    found = perhaps_earlier(the_deadline("own", student, own, as_of), Facts.of(student, own, as_of))
    assert (str(found.day) if found else None) == day
    assert found is None or found.calendar == "2027-28"
