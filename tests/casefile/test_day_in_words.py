"""A day in words: when its year is said."""

from datetime import date

import pytest

from casemgr.casefile.saying import long_date


@pytest.mark.parametrize(
    ("day", "as_of", "said"),
    [
        ("2027-06-29", "2026-07-06", "Tue 6/29/2027"),
        ("2026-06-29", "2026-07-06", "Mon 6/29/2026"),
        ("2027-01-06", "2026-07-06", "Wed 1/6"),
        ("2027-01-07", "2026-07-06", "Thu 1/7/2027"),
        ("2026-08-20", "2027-05-03", "Thu 8/20/2026"),
        ("2026-11-03", "2027-05-03", "Tue 11/3"),
        ("2026-11-02", "2027-05-03", "Mon 11/2/2026"),
        ("2027-07-01", "2027-06-30", "Thu 7/1/2027"),
    ],
)
def test_a_day_that_may_be_another_years_has_its_year(day: str, as_of: str, said: str) -> None:
    """Of another school year, or more than half a year away, ahead or behind."""
    assert long_date(date.fromisoformat(day), date.fromisoformat(as_of)) == said
