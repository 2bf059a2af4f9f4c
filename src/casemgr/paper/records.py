"""Lists about records: where they are collected from, and who has seen them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from casemgr.casefile.events import Event, RecordAccessed, RecordsProvided, RecordsRequested, RecordsSource
from casemgr.casefile.student import Student
from casemgr.paper.report import Cell, Column, Report, iso
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
_STATES = {"asked": "asked", "received": "received", "none-held": "holds none"}


def checklist_report(
    student: Student,
    request: RecordsRequested | None,
    steps: Mapping[str, Sequence[RecordsSource]],
    as_of: date,
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
            "schema": 1,
            "as_of": as_of.isoformat(),
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


def log_report(student: Student, as_of: date) -> Report:
    """Who has seen or received the student's records, and why (EC 49064): those noted, and the districts that they went
    to at their request."""
    seen = [event for event in student.known(as_of) if isinstance(event, RecordAccessed) or _went_out(event)]
    return Report(
        title=f"Access log of {student.name} ({student.id}) as of {long_date(as_of)}",
        columns=LOG,
        rows=tuple(_access(event) for event in seen),
        data=lambda: {
            "schema": 1,
            "as_of": as_of.isoformat(),
            "student": student.id,
            "log": [event.model_dump(mode="json", exclude_none=True) for event in seen],
        },
        empty="Nobody has seen or received the records yet.",
    )


def _went_out(event: Event) -> bool:
    return isinstance(event, RecordsProvided) and event.to == "district"


def _access(event: Event) -> tuple[Cell, ...]:
    if isinstance(event, RecordAccessed):
        return (event.date, event.who, event.records, event.why)
    return (event.date, "the district that asked", "sent at its request", event.note or "transfer of records")
