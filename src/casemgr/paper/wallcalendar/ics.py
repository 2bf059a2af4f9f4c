"""The dates as a calendar feed whose events update in place.

A UID is made of the student's id, the duty and the event that started its clock, so that a date that moves is the same
event moved. SEQUENCE is how many events the student's file held: it only grows, and grows with whatever moved the
date. Dates that are planned only have no starting event yet and are left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from casemgr.characters import printable
from casemgr.paper.wallcalendar.entry import Entry
from casemgr.paper.wallcalendar.master import Heading, MasterCalendar
from casemgr.paper.wallcalendar.words import DATE, booked_words, date_words, state_words

if TYPE_CHECKING:
    from icalendar import Alarm, Calendar, Event

A_WEEK_AHEAD = timedelta(days=-7, hours=8)
"""Eight in the morning, a week before. An alarm after the start is read differently by different programs."""
THE_DAY_BEFORE = timedelta(days=-1, hours=8)
A_DAY = timedelta(days=1)
A_YEAR = timedelta(days=366)
SHORT = timedelta(days=14)
"""A clock no longer than that has no use for an alarm a week ahead."""
REFRESHED = timedelta(hours=12)


def as_ics(calendar: MasterCalendar) -> bytes:
    """Meetings at their hour, busy; deadlines all day, free; all private. What was done stays, with a check mark.

    Cancelled are only those that the printing named by `--since` held: a feed that was never read before has none.
    """
    feed = _feed(calendar)
    stamp = datetime.combine(calendar.as_of, time(), tzinfo=UTC)
    for uid, entry in _named((*calendar.entries, *calendar.ended)):
        feed.add_component(_event(uid, entry, stamp, calendar.heading))
    feed.add_missing_timezones(calendar.span.first - A_YEAR, calendar.span.last + A_YEAR)
    return bytes(feed.to_ical(sorted=False))


def _feed(calendar: MasterCalendar) -> Calendar:
    from icalendar import Calendar

    feed = Calendar()
    title = printable(f"IEP dates, {calendar.heading.case_manager}")
    feed.add("version", "2.0")
    feed.add("prodid", "-//casemgr//master calendar//EN")
    feed.add("method", "PUBLISH")
    feed.add("name", title)
    feed.add("x-wr-calname", title)
    feed.add("x-wr-timezone", calendar.heading.time_zone)
    feed.add("refresh-interval", REFRESHED, parameters={"VALUE": "DURATION"})
    feed.add("x-published-ttl", "PT12H")
    return feed


def _named(entries: Iterable[Entry]) -> Iterator[tuple[str, Entry]]:
    """Each entry with its UID; one event may start several clocks of a duty, which their order distinguishes."""
    seen: Counter[str] = Counter()
    for entry in sorted(
        (e for e in entries if e.root), key=lambda e: (e.due or e.day, e.student, e.duty, e.root)
    ):
        name = f"{entry.student}.{entry.duty}.{entry.root}"
        seen[name] += 1
        again = f".{seen[name]}" if seen[name] > 1 else ""
        yield f"{name}{again}@casemgr", entry


def _event(uid: str, entry: Entry, stamp: datetime, heading: Heading) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", stamp)
    event.add("sequence", entry.recorded)
    _add_when(event, entry, heading)
    event.add("summary", _summary(entry))
    event.add("description", _description(entry))
    event.add("categories", [entry.kind.words])
    event.add("status", "CANCELLED" if entry.state == "ended" else "CONFIRMED")
    event.add("class", "PRIVATE")
    if entry.state in ("open", "overdue", "booked"):
        event.add_component(_alarm(entry))
    return event


def _add_when(event: Event, entry: Entry, heading: Heading) -> None:
    """A meeting with its hour, end and place blocks the time; anything else is all day and free."""
    place = entry.booked.place if entry.booked and entry.slug == "meeting" else None
    if place:
        event.add("location", printable(place))
    if entry.time is None:
        event.add("dtstart", entry.day)
        event.add("dtend", entry.day + A_DAY)
    else:
        start = datetime.combine(entry.day, entry.time, tzinfo=ZoneInfo(heading.time_zone))
        event.add("dtstart", start)
        event.add("dtend", start + timedelta(minutes=heading.meeting_minutes))
    is_busy = entry.time is not None and entry.state != "ended"
    event.add("transp", "OPAQUE" if is_busy else "TRANSPARENT")


def _summary(entry: Entry) -> str:
    done = {"met": "✓ ", "ended": "Canceled: "}.get(entry.state, "")  # khal and calcurse show no status
    words = entry.title if entry.slug == "meeting" else entry.words
    return printable(f"{done}{words}: {entry.label}")


def _description(entry: Entry) -> str:
    """What it is, and the one thing that has to be said of its date."""
    if entry.slug == "meeting":
        return {"met": "Held", "ended": "Called off"}.get(entry.state, "Booked")
    if entry.state == "met":
        said = ("Done late" if entry.late else "Done", date_words(entry))
    elif entry.booked:
        said = (f"Meeting {booked_words(entry)}", date_words(entry))
    else:
        said = (state_words(entry).capitalize(), date_words(entry) or f"The {DATE[entry.dated_by]}")
    return printable("\n".join(filter(None, (entry.title, *said))))


def _alarm(entry: Entry) -> Alarm:
    """The day before a meeting, or where the clock is a short one; else a week ahead."""
    from icalendar import Alarm

    is_short = entry.slug == "meeting" or (entry.started and entry.day - entry.started <= SHORT)
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _summary(entry))
    ahead = -A_DAY if entry.time else THE_DAY_BEFORE
    alarm.add("trigger", ahead if is_short else A_WEEK_AHEAD)
    return alarm
