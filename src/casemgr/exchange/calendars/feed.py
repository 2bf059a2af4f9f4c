"""A calendar feed (ICS): its events with inclusive days, whatever is wrong in it named by its line."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any, NamedTuple

from casemgr.days.schoolyear import ONE_DAY
from casemgr.exchange.calendars.entry import LONGEST_TITLE, Entry
from casemgr.exchange.cells.column import clean
from casemgr.exchange.questions import Asked
from casemgr.exchange.text import decode, refuse

HOME = "America/Los_Angeles"
"""The zone in which the hour of an event makes its day."""
MOST_EVENTS = 20_000
MOST_REPEATS = 1_000
AS_GOOD_AS_A_DAY = timedelta(hours=20)
_BAD_DAY = re.compile(r"^(DTSTART|DTEND):(\d{8});VALUE=DATE$")


class _Block(NamedTuple):
    line: int
    lines: list[str]
    is_closed: bool


def is_feed(text: str) -> bool:
    return text.lstrip("\ufeff \r\n").upper().startswith("BEGIN:VCALENDAR")


def read_feed(data: bytes | str, asked: Asked, *, until: date) -> list[Entry]:
    """Every event that is not cancelled, repeated ones once a time up to a day."""
    text = data if isinstance(data, str) else decode(data, asked.file)
    if text.strip().lower().startswith(("webcal:", "http:", "https:")):
        raise refuse(
            asked.file, "this is a link; open it in a browser, save the calendar, and name that file"
        )
    if not is_feed(text):
        raise refuse(asked.file, "this is no calendar feed: it does not begin with BEGIN:VCALENDAR")
    entries: list[Entry] = []
    for number, block in enumerate(_blocks(text)):
        if number >= MOST_EVENTS:
            raise refuse(asked.file, f"holds more than {MOST_EVENTS:,} events; export one school year")
        entries += _entries(block, asked, until)
    return entries


def _blocks(text: str) -> Iterator[_Block]:
    """Each event's lines, unfolded; one that is never closed is given too."""
    begins, lines = 0, list[str]()
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.rstrip()
        if line.upper() == "BEGIN:VEVENT":
            if begins:
                yield _Block(begins, lines, is_closed=False)
            begins, lines = number, []
        elif line.upper() == "END:VEVENT" and begins:
            yield _Block(begins, lines, is_closed=True)
            begins = 0
        elif begins and raw[:1] in (" ", "\t") and lines:
            lines[-1] += raw[1:].rstrip("\r\n")
        elif begins and line:
            lines.append(line)
    if begins:
        yield _Block(begins, lines, is_closed=False)


def _entries(block: _Block, asked: Asked, until: date) -> list[Entry]:
    from icalendar import Event

    lines = [
        _repaired(line, block.line, asked)
        for line in block.lines
        if not line.upper().startswith("END:VCALENDAR")
    ]
    title = next((line.partition(":")[2] for line in lines if line.upper().startswith("SUMMARY")), "")
    if not block.is_closed:
        asked.say(block.line, f"the file ends inside this event, “{title}”; it may be cut short")
    try:
        return _entries_of(
            Event.from_ical("\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT", ""])), block, asked, until
        )
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, OverflowError) as error:
        asked.say(block.line, f"the event “{clean(title)}” cannot be read: {clean(str(error))}")
        return []


def _entries_of(event: Any, block: _Block, asked: Asked, until: date) -> list[Entry]:
    """The event's days; none of one that is cancelled or has no title."""
    title = clean(str(event.get("SUMMARY", "")))[:LONGEST_TITLE]
    start, end = event.start, event.end
    if title and str(event.get("STATUS", "")).upper() == "CANCELLED":
        asked.say(block.line, f"“{title}” on {_home(start).date()} is cancelled, and left out")
        return []
    if not title:
        return []
    entry = _entry(title, start, end, block.line)
    return _repeated(entry, event, asked, until) if "RRULE" in event else [entry]


def _repaired(line: str, number: int, asked: Asked) -> str:
    """A form that some programs write, and that can mean one thing only."""
    if match := _BAD_DAY.match(line):
        asked.say(number, f"“{line}” is malformed, and read as {match[2]}")
        return f"{match[1]};VALUE=DATE:{match[2]}"
    return line


def _home(moment: date | datetime) -> datetime:
    from zoneinfo import ZoneInfo

    if not isinstance(moment, datetime):
        return datetime.combine(moment, time())
    return moment.astimezone(ZoneInfo(HOME)).replace(tzinfo=None) if moment.tzinfo else moment


def _entry(title: str, start: date | datetime, end: date | datetime, line: int) -> Entry:
    """A whole day ends on the day before the end that is written; one without a length is one day."""
    first, last = _home(start), _home(end)
    is_timed = isinstance(start, datetime) and last - first < AS_GOOD_AS_A_DAY
    if is_timed:
        return Entry(title, first.date(), first.date(), line, is_timed=True)
    ends = last.date() - ONE_DAY if last.time() == time() else last.date()
    return Entry(title, first.date(), max(first.date(), ends), line)


def _repeated(entry: Entry, event: Any, asked: Asked, until: date) -> list[Entry]:
    from dateutil.rrule import rrulestr

    begins = datetime.combine(entry.first, time())
    rule = re.sub(r"UNTIL=(\d{8})T\d{6}Z?", r"UNTIL=\1", event["RRULE"].to_ical().decode())
    try:
        days = rrulestr(rule, dtstart=begins).between(begins, datetime.combine(until, time()), inc=True)
    except ValueError as error:
        asked.say(entry.line, f"“{entry.title}” repeats in a way that cannot be read: {error}; taken once")
        return [entry]
    left_out = _left_out(event)
    length = entry.last - entry.first
    return [
        entry._replace(first=day.date(), last=day.date() + length)
        for day in islice(days, MOST_REPEATS)
        if day.date() not in left_out
    ]


def _left_out(event: Any) -> set[date]:
    dates = event.get("EXDATE", [])
    return {
        _home(each.dt).date() for part in (dates if isinstance(dates, list) else [dates]) for each in part.dts
    }
