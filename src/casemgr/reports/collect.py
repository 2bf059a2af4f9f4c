"""Lists about records: where they are collected from, and who has seen them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from casemgr.casefile.events import Event, RecordsRequested, RecordsSource
from casemgr.casefile.named import named_none, the_named
from casemgr.casefile.saying import spaced
from casemgr.casefile.student import Student
from casemgr.casefile.vocabulary import RECORD_SOURCES
from casemgr.checks.records import EVERY_REQUEST, WHICH, closed_requests
from casemgr.errors import UsageError
from casemgr.reports.report import Column, Report, iso
from casemgr.reports.words import long_date
from casemgr.state.requests import open_records_requests, places_not_asked, places_silent, source_steps

CHECKLIST = (
    Column("source", "Where"),
    Column("asked", "Asked", "date"),
    Column("received", "Received", "date"),
    Column("state", "State", "status"),
)
_STATES = {"asked": "asked", "received": "received", "none-held": "holds none"}


def checklist_of(student: Student, as_of: date, named: str | None, day: date | None = None) -> Report:
    """The places of the request named, or of the last one; UsageError where there is none of that name."""
    events = student.known(as_of)
    requests = [event for event in events if isinstance(event, RecordsRequested)]
    request = _named(named, day, events) if named else next(reversed(requests), None)
    steps = source_steps(request, events) if request else {}
    places = dict.fromkeys((*RECORD_SOURCES, *steps))
    return checklist_report(student, request, {place: steps.get(place, []) for place in places})


def _named(words: str, day: date | None, events: Sequence[Event]) -> RecordsRequested:
    """The request of the id, the day or the party named: of several of a party's, one that is open."""
    still_open, closed = open_records_requests(events), closed_requests(events)
    found = the_named(words, day, WHICH[0], still_open, closed)
    if found is None:
        raise UsageError(named_none(words, WHICH[0], still_open, closed))
    return found


def lines_of_what_is_left(
    student_id: str,
    requests: Sequence[RecordsRequested],
    events: Sequence[Event],
    *,
    of_several: bool = False,
) -> Iterator[str]:
    """The places that have not answered, and those that were not asked, with the command for all of them at once: for each
    request by itself where these differ. `of_several`: whether a command must name its request."""
    left = [(each, places_silent(each, events), places_not_asked(each, events)) for each in requests]
    if left[1:] and all(each[1:] == left[0][1:] for each in left):
        _, silent, not_asked = left[0]
        yield from _left_lines(student_id, silent, not_asked, "", f" --request {EVERY_REQUEST}")
        return
    for request, silent, not_asked in left:
        whose = (
            f", for the {spaced(request.requester)}'s request of {long_date(request.date)}"
            if of_several
            else ""
        )
        yield from _left_lines(
            student_id, silent, not_asked, whose, f" --request {request.id}" if of_several else ""
        )


def _left_lines(
    student_id: str, silent: Sequence[str], not_asked: Sequence[str], whose: str, which: str
) -> Iterator[str]:
    if silent:
        yield f"Still asked for{whose}: {', '.join(silent)}"
        yield f"      when all of it has come: casemgr collect {student_id} --others --received{which}"
    if not_asked:
        yield f"Not asked yet{whose}: {', '.join(not_asked)}"
        yield f"      if they hold none: casemgr collect {student_id} --others --none-held{which}"


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
