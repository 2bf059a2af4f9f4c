"""How a school year is called."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from casemgr.days.schoolyear import DayOff, SchoolYear

YEAR: dict[str, Any] = {
    "schema": "1",
    "district": "Fernbrook Unified",
    "first_day": "2026-08-12",
    "last_day": "2027-06-03",
}


@pytest.mark.parametrize(
    ("name", "objection"),
    [
        ("2026-27", None),
        ("2099-00", None),
        ("2026-28", "is not a school year; did you mean 2026-27?"),
        ("2026", "must look like 2026-27"),
        ("2026-2027", "must look like 2026-27"),
        ("1026-27", "is not a likely school year: 1026-27"),
        ("1899-00", "is not a likely school year: 1899-00"),
        ("1900-01", None),
        ("2149-50", None),
        ("2150-51", "is not a likely school year: 2150-51"),
    ],
)
def test_the_name_of_a_school_year(name: str, objection: str | None) -> None:
    if objection is None:
        assert SchoolYear.model_validate({**YEAR, "school_year": name}).school_year == name
        return
    with pytest.raises(ValidationError) as raised:
        SchoolYear.model_validate({**YEAR, "school_year": name})
    assert objection in str(raised.value)


@pytest.mark.parametrize(
    ("days", "objection"),
    [
        ({"date": "2026-11-11"}, None),
        ({"from": "2026-11-23", "to": "2026-11-27"}, None),
        ({"from": "2026-11-23", "to": "2026-11-23"}, None),
        ({"from": "2026-11-23"}, "needs either"),
        ({"to": "2026-11-27"}, "needs either"),
        ({}, "needs either"),
        ({"date": "2026-11-11", "to": "2026-11-27"}, "needs either"),
        ({"date": "2026-11-11", "from": "2026-11-23", "to": "2026-11-27"}, "needs either"),
        ({"from": "2026-11-27", "to": "2026-11-23"}, "ends before it begins"),
    ],
)
def test_days_off_are_one_date_or_a_first_and_a_last(days: dict[str, str], objection: str | None) -> None:
    said = {"kind": "holiday", "name": "Off", **days}
    if objection is None:
        assert DayOff.model_validate(said).name == "Off"
        return
    with pytest.raises(ValidationError, match=objection):
        DayOff.model_validate(said)


@pytest.mark.parametrize(
    ("days", "objection"),
    [
        ({"last_day": "2026-08-12"}, "last_day must come after first_day"),
        ({"last_day": "2026-08-13"}, None),
        ({"last_day": "2027-08-13"}, None),  # 366 days later
        ({"last_day": "2027-08-14"}, "more than a year apart"),
        ({"first_day": "2026-08-15", "last_day": "2026-08-16"}, "no student day is left"),
    ],
)
def test_a_school_year_is_a_year_at_most(days: dict[str, str], objection: str | None) -> None:
    said = {**YEAR, "school_year": "2026-27", **days}
    if objection is None:
        assert SchoolYear.model_validate(said).planned_days
        return
    with pytest.raises(ValidationError, match=objection):
        SchoolYear.model_validate(said)


def year_of(**more: Any) -> SchoolYear:
    return SchoolYear.model_validate({**YEAR, "school_year": "2026-27", **more})


HOLIDAY = {"date": "2026-11-26", "kind": "holiday", "name": "Thanksgiving"}
BREAK = {"from": "2026-11-23", "to": "2026-11-27", "kind": "break", "name": "Fall Break"}


@pytest.mark.parametrize("entries", [(HOLIDAY, BREAK), (BREAK, HOLIDAY)])
def test_a_holiday_inside_a_break_belongs_to_the_break(entries: tuple[dict[str, str], ...]) -> None:
    year = year_of(days_off=entries)
    assert [year.off[date(2026, 11, day)].name for day in range(23, 28)] == ["Fall Break"] * 5
    assert date(2026, 11, 28) not in year.off
    assert not set(year.planned_days) & set(year.off)
    ((day, first, second),) = year.named_twice
    assert (day, first.name, second.name) == (date(2026, 11, 26), "Fall Break", "Thanksgiving")


def test_a_day_named_twice_in_the_same_way_is_no_contradiction() -> None:
    assert (
        year_of(
            days_off=(HOLIDAY, {**HOLIDAY, "name": "Turkey Day"}, {**BREAK, "to": "2026-11-25"})
        ).named_twice
        == ()
    )


def test_a_day_is_made_up_with_a_name_or_without_and_nothing_else_after_the_last_day() -> None:
    named = {"date": "2027-06-08", "name": "Snow day"}
    year = year_of(extra_days=["2026-09-12", named])
    assert year.make_up_days == {date(2026, 9, 12), date(2027, 6, 8)}
    assert [day for day in year.planned_days if day >= date(2027, 6, 2)] == [
        date(2027, 6, 2),
        date(2027, 6, 3),
        date(2027, 6, 8),
    ]
    assert date(2026, 9, 12) in year.planned_days  # a Saturday
    assert date(2026, 9, 13) not in year.planned_days


@pytest.mark.parametrize(
    ("closed", "made_up", "says", "counted"),
    [
        (1, 0, 0, 0),  # each from the number of days adopted
        (1, 1, 0, 0),
        (1, 1, 1, 1),
        (1, 1, 2, 1),
        (1, 2, 0, 1),
        (0, 1, 0, 1),
        (2, 1, -1, 0),
        (0, 0, 5, 0),
    ],
)
def test_a_make_up_day_takes_the_place_of_a_closed_one_where_student_days_are_counted(
    closed: int, made_up: int, says: int, counted: int
) -> None:
    adopted = len(year_of().planned_days)
    year = year_of(
        closures=[{"date": f"2026-10-{5 + each:02}", "reason": "smoke"} for each in range(closed)],
        extra_days=[f"2026-10-{10 + 7 * each}" for each in range(made_up)],
        student_days=adopted + says,
    )
    assert year.counted_days - adopted == counted
    assert year_of(extra_days=["2026-10-10"]).counted_days == adopted + 1


def test_a_year_with_one_more_keeps_what_it_says() -> None:
    summer = {"from": "2027-06-14", "to": "2027-07-09"}
    year = year_of(days_off=[BREAK], extra_days=["2027-06-08"], esy=summer)
    closed = year.with_one_more("closures", {"date": "2026-10-05", "reason": "smoke"})
    assert closed.closed(None) == {date(2026, 10, 5): "smoke"}
    assert (closed.off, closed.make_up_days, closed.esy) == (year.off, year.make_up_days, year.esy)
    more = closed.with_one_more("extra_days", "2027-06-09")
    assert more.make_up_days == {date(2027, 6, 8), date(2027, 6, 9)}
    assert more.closures == closed.closures


@pytest.mark.parametrize(
    ("school", "closed"),
    [("Fernbrook High", ["flood", "smoke"]), ("Fernbrook Elementary", ["smoke"]), (None, ["smoke"])],
)
def test_an_emergency_closes_all_schools_or_those_it_names(school: str | None, closed: list[str]) -> None:
    flood = {"date": "2026-10-05", "reason": "flood", "schools": ["Fernbrook High"]}
    year = year_of(closures=[flood, {"date": "2026-10-06", "reason": "smoke"}])
    assert list(year.closed(school).values()) == closed
