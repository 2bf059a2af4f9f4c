"""Staff who were notified: who is left out of a referral, and what is to be passed on of a consent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from casemgr.casefile.events import StaffNotified
from casemgr.casefile.saying import long_date
from casemgr.docket.deadline import Deadline
from casemgr.docket.owed import meetings_owed


def staff_left_out(notified: StaffNotified) -> Iterator[str]:
    said = " ".join(notified.to).lower()
    if notified.topic == "referral" and "principal" not in said and "teacher" not in said:
        yield "the handbook names the principal and the classroom teacher"


def to_pass_on(notified: StaffNotified, clocks: Iterable[Deadline], today: date) -> Iterator[str]:
    """Of a consent, the day by which the meeting must be held."""
    for deadline in meetings_owed(clocks) if notified.topic == "consent" else ():
        act = f", act by {long_date(deadline.act_by, today)}" if deadline.act_by != deadline.due else ""
        yield f"To pass on: {deadline.rule.title}, due {long_date(deadline.due, today)}{act}"
