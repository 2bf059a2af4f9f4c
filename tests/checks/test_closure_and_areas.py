"""What does not fit a calendar about a closure, and which suspected areas are no categories of the law."""

from __future__ import annotations

from datetime import date

import pytest

from casemgr.casefile.saying import long_date
from casemgr.checks.areas import strange_areas
from casemgr.checks.closure import closure_misfit, made_up, make_up_misfit
from casemgr.errors import Refused
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
    assert make_up_misfit(YEAR, SATURDAY, "c.yaml") is None
    assert make_up_misfit(YEAR, SCHOOL_DAY, "c.yaml") == "Thu 1/14/2027 is a school day already"


def test_no_day_is_made_up_before_the_first_day_of_school() -> None:
    said = make_up_misfit(YEAR, date(2026, 8, 7), "c.yaml") or ""
    assert said.startswith("Fri 8/7/2026 is before the first day of school of 2026-27, Mon 8/10/2026. Give ")
    assert said.endswith("or change first_day in c.yaml if school begins earlier")
    with pytest.raises(Refused, match="nothing was written"):
        made_up(YEAR, date(2026, 8, 7), "c.yaml")


@pytest.mark.parametrize(
    ("day", "away"),
    [
        (date(2027, 6, 4), []),  # the sample's last day is Thu 6/3
        (date(2027, 6, 5), ["from 2027-06-04 to 2027-06-04"]),
        (date(2027, 6, 7), ["from 2027-06-04 to 2027-06-04"]),
        (date(2027, 6, 9), ["from 2027-06-04 to 2027-06-04", "from 2027-06-07 to 2027-06-08"]),
    ],
)
def test_the_last_day_of_school_moves_to_a_make_up_day_after_it_and_no_day_between_is_a_school_day(
    day: date, away: list[str]
) -> None:
    changed = made_up(YEAR, day, "c.yaml")
    assert changed.year.last_day == day
    assert changed.year.planned_days == (*YEAR.planned_days, day)
    added = changed.year.days_off[len(YEAR.days_off) :]
    assert [f"from {off.first} to {off.last}" for off in added] == away
    assert changed.besides[0] == f"The last day of school moves from Thu 6/3/2027 to {long_date(day)}."
    assert len(changed.besides) == 1 + len(away)
    assert changed.written["last_day",] == day


def test_a_second_make_up_day_between_is_one_of_the_days_added_as_off() -> None:
    longer = made_up(YEAR, date(2027, 6, 9), "c.yaml").year
    changed = made_up(longer, date(2027, 6, 8), "c.yaml")
    assert changed.year.planned_days[-2:] == (date(2027, 6, 8), date(2027, 6, 9))
    assert changed.besides == (
        "Tue 6/8/2027 is a day off in the calendar (No students before the make-up day): students attend that day now.",
    )


def test_a_make_up_day_after_another_that_is_already_there_leaves_that_one_a_school_day() -> None:
    by_hand = YEAR.with_one_more("extra_days", date(2027, 6, 8))
    assert made_up(by_hand, date(2027, 6, 9), "c.yaml").year.planned_days[-2:] == (
        date(2027, 6, 8),
        date(2027, 6, 9),
    )


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
