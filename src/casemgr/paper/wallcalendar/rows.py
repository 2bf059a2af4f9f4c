"""The entries as rows, for a table, a spreadsheet or a program."""

from __future__ import annotations

from typing import Any

from casemgr.paper.wallcalendar.entry import Entry
from casemgr.paper.wallcalendar.master import MasterCalendar
from casemgr.reports.report import Column, Report, iso

COLUMNS = (
    Column("date", "Act by", "date"),
    Column("due", "Due", "date"),
    Column("label", "Student", "word"),
    Column("duty", "Duty", "id"),
    Column("title", "What", shown="wide"),
    Column("status", "Status", "status"),
)


def calendar_report(calendar: MasterCalendar) -> Report:
    return Report(
        title=f"Master calendar {calendar.span.name}",
        columns=COLUMNS,
        rows=tuple((e.day, e.due, e.label, e.duty, e.title, _status(e)) for e in calendar.entries),
        data=lambda: calendar_data(calendar),
        empty="No deadline falls in this school year.",
        notes=calendar.notes,
    )


def _status(entry: Entry) -> str:
    return f"{entry.status}; {entry.remark}" if entry.remark else entry.status


def calendar_data(calendar: MasterCalendar) -> dict[str, Any]:
    return {
        "school_year": calendar.span.name,
        "entries": [_entry_data(e) for e in calendar.entries],
        "overdue_from_before": [_entry_data(e) for e in calendar.earlier],
        "undated": [_entry_data(e) for e in calendar.undated],
        "school_dates": [
            {"from": iso(d.first), "to": iso(d.last), "name": d.name} for d in calendar.school_dates
        ],
        "changes": [
            {
                "label": c.label,
                "duty": c.duty,
                "change": c.what,
                "was": iso(c.was),
                "now": iso(c.now),
            }
            for c in calendar.changes
        ],
    }


def _entry_data(entry: Entry) -> dict[str, Any]:
    return {
        "date": iso(entry.day),
        "due": iso(entry.due),
        "student": entry.student,
        "label": entry.label,
        "duty": entry.duty,
        "title": entry.title,
        "status": entry.status,
        "nothing_booked": entry.nothing_booked,
        "earlier_elsewhere": entry.earlier_elsewhere,
        "booked": iso(entry.booked.meeting_date) if entry.booked else None,
    }
