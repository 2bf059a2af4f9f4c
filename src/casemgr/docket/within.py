"""Whether a deadline comes within so many days, which every list and every round asks in one way."""

from datetime import date

from casemgr.docket.deadline import Deadline
from casemgr.docket.facts import Facts
from casemgr.docket.missing import perhaps_earlier


def first_day_of(deadline: Deadline) -> date | None:
    """Its due date, or the day to act by where that is earlier: what is due in a break is to be seen to before it."""
    return min(filter(None, (deadline.act_by, deadline.due)), default=None)


def is_within(deadline: Deadline, days: int, as_of: date) -> bool:
    """Whether that day comes within so many days; it may have passed."""
    day = first_day_of(deadline)
    return day is not None and (day - as_of).days <= days


def may_be_within(deadline: Deadline, facts: Facts, days: int, as_of: date) -> bool:
    """The same, and where the day to act by waits for a school calendar: whether it may come within them."""
    if is_within(deadline, days, as_of):
        return True
    perhaps = perhaps_earlier(deadline, facts) if deadline.due else None
    return perhaps is not None and (perhaps.day - as_of).days <= days
