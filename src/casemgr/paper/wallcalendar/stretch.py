"""What must be done before each long break."""

from __future__ import annotations

from datetime import date

from casemgr.paper.wallcalendar.entry import Entry
from casemgr.paper.wallcalendar.kinds import ORDER
from casemgr.paper.wallcalendar.master import MasterCalendar
from casemgr.paper.wallcalendar.schooldays import Stretch


def of_stretch(calendar: MasterCalendar, stretch: Stretch) -> list[Entry]:
    """What is still to be done in a stretch, by kind and day; what is overdue counts for the stretch of today."""
    found = [
        entry
        for entry in (*calendar.earlier, *calendar.entries)
        if entry.is_to_do and stretch.first <= _to_do_on(entry, calendar) <= stretch.last
    ]
    return sorted(found, key=lambda entry: (ORDER[entry.slug], entry.duty, entry.day))


def _to_do_on(entry: Entry, calendar: MasterCalendar) -> date:
    return max(entry.day, calendar.as_of) if entry.state == "overdue" else entry.day
