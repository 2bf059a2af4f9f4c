"""A planned day of another year is refused for every event that plans one, until it is forced."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from casemgr.casefile.events import Event, event_types
from casemgr.casefile.typed.fields import kinds_of
from casemgr.checks import unlikely_day
from casemgr.checks.far_away import far_away
from casemgr.scalars import Meant
from each import each

DAY, BORN = date(2026, 11, 30), date(2010, 3, 4)
TWO_YEARS = timedelta(days=2 * 366)
PLANNED = [
    pytest.param(cls, name, id=f"{kind}.{name}")
    for kind, cls in event_types().items()
    for name in cls.model_fields
    if Meant.AHEAD in kinds_of(cls, name)
]


def planned(cls: type[Event], name: str, day: date) -> Event:
    """An event of which only the days are looked at."""
    fields: dict[str, Any] = {"date": DAY, name: day}
    return cls.model_construct(**fields)


@each(PLANNED)
def test_a_planned_day_more_than_two_years_away_is_another_year(cls: type[Event], name: str) -> None:
    far = DAY + TWO_YEARS + timedelta(days=1)
    assert far_away(planned(cls, name, far)) == "Sat 12/2/2028 is more than two years away"
    assert unlikely_day(planned(cls, name, far), BORN, DAY)
    assert far_away(planned(cls, name, far - timedelta(days=1))) is None


@each(PLANNED)
def test_one_of_years_ago_too_but_for_the_start_of_a_service(cls: type[Event], name: str) -> None:
    back = DAY - TWO_YEARS - timedelta(days=1)
    said = None if name == "starts" else "Wed 11/27/2024 is more than two years before Mon 11/30/2026"
    assert far_away(planned(cls, name, back)) == said
    assert far_away(planned(cls, name, back + timedelta(days=1))) is None


def test_what_plans_no_day_lies_nowhere() -> None:
    assert far_away(planned(event_types()["note_made"], "meeting", DAY + 2 * TWO_YEARS)) is None
