"""From when until when a rule holds: both days are in it."""

from __future__ import annotations

from datetime import date

import pytest

from casemgr.law.scope import InForce

FIRST, LAST = date(2026, 7, 1), date(2027, 6, 30)


@pytest.mark.parametrize(
    ("first", "last", "day", "covers"),
    [
        (None, None, date(1999, 1, 1), True),
        (FIRST, None, date(2026, 6, 30), False),
        (FIRST, None, FIRST, True),
        (None, LAST, LAST, True),
        (None, LAST, date(2027, 7, 1), False),
        (FIRST, LAST, date(2026, 12, 1), True),
    ],
)
def test_the_days_of_a_rule(first: date | None, last: date | None, day: date, covers: bool) -> None:
    assert InForce.model_validate({"from": first, "until": last}).covers(day) is covers
