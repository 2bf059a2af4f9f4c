"""A calendar as a table (CSV, XLSX, pasted) or as JSON: a title and days, the last one inclusive."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from casemgr.exchange.calendars.entry import LONGEST_TITLE, Entry, Meaning
from casemgr.exchange.cells.column import Column, clean
from casemgr.exchange.cells.daycell import Window, near
from casemgr.exchange.cells.days import read_days
from casemgr.exchange.questions import Asked
from casemgr.exchange.table import Table, read_table
from casemgr.exchange.text import refuse

_TITLE: Final = (
    "label",
    "title",
    "summary",
    "name",
    "event",
    "event title",
    "subject",
    "description",
    "holiday",
)
_FIRST: Final = (
    "start_date",
    "startdate",
    "start date",
    "start",
    "date",
    "from",
    "first",
    "begin",
    "begins",
    "first day",
    "day",
)
_LAST: Final = ("end_date", "enddate", "end date", "end", "to", "through", "last", "ends", "last day")
_KIND: Final = ("kind", "type", "category")
_KINDS: Final[dict[str, Meaning]] = {
    "holiday": "holiday",
    "break": "break",
    "staff_day": "staff_day",
    "staff day": "staff_day",
    "short": "short",
}


def read_listed(data: bytes | str, asked: Asked, *, as_of: date) -> list[Entry]:
    """The events of a table."""
    table = read_table(data, file=asked.file, known=(*_TITLE, *_FIRST, *_LAST))
    places = [table.column_of(names) for names in (_TITLE, _FIRST, _LAST, _KIND)]
    title, first, last, kind = places
    if title is None or first is None:
        lacking = "no title" if title is None else "no day"
        heads = ", ".join(f"“{header}”" for header in table.headers[:8])
        raise refuse(asked.file, f"is no calendar: it has a column with {lacking}; its header says {heads}")
    window = near(as_of)
    begins = _days(table, first, asked, as_of, window)
    ends = _days(table, last, asked, as_of, window) if last is not None else begins
    kinds = table.cells(kind) if kind is not None else [""] * len(begins)
    found: list[Entry] = []
    rows = zip(table.cells(title), begins, ends, kinds, table.lines, strict=True)
    for words, starts, stops, said, line in rows:
        if clean(words) and starts:
            found += _entries(clean(words)[:LONGEST_TITLE], starts, stops or starts, clean(said), line, asked)
    return found


def _days(table: Table, place: int, asked: Asked, as_of: date, window: Window) -> list[date | None]:
    column = Column(table.headers[place], table.cells(place), table.lines)
    return read_days(column, asked, as_of=as_of, window=window, numbers=table.is_sheet)


def _entries(title: str, first: date, last: date, kind: str, line: int, asked: Asked) -> list[Entry]:
    if kind.lower() == "schoolyear":  # OneRoster's academic sessions
        return [
            Entry(f"{title}: first day", first, first, line, "first"),
            Entry(f"{title}: last day", last, last, line, "last"),
        ]
    if kind.lower() in ("term", "gradingperiod", "semester"):
        return []
    if last < first:
        asked.say(line, f"“{title}” ends on {last}, before it begins on {first}; left out")
        return []
    return [Entry(title, first, last, line, _KINDS.get(kind.lower(), ""))]


def read_json(data: bytes | str, asked: Asked, *, as_of: date) -> list[Entry]:
    """The events of a JSON file: a list of objects, or an object that holds one."""
    try:
        content = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise refuse(asked.file, f"this is no JSON: {error}") from None
    found: list[Entry] = []
    for number, event in enumerate(_events(content), 1):
        title, days = _title_and_days(event)
        if not title or not days:
            continue
        column = Column("dates", days, [number] * len(days))
        read = read_days(column, asked, as_of=as_of, window=near(as_of))
        if first := read[0]:
            found += _entries(
                title[:LONGEST_TITLE], first, read[-1] or first, _first(event, _KIND), number, asked
            )
    if not found:
        raise refuse(asked.file, "holds no event with a title and a day")
    return found


def _events(content: Any) -> Iterable[Mapping[str, Any]]:
    if isinstance(content, Mapping):
        lists = [value for value in content.values() if isinstance(value, list)]
        content = max(lists, key=len, default=[])
    return [event for event in content if isinstance(event, Mapping)] if isinstance(content, list) else []


def _title_and_days(event: Mapping[str, Any]) -> tuple[str, list[str]]:
    first, last = _first(event, _FIRST), _first(event, _LAST)
    return _first(event, _TITLE), [day for day in (first, last) if day]


def _first(event: Mapping[str, Any], names: Iterable[str]) -> str:
    plain = {str(key).lower(): value for key, value in event.items()}
    values = (plain.get(name) for name in names)
    return next((clean(value) for value in values if isinstance(value, str) and value.strip()), "")
