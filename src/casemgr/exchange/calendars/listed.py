"""A calendar as a table (CSV, XLSX, pasted) or as JSON: a title and days, the last one inclusive."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from casemgr.exchange.calendars.entry import LONGEST_TITLE, Entry, Meaning
from casemgr.exchange.cells.column import Column, clean, is_nothing
from casemgr.exchange.cells.daycell import near
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
    "what",
    "occasion",
    "activity",
)
_FIRST: Final = (
    "start_date",
    "startdate",
    "start date",
    "start",
    "date",
    "from",
    "from date",
    "first",
    "begin",
    "begins",
    "begin date",
    "beginning",
    "starts",
    "first day",
    "day",
    "dates",
)
_LAST: Final = (
    "end_date",
    "enddate",
    "end date",
    "end",
    "to",
    "to date",
    "through",
    "thru",
    "until",
    "last",
    "ends",
    "ending",
    "last day",
)
_WORD: Final = re.compile(r"[^\W\d_]{2}")
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
    if title is None:
        title = _only_words(table, places)
    if title is None or first is None:
        lacking = "titles" if title is None else "days"
        heads = ", ".join(f"“{header}”" for header in table.headers[:8])
        raise refuse(
            asked.file,
            f"is no calendar: no column of {lacking} is known by its name; its header says {heads}. "
            "Name the columns Title, Start and End",
        )
    columns = [_column(table, place) for place in (first, last) if place is not None]
    begins, *more = (_days(table, column, columns, asked, as_of) for column in columns)
    ends = more[0] if more else begins
    typed = table.cells(first if last is None else last)
    kinds = table.cells(kind) if kind is not None else [""] * len(begins)
    found: list[Entry] = []
    rows = zip(table.cells(title), begins, ends, typed, kinds, table.lines, strict=True)
    for words, starts, stops, end, said, line in rows:
        if not clean(words) or starts is None:
            continue
        if stops is None and not is_nothing(end):
            asked.say(line, _not_clear(clean(words), clean(end)))
            continue
        found += _entries(clean(words)[:LONGEST_TITLE], starts, stops or starts, clean(said), line, asked)
    return found


def _not_clear(title: str, last: str) -> str:
    return f"“{title}”: its last day {last} is not clear; left out"


def _only_words(table: Table, known: Sequence[int | None]) -> int | None:
    """The only column of words, whatever its header; None where there are several or none."""
    others = [place for place in range(len(table.headers)) if place not in known]
    words = [
        place for place in others if all(_WORD.search(cell) for cell in table.cells(place) if cell.strip())
    ]
    filled = [place for place in words if any(cell.strip() for cell in table.cells(place))]
    return filled[0] if len(filled) == 1 else None


def _column(table: Table, place: int) -> Column:
    return Column(table.headers[place], table.cells(place), table.lines)


def _days(
    table: Table, column: Column, columns: Sequence[Column], asked: Asked, as_of: date
) -> list[date | None]:
    return read_days(column, asked, as_of=as_of, window=near(as_of), numbers=table.is_sheet, beside=columns)


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
        first, last = read[0], read[-1]
        if first and last:
            found += _entries(title[:LONGEST_TITLE], first, last, _first(event, _KIND), number, asked)
        elif first:
            asked.say(number, _not_clear(title, days[-1]))
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
