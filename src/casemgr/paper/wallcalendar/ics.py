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

from casemgr.paper.wallcalendar.entries import Entry
from casemgr.paper.wallcalendar.kinds import words_of
from casemgr.paper.wallcalendar.master import MasterCalendar
from casemgr.paper.wallcalendar.words import booked_words, hour, legal_words, state_words
from casemgr.reports.words import printable

if TYPE_CHECKING:
    from icalendar import Alarm, Calendar, Event

A_WEEK_AHEAD = timedelta(days=-7, hours=8)
"""Eight in the morning, a week before. An alarm after the start is read differently by different programs."""
REFRESHED = timedelta(hours=12)


def as_ics(calendar: MasterCalendar) -> bytes:
    """All-day events, private, not shown as busy; met and ended ones are cancelled."""
    feed = _feed(calendar)
    stamp = datetime.combine(calendar.as_of, time(), tzinfo=UTC)
    for uid, entry in _named((*calendar.entries, *calendar.ended)):
        feed.add_component(_event(uid, entry, stamp))
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
    feed.add("refresh-interval", REFRESHED, parameters={"VALUE": "DURATION"})
    feed.add("x-published-ttl", "PT12H")
    return feed


def _named(entries: Iterable[Entry]) -> Iterator[tuple[str, Entry]]:
    """Each entry with its UID; one event may start several clocks of a duty, which their order distinguishes."""
    seen: Counter[str] = Counter()
    for entry in sorted((e for e in entries if e.root), key=lambda e: (e.day, e.student, e.duty, e.root)):
        name = f"{entry.student}.{entry.duty}.{entry.root}"
        seen[name] += 1
        again = f".{seen[name]}" if seen[name] > 1 else ""
        yield f"{name}{again}@casemgr", entry


def _event(uid: str, entry: Entry, stamp: datetime) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", stamp)
    event.add("sequence", entry.recorded)
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    event.add("summary", _summary(entry))
    event.add("description", _description(entry))
    event.add("categories", [entry.kind.words])
    event.add("status", "CONFIRMED" if _stands(entry) else "CANCELLED")
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    if _stands(entry) and entry.state != "met":
        event.add_component(_alarm(entry))
    return event


def _stands(entry: Entry) -> bool:
    """A meeting that was held keeps its day; a duty that was met is off the calendar."""
    return entry.state in ("open", "overdue", "booked") or (entry.slug == "meeting" and entry.state == "met")


def _summary(entry: Entry) -> str:
    if entry.slug == "meeting" and entry.booked:
        at = f"{hour(entry.time)} " if entry.time else ""
        return printable(f"{at}{entry.booked.words}: {entry.label}")
    star = "*" if entry.earlier_elsewhere else ""
    words = words_of(entry.slug, entry.duty)
    return printable(f"{words[:1].upper()}{words[1:]}: {entry.label}{star}")


def _description(entry: Entry) -> str:
    if entry.slug == "meeting":
        return "A meeting booked."
    said = (
        entry.title,
        f"Last school day to act: {entry.day:%a} {entry.day}",
        legal_words(entry),
        booked_words(entry),
        state_words(entry),
        "* another reading of the law gives an earlier date" if entry.earlier_elsewhere else "",
        f"casemgr why {entry.student} {entry.duty}",
    )
    return printable("\n".join(filter(None, said)))


def _alarm(entry: Entry) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _summary(entry))
    alarm.add("trigger", A_WEEK_AHEAD)
    return alarm
