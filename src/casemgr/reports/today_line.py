"""A line of the morning page: its part, its day, and the words for when."""

from datetime import date, time
from typing import NamedTuple

from casemgr.reports.today_parts import Part
from casemgr.reports.today_step import StepOrItem
from casemgr.reports.today_when import OTHER


class Line(NamedTuple):
    """One line of the page."""

    part: Part
    day: date
    """What it is sorted by."""
    when: str
    who: str
    text: str
    steps: tuple[StepOrItem, ...] = ()
    """The deadlines that it is about; a number on the page means these."""
    urgency: int = OTHER
    """What comes first in its part whatever its day: what is late, then what is for today."""
    at: tuple[date, time] = (date.max, time.max)
    """When a meeting begins; of two to be acted on by one day the earlier comes first."""
