"""Days and hours as they are on the wall."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from casemgr.casefile.saying import time_words
from casemgr.days.yearspan import YearSpan
from casemgr.law.rules import Kind
from casemgr.paper.letters.words import Words
from casemgr.paper.wallcalendar.entry import Entry
from casemgr.reports.words import DUE_TODAY

SOON = timedelta(days=30)
"""How long before its notice goes out a meeting that is not scheduled is marked."""


def short_day(day: date) -> str:
    """`Tue 11/24`."""
    return f"{day:%a} {day.month}/{day.day}"


def day_in(day: date, span: YearSpan) -> str:
    """The same, with the year where it is none of the days printed: `Mon 10/5/2026`."""
    return short_day(day) if span.holds(day) else f"{short_day(day)}/{day.year}"


def month_day(day: date) -> str:
    """`11/24`."""
    return f"{day.month}/{day.day}"


def area_words(area: str) -> str:
    """`speech and language`, as the assessment plan says it; where a parent reads staff's word in parentheses, that word."""
    words = str(Words("en").code(area))
    return words.partition("(")[2].rstrip(")") or words


def service_words(service: str) -> str:
    """The same for a service, as letters say it."""
    return str(Words("en").service(service))


def booked_words(entry: Entry) -> str:
    """`booked Wed 12/9 8:00 am`, where a meeting is."""
    if entry.booked is None:
        return ""
    meeting = entry.booked
    at = f" {time_words(meeting.time)}" if meeting.time else ""
    late = ", late" if entry.is_booked_late else ""
    return f"booked {short_day(meeting.meeting_date)}{at}{late}"


DATE: Mapping[Kind, str] = {"law": "legal date", "district": "handbook date", "practice": "planned date"}
"""What a date is called, by who sets it."""


def date_words(entry: Entry) -> str:
    """The date itself, where it is not the day the entry is on; or the day to act, where that lies before."""
    if entry.act_by:
        return f"act by {short_day(entry.act_by)}"
    if entry.state == "met" and not entry.late:
        return ""
    return f"{DATE[entry.dated_by]} {short_day(entry.due)}" if entry.due and entry.due != entry.day else ""


def state_words(entry: Entry) -> str:
    """What has to be said of an entry besides its date."""
    if entry.state == "overdue":
        is_of_today = entry.status == DUE_TODAY  # what is printed is read on other days
        return "overdue" if entry.status.startswith("OVERDUE") else "open" if is_of_today else entry.status
    if entry.state == "met":
        return "late" if entry.late else ""
    if entry.is_booked_late:
        return "late"
    return "not scheduled" if entry.nothing_booked else ""


def flag_words(entry: Entry, as_of: date) -> str:
    """The same as a mark on the wall: at the start of the year nothing is scheduled yet, and a mark on everything marks
    nothing. What has to be booked soon is marked, and what is booked too late."""
    is_far = (
        entry.state == "open" and not entry.is_booked_late and (entry.notice_by or entry.day) > as_of + SOON
    )
    return "" if is_far else state_words(entry)
