"""How far the morning page looks ahead: five school days, to the next break, and a month of school."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from casemgr.days.calendar import Calendar
from casemgr.days.counting import after
from casemgr.reports.words import long_date, track_words

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


class OtherBreak(NamedTuple):
    """The next break of a track whose last school day before it is another than the main calendar's."""

    track: str
    last: date
    name: str

    def words(self, main: str | None, as_of: date) -> str:
        """`Thu 6/17 (track-b)`, with the name of the break where the main calendar's next one has another."""
        name = "" if self.name == main else f", {self.name}"
        return f"{long_date(self.last, as_of)}{name} ({track_words(self.track)})"


def other_breaks(
    tracks: Mapping[str, Calendar], main: Limits, name: str | None, as_of: date
) -> Iterator[OtherBreak]:
    """The next break of each track that has another than the main calendar, whose is called `name`."""
    for track, calendar in tracks.items():
        limits = limits_of(calendar, as_of)
        own = break_name(calendar, limits, as_of)
        if own and not (name and limits.before_break == main.before_break):
            yield OtherBreak(track, limits.before_break, own)


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
    """The last school day before the next break, or the end of the year, though nobody knows when the next one begins; None
    where no calendar knows it, or school is out."""
    run = calendar.run_with(as_of)
    if run is None:
        return None
    gaps = [gap for gap in run.gaps if gap.first > as_of and (gap.break_days or gap.between_years)]
    day = calendar.last_school_day(gaps[0].first if gaps else run.last)
    return day if day and (gaps or day >= as_of) else None


def break_name(calendar: Calendar, limits: Limits, as_of: date) -> str | None:
    """Before which break that last school day lies, or that it ends the year; None where it lies past the page."""
    run = calendar.run_with(as_of)
    if run is None or limits.before_break >= limits.ahead:
        return None
    gap = next((gap for gap in run.gaps if gap.first > limits.before_break), None)
    if gap and not gap.between_years:
        return f"before {gap.why}"
    is_the_end = gap or limits.before_break == last_day_before_break(calendar, as_of)
    return "the last day of school" if is_the_end else None
