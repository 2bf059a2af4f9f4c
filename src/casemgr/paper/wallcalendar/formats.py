"""What the master calendar is drawn as besides rows: one function each, and its line in PAGES."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from casemgr.paper.wallcalendar.master import MasterCalendar
from casemgr.paper.wallcalendar.text import as_text

Printed = str | bytes


def _html(calendar: MasterCalendar) -> Printed:
    from casemgr.paper.wallcalendar.html import as_html

    return as_html(calendar)


def _pdf(calendar: MasterCalendar) -> Printed:
    from casemgr.paper.wallcalendar.pdf import as_pdf

    return as_pdf(calendar)


def _ics(calendar: MasterCalendar) -> Printed:
    from casemgr.paper.wallcalendar.ics import as_ics

    return as_ics(calendar)


def _xlsx(calendar: MasterCalendar) -> Printed:
    from casemgr.paper.wallcalendar.xlsx import as_xlsx

    return as_xlsx(calendar)


PAGES: Mapping[str, Callable[[MasterCalendar], Printed]] = {
    "text": as_text,
    "html": _html,
    "pdf": _pdf,
    "ics": _ics,
    "xlsx": _xlsx,
}
BINARY = frozenset({"pdf", "xlsx"})
