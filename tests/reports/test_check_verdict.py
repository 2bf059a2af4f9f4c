"""The last line of `check`."""

from datetime import date

from casemgr.errors import Problem
from casemgr.reports.check import verdict


def test_how_many_problems_and_as_of_when() -> None:
    problem = Problem("students/ana-r.yaml", 3, "wrong")
    assert verdict([problem, problem], date(2026, 11, 23)) == "2 problems found, as of Mon 11/23/2026."
    assert verdict([], None) == "No problem found."
