"""What does not fit a calendar about a closure, and which suspected areas are no categories of the law."""

from __future__ import annotations

from datetime import date

import pytest

from casemgr.checks.areas import strange_areas
from casemgr.checks.closure import closure_misfit, make_up_misfit
from support import calendar, shipped_law

YEAR = calendar("sample-2026-27")
SCHOOL_DAY, SATURDAY = date(2027, 1, 14), date(2027, 1, 16)
CLOSED = YEAR.with_one_more("closures", {"date": SCHOOL_DAY, "reason": "Smoke"})
HIGH_CLOSED = YEAR.with_one_more(
    "closures", {"date": SCHOOL_DAY, "reason": "Smoke", "schools": ("Fernbrook High",)}
)
CLOSED_ALREADY = "Thu 1/14/2027 is closed already"


def test_a_school_day_can_be_closed_and_another_day_made_up() -> None:
    assert closure_misfit(YEAR, SCHOOL_DAY, ()) is None
    assert make_up_misfit(YEAR, SATURDAY) is None
    assert make_up_misfit(YEAR, SCHOOL_DAY) == "Thu 1/14/2027 is a school day already"


def test_a_day_without_school_cannot_be_closed() -> None:
    said = closure_misfit(YEAR, SATURDAY, ())
    assert said == "Sat 1/16/2027 is no school day: a weekend, or outside of the school year"


def test_a_day_is_closed_once_for_each_school() -> None:
    assert closure_misfit(CLOSED, SCHOOL_DAY, ()) == CLOSED_ALREADY
    assert closure_misfit(CLOSED, SCHOOL_DAY, ["Fernbrook High"]) == CLOSED_ALREADY
    assert closure_misfit(HIGH_CLOSED, SCHOOL_DAY, ["Fernbrook High"]) == CLOSED_ALREADY
    assert closure_misfit(HIGH_CLOSED, SCHOOL_DAY, ["Fernbrook High", "Fernbrook Middle"]) is None
    assert closure_misfit(HIGH_CLOSED, SCHOOL_DAY, ()) is None


@pytest.mark.parametrize(
    ("area", "slip_for"),
    [
        ("autsm", "autism"),
        ("speach", "speech-language"),
        ("specific-lerning-disabilty", "specific-learning-disability"),
        ("motor", None),
        ("something", None),
        ("hid", None),
        ("developmental-delay", None),
    ],
)
def test_what_is_no_category_is_said_with_what_it_may_be_a_slip_for(area: str, slip_for: str | None) -> None:
    (found,) = strange_areas([area, "autism"], shipped_law())
    assert found.slip_for == slip_for
    assert found.what.startswith(f"{area} is not a category of ")


def test_a_place_that_names_no_categories_finds_none_strange() -> None:
    assert [*strange_areas(["anything"], shipped_law().having(areas=None))] == []
