"""Any file of a school calendar as entries: a feed, JSON, a table or typed lines."""

from __future__ import annotations

from casemgr.days.yearspan import YearSpan
from casemgr.errors import BadFile
from casemgr.exchange.calendars.entry import Entry
from casemgr.exchange.calendars.feed import is_feed, read_feed
from casemgr.exchange.calendars.listed import read_json, read_listed
from casemgr.exchange.calendars.typed import are_rows, read_typed
from casemgr.exchange.questions import Asked
from casemgr.exchange.sheet import is_sheet
from casemgr.exchange.text import decode


def read_entries(data: bytes | str, span: YearSpan, asked: Asked) -> list[Entry]:
    """The events of a file, recognized by what it holds. BadFile says why there are none."""
    if isinstance(data, bytes) and is_sheet(data):
        return read_listed(data, asked, as_of=span.first)
    text = decode(data, asked.file) if isinstance(data, bytes) else data
    head = text.lstrip()[:20].lower()
    if is_feed(text) or head.startswith(("webcal:", "http:", "https:")):
        return read_feed(text, asked, until=span.last)
    if head.startswith(("{", "[")):
        return read_json(text, asked, as_of=span.first)
    try:
        return read_listed(text, asked, as_of=span.first)
    except BadFile:
        if not are_rows(text) and (entries := read_typed(text, span, asked)):
            return entries
        raise
