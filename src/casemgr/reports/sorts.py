"""By what a list may be sorted. The help of every list reads this: it loads nothing else."""

from typing import Literal

LineSort = Literal["date", "name", "school", "case-manager"]
"""Lists of deadlines."""
BY_DATE: LineSort = "date"
WeekSort = Literal["date", "school", "case-manager"]
"""The sheet of the week."""
RosterSort = Literal["name", "annual", "triennial", "school", "next", "case-manager"]
"""The list of students."""
