"""Lists about records: where they are collected from, and who has seen them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from casemgr.casefile.events import RecordsRequested, RecordsSource
from casemgr.casefile.student import Student
from casemgr.reports.report import Column, Report, iso
from casemgr.reports.words import long_date

CHECKLIST = (
    Column("source", "Where"),
    Column("asked", "Asked", "date"),
    Column("received", "Received", "date"),
    Column("state", "State", "status"),
)
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
