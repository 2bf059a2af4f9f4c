"""That the notice of a meeting gives the parent fewer days than are asked for, and why, as text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casemgr.casefile.events import MeetingScheduled
from casemgr.docket.context import Context
from casemgr.docket.deadline import Deadline
from casemgr.docket.due import number_of
from casemgr.docket.facts import Facts
from casemgr.law.within import Count
from casemgr.reports.why_counted import headed
from casemgr.reports.words import plural


def short_notice_lines(deadline: Deadline, facts: Facts, context: Context, as_of: date) -> Iterator[str]:
    """How many days before its meeting a notice went out, or would today, where that is fewer than are asked for."""
    booked, within = deadline.start.event, deadline.rule.within
    if deadline.rule.role != "notice" or not isinstance(booked, MeetingScheduled):
        return
    sent = deadline.met_by.date if deadline.met_by else as_of if deadline.is_open else None
    if sent is None or not isinstance(within, Count) or within.of != "calendar_days":
        return
    asked = number_of(deadline.rule, facts, context.readings)
    given = (booked.meeting_date - sent).days
    if given >= asked:
        return
    yield headed("Short", _given_words(given, asked, is_sent=deadline.met_by is not None))
    ahead = (booked.meeting_date - booked.date).days
    if within.not_before_start and 0 <= ahead < asked:
        yield headed(
            "",
            f"the meeting was booked {plural(ahead, 'day')} ahead: the notice is due on the day of booking",
        )
    yield headed(
        "",
        "the parent agreed to shorter notice"
        if booked.short_notice_agreed
        else "the booking does not say that the parent agreed to shorter notice",
    )


def _given_words(given: int, asked: int, *, is_sent: bool) -> str:
    """`the notice went out 6 days before the meeting; 10 are asked for`."""
    verb = "the notice went out" if is_sent else "sent today, the notice goes out"
    if given <= 0:
        return f"{verb} {'on the day of' if given == 0 else 'after'} the meeting; {asked} days before are asked for"
    return f"{verb} {plural(given, 'day')} before the meeting; {asked} are asked for"
