"""The load of the year: how many meetings, plans and notices each week holds, as a line of blocks a kind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from casemgr.days.schoolyear import ONE_DAY
from casemgr.paper.wallcalendar.entry import Entry
from casemgr.paper.wallcalendar.master import MasterCalendar

BLOCKS = " ▁▂▃▄▅▆▇█"
WEEK = timedelta(weeks=1)
KINDS_OF_LOAD = {
    "Meetings": ("meeting", "annual", "triennial", "initial", "reassessment"),
    "Plans": ("initial-plan", "reassessment-plan"),
    "Notices": ("notice",),
}


def weeks_of(calendar: MasterCalendar) -> list[date]:
    """The Mondays of the school year, as far as its days are asked for."""
    year = calendar.year
    first = max(year.first_day, calendar.span.first) if year else calendar.span.first
    last = min(year.last_day, calendar.span.last) if year else calendar.span.last
    monday, found = first - ONE_DAY * first.weekday(), []
    while monday <= last:
        found.append(monday)
        monday += WEEK
    return found


def load(calendar: MasterCalendar) -> dict[str, list[int]]:
    """How many students have something of each kind in each week; a meeting once, on the day it is booked for."""
    weeks = weeks_of(calendar)
    return {
        name: [len({e.student for e in calendar.entries if _counts(e, slugs, week)}) for week in weeks]
        for name, slugs in KINDS_OF_LOAD.items()
    }


def _counts(entry: Entry, slugs: tuple[str, ...], week: date) -> bool:
    return entry.slug in slugs and not entry.is_booked_in_time and week <= entry.day < week + WEEK


def load_lines(calendar: MasterCalendar, width: int) -> Iterator[str]:
    """A block a week, as tall as what it holds, under the months; nothing where nothing is to be done."""
    weeks, found = weeks_of(calendar), load(calendar)
    most = max((max(numbers, default=0) for numbers in found.values()), default=0)
    head = max(map(len, found)) + 2
    if not most or head + len(weeks) > width:
        return
    yield ""
    yield f"Each week of the year; the tallest block is {most}."
    yield f"{'':<{head}}{_months_over(weeks)}"
    for name, numbers in found.items():
        yield f"{name:<{head}}{''.join(_block(number, most) for number in numbers)}"


def _block(number: int, most: int) -> str:
    """The smallest of blocks is still to be seen."""
    return BLOCKS[max(1, number * (len(BLOCKS) - 1) // most)] if number else "·"


def _months_over(weeks: list[date]) -> str:
    """`Aug Sep Oct`, each over the first week that begins in it."""
    line = ""
    for place, week in enumerate(weeks):
        is_new = place == 0 or week.month != weeks[place - 1].month
        if is_new and len(line) <= place:
            line = f"{line:<{place}}{week:%b}"
    return line
