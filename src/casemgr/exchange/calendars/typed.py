"""Days typed as words: `9/7 Labor Day`, `12/21..1/1 Winter Break`, one a line or one an option."""

from __future__ import annotations

import re
from datetime import date

from casemgr.days.yearspan import YearSpan
from casemgr.exchange.calendars.entry import LONGEST_TITLE, Entry, Meaning
from casemgr.exchange.cells.column import clean
from casemgr.exchange.cells.daycell import MONTHS
from casemgr.exchange.questions import Asked
from casemgr.scalars import read_day

_DAY = (
    r"(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}/\d{1,2}(?:/\d{2,4})?"
    rf"|(?:{'|'.join(MONTHS)})[a-z]*\.? +\d{{1,2}}(?:st|nd|rd|th)?(?:,? +\d{{4}})?)"
)
_BETWEEN = r"\s*(?:\.\.|-|–|—|to|through|until)\s*"
_RANGE = re.compile(rf"({_DAY})(?:{_BETWEEN}({_DAY}|\d{{1,2}}(?!\d|/)))?", re.IGNORECASE)


def are_rows(text: str) -> bool:
    """Whether the lines are rows of a table: some hold two days, and nothing joins two days into a range in any of them."""
    found = [list(_RANGE.finditer(line)) for line in text.splitlines()]
    return any(len(days) > 1 for days in found) and not any(day[2] for days in found for day in days)


def read_typed(text: str, span: YearSpan, asked: Asked, meaning: Meaning = "") -> list[Entry]:
    """The entries of typed lines. A day without its year is that of the school year."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if words := clean(line).strip("-*•").strip():
            entry = _entry(words, number, span, asked, meaning)
            found += [entry] if entry else []
    return found


def _entry(words: str, line: int, span: YearSpan, asked: Asked, meaning: Meaning) -> Entry | None:
    if len(_RANGE.findall(words)) > 1:
        asked.say(line, f"“{words}”: several days can be read; write a line for each, or 12/21..1/1")
        return None
    match = _RANGE.search(words)
    first = _day(match[1], span) if match else None
    last = _last(match[2], first, span) if match and first and match[2] else first
    title = (
        " ".join((words[: match.start()] + " " + words[match.end() :]).split()).strip(" :,-–")
        if match
        else words
    )
    if first is None or last is None or last < first:
        asked.say(
            line, f"“{words}”: no day can be read; write it like 9/7 Labor Day or 12/21..1/1 Winter Break"
        )
        return None
    return Entry((title or words)[:LONGEST_TITLE], first, last, line, meaning)


def _last(words: str, first: date, span: YearSpan) -> date | None:
    """`Nov 25-27`: the day of the same month."""
    return _made(first.year, first.month, int(words)) if words.isdigit() else _day(words, span)


def _day(words: str, span: YearSpan) -> date | None:
    if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", words):
        year, month, day = map(int, words.split("-"))
        return _made(year, month, day)
    if match := re.fullmatch(r"(\d{1,2})/(\d{1,2})(?:/(\d{2,4}))?", words):
        month = int(match[1])
    else:
        match = re.fullmatch(r"([a-z]+)\.? +(\d{1,2})(?:\w\w)?(?:,? +(\d{4}))?", words, re.IGNORECASE)
        assert match is not None
        month = MONTHS.index(match[1][:3].lower()) + 1
    return _made(_year(match[3]) or _year_within(month, span), month, int(match[2]))


def _year(words: str | None) -> int | None:
    return None if not words else int(words) if len(words) == 4 else 2000 + int(words)


def _year_within(month: int, span: YearSpan) -> int:
    return span.first.year if month >= span.first.month else span.last.year


def _made(year: int, month: int, day: int) -> date | None:
    try:
        found: date = read_day(f"{year:04d}-{month:02d}-{day:02d}")
    except ValueError:
        return None
    return found
