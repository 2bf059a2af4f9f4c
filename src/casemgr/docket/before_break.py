"""The last school day before a break in which a date falls, or over which a count runs: when somebody can still act.

Business days and school days leave the date itself as it is; who copies the records or comes to the meeting is away then.
"""

from datetime import date
from typing import NamedTuple

from casemgr.docket.deadline import Deadline
from casemgr.docket.facts import Facts
from casemgr.law.within import Count


class LastDay(NamedTuple):
    """The last school day before a break, and what the break is."""

    day: date
    why: str


def last_before_break(deadline: Deadline, facts: Facts) -> LastDay | None:
    """The last school day, on or after the start, before the break that hides the end of a count in business days, or
    before one longer than the count that a count in school days passes over; None for every other."""
    within, due, start = deadline.rule.within, deadline.due, deadline.start.day
    if due is None or not isinstance(within, Count) or within.backward:
        return None
    if within.of == "business_days":
        first, why = facts.calendar.break_around(due)
    elif within.of == "school_days":
        number = within.count[facts.level] if isinstance(within.count, dict) else within.count
        first, why = facts.calendar.break_between(start, due, number)
    else:
        return None
    day = facts.calendar.last_school_day(first) if first else None
    return LastDay(day, why) if day and start <= day else None
