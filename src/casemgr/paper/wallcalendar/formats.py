"""The formats of the master calendar: one function each, and its line in FORMATS."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from casemgr.paper import formats
from casemgr.paper.wallcalendar.master import MasterCalendar
from casemgr.paper.wallcalendar.rows import calendar_report
from casemgr.paper.wallcalendar.text import as_text

Printed = str | bytes


def as_html(calendar: MasterCalendar) -> Printed:
    from casemgr.paper.wallcalendar.html import as_html

    return as_html(calendar)


def as_pdf(calendar: MasterCalendar) -> Printed:
    from casemgr.paper.wallcalendar.pdf import as_pdf

    return as_pdf(calendar)


def as_ics(calendar: MasterCalendar) -> Printed:
    from casemgr.paper.wallcalendar.ics import as_ics

    return as_ics(calendar)


def as_xlsx(calendar: MasterCalendar) -> Printed:
    from casemgr.paper.wallcalendar.xlsx import as_xlsx

    return as_xlsx(calendar)


def _rows(name: str) -> Callable[[MasterCalendar], Printed]:
    return lambda calendar: formats.FORMATS[name](calendar_report(calendar))


FORMATS: Mapping[str, Callable[[MasterCalendar], Printed]] = {
    "text": as_text,
    "html": as_html,
    "pdf": as_pdf,
    "ics": as_ics,
    "xlsx": as_xlsx,
    **{name: _rows(name) for name in formats.FORMATS},
}
BINARY = frozenset({"pdf", "xlsx"})
