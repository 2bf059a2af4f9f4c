"""How a school year is called."""

from __future__ import annotations

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
