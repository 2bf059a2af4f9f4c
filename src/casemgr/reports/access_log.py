"""The access log: who has seen or received the student's records, and why."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from casemgr.casefile.events import Event, RecordAccessed, RecordsProvided, RecordsRequested
from casemgr.casefile.student import Student
from casemgr.reports.report import Column, Report
from casemgr.reports.words import long_date

LOG = (
    Column("date", "Date", "date"),
    Column("who", "Who"),
    Column("records", "Records"),
    Column("why", "Why"),
)


# Who received records that were asked for, who received others, and why where the event has no note.
_RECEIVERS = {
    "district": ("the district that asked", "another district", "transfer of records"),
    "representative": ("the parent's representative", "the parent's representative", "request for records"),
}


class Access(NamedTuple):
    """A line of the access log: who saw or received records, which, and why."""

    date: date
    who: str
    records: str | None
    why: str


def accesses(events: Iterable[Event]) -> list[Access]:
    """Those noted, and to whom records went but for the parent, or the student of age (EC 49064)."""
    found = []
    waiting: set[str] = set()
    for event in events:
        if isinstance(event, RecordAccessed):
            found.append(Access(event.date, event.who, event.records, event.why))
        elif isinstance(event, RecordsRequested):
            waiting.add(event.requester)
        elif isinstance(event, RecordsProvided):
            if event.to in _RECEIVERS:
                found.append(_provided(event, asked=event.to in waiting))
            waiting.discard(event.to)
    return found


def _provided(event: RecordsProvided, *, asked: bool) -> Access:
    who_asked, who, why = _RECEIVERS[event.to]
    if asked:
        return Access(event.date, who_asked, None, event.note or why)
    return Access(event.date, who, None, event.note or "sent unasked; no reason on file")


def log_report(student: Student, as_of: date) -> Report:
    """Who has seen or received the student's records, and why."""
    seen = accesses(student.known(as_of))
    return Report(
        title=f"Access log of {student.name} ({student.id}) as of {long_date(as_of)}",
        columns=LOG,
        rows=tuple((line.date, line.who, line.records, line.why) for line in seen),
        data=lambda: {
            "student": student.id,
            "log": [{**line._asdict(), "date": line.date.isoformat()} for line in seen],
        },
        empty="No access is noted. Copies for the parent are not part of this log: casemgr sent and history list them.",
    )
