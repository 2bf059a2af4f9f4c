"""Lists about records: where they are collected from, and who has seen them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from casemgr.casefile.events import Event, RecordAccessed, RecordsProvided, RecordsRequested, RecordsSource
from casemgr.casefile.student import Student
from casemgr.paper.report import Column, Report, iso
from casemgr.paper.words import long_date

CHECKLIST = (
    Column("source", "Where"),
    Column("asked", "Asked", "date"),
    Column("received", "Received", "date"),
    Column("state", "State", "status"),
)
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
_STATES = {"asked": "asked", "received": "received", "none-held": "holds none"}


def checklist_report(
    student: Student,
    request: RecordsRequested | None,
    steps: Mapping[str, Sequence[RecordsSource]],
) -> Report:
    """Each place with the day it was asked and the day its records came, for one request."""
    rows = tuple(
        (source, _last(taken, "asked"), _last(taken, "received"), _state(taken))
        for source, taken in steps.items()
    )
    about = (
        f"asked for by the {request.requester.replace('-', ' ')} on {long_date(request.date)}"
        if request
        else "no request on file"
    )
    return Report(
        title=f"Records of {student.name} ({student.id}), {about}",
        columns=CHECKLIST,
        rows=rows,
        data=lambda: {
            "student": student.id,
            "request": request.id if request else None,
            "sources": [
                {"source": source, "asked": iso(asked), "received": iso(received), "state": state}
                for source, asked, received, state in rows
            ],
        },
    )


def _last(steps: Sequence[RecordsSource], step: str) -> date | None:
    return next((event.date for event in reversed(steps) if event.step == step), None)


def _state(steps: Sequence[RecordsSource]) -> str:
    return _STATES[steps[-1].step] if steps else "not asked"


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
        empty="Nobody has seen or received the records yet.",
    )
