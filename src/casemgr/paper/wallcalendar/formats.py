"""What the master calendar is drawn as besides rows: one function each, and its line in PAGES.

What a format needs is imported by its function: the help of `calendar` reads the names of PAGES.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casemgr.paper.wallcalendar.master import MasterCalendar

Printed = str | bytes


def _text(calendar: MasterCalendar) -> Printed:
    from casemgr.paper.wallcalendar.text import as_text

    return as_text(calendar)


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
    "text": _text,
    "html": _html,
    "pdf": _pdf,
    "ics": _ics,
    "xlsx": _xlsx,
}
BINARY = frozenset({"pdf", "xlsx"})
