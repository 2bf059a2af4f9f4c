"""How far the morning page looks ahead: five school days, to the next break, and a month of school."""

from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from casemgr.days.calendar import Calendar
from casemgr.days.counting import after

THIS_WEEK, AHEAD = 5, 30  # school days
# Calendar days, where no school calendar covers the days: a week off may be among them.
_WEEK_UNKNOWN, _AHEAD_UNKNOWN = timedelta(weeks=2), timedelta(weeks=6)


class Limits(NamedTuple):
    """The last days of the parts that look ahead."""

    week: date
    before_break: date
    ahead: date
    ahead_words: str
    """How far ahead that is: `30 school days`."""
    new_since: date = date.max
    """The last school day before today: what began or was recorded since then is new on the page."""

    @property
    def is_break_near(self) -> bool:
        """Whether the break begins within the week of school."""
        return self.before_break <= self.week


@lru_cache(maxsize=64)
def limits_of(calendar: Calendar, as_of: date) -> Limits:
    """The end of this week of school, the last school day before the next break, and the end of the month of school."""
    table = calendar.table(None)
    week = after(as_of, THIS_WEEK, table) or as_of + _WEEK_UNKNOWN
    counted = after(as_of, AHEAD, table)
    ahead = counted or as_of + _AHEAD_UNKNOWN
    words = f"{AHEAD} school days" if counted else "six weeks"
    yesterday = as_of - timedelta(days=1)
    new_since = calendar.last_school_day(yesterday) or yesterday
    return Limits(week, min(last_day_before_break(calendar, as_of) or as_of, ahead), ahead, words, new_since)


def last_day_before_break(calendar: Calendar, as_of: date) -> date | None:
    """The last school day before the next break, or the end of the year; None where no calendar knows it."""
    run = calendar.run_with(as_of)
    gaps = (
        [gap for gap in run.gaps if gap.first > as_of and (gap.break_days or gap.between_years)]
        if run
        else []
    )
    return calendar.last_school_day(gaps[0].first) if gaps else None


def break_name(calendar: Calendar, limits: Limits, as_of: date) -> str | None:
    """Before which break that last school day lies, or that it ends the year; None where it lies past the page."""
    run = calendar.run_with(as_of)
    gap = next((gap for gap in run.gaps if gap.first > limits.before_break), None) if run else None
    if gap is None or limits.before_break >= limits.ahead:
        return None
    return "the last day of school" if gap.between_years else f"before {gap.why}"
