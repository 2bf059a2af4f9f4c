"""What the master calendar is drawn as besides rows: each format is the function `as_<format>` of the module of its name.

A module is imported once its format is asked for: the help of `calendar` reads the names of PAGES.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casemgr.paper.wallcalendar.master import MasterCalendar

Printed = str | bytes


def _drawn(wanted: str, calendar: MasterCalendar) -> Printed:
    printed: Printed = getattr(import_module(f"{__package__}.{wanted}"), f"as_{wanted}")(calendar)
    return printed


PAGES: Mapping[str, Callable[[MasterCalendar], Printed]] = {
    wanted: partial(_drawn, wanted) for wanted in ("text", "html", "pdf", "ics", "xlsx")
}
BINARY = frozenset({"pdf", "xlsx"})
