"""What is dated before the student joined and does not count then, or is older than what is on file of it from joining."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casemgr.casefile.events import (
    DocumentSent,
    Done,
    Event,
    Exited,
    HandedOff,
    HandOffAcknowledged,
    MeetingHeld,
    ProgressReportSent,
    StudentAdded,
    TransferredIn,
)
from casemgr.casefile.purposes import may_offer_iep
from casemgr.casefile.saying import long_date
from casemgr.checks.case import Case
from casemgr.state.enrollment import JOINING, joinings

_OF_WHO_IS_HERE = (Exited, HandedOff, HandOffAcknowledged)


def before_joining(event: Event, before: tuple[Event, ...], known: tuple[Event, ...]) -> str | None:
    """Why an event of before the joining does not count, or starts again what was done by then. `before`: the events up to its day."""
    if joinings(before, known):
        return None
    joined = next((each for each in known if each.type in JOINING), None)
    if joined is None or joined.date <= event.date:
        return None
    if isinstance(event, _OF_WHO_IS_HERE):
        return (
            f"the student was put on file as of {long_date(joined.date)}, and {long_date(event.date)} is before that: it would not "
            f"count. First: casemgr correct STUDENT {joined.id} --on {event.date}"
        )
    if not isinstance(joined, (StudentAdded, TransferredIn)):
        return None
    if isinstance(event, MeetingHeld) and may_offer_iep(event.purposes):
        older = _older(event, "last annual review", joined.last_annual, joined.last_evaluation)
    elif isinstance(event, ProgressReportSent):
        older = _older(event, "last progress report", joined.last_progress)
    else:
        return None
    return older and f"{older}: keep it with casemgr note STUDENT TEXT"


def joined_later_with_iep(
    day: date, before: tuple[Event, ...], known: tuple[Event, ...]
) -> Iterator[StudentAdded]:
    """The joining of a student of ours who had an IEP already, of before the day, or of a day that is not said."""
    for event in known if not joinings(before, known) else ():
        if isinstance(event, StudentAdded) and event.date > day:
            if event.last_annual is None or event.last_annual <= day:
                yield event
            return


def before_enrolling(event: Event, case: Case) -> Iterator[str]:
    """That what the school does for a student is of a day before the student came from another district."""
    first, place = next(iter(joinings(case.events)), (event.date, 0))
    ours = isinstance(event, (DocumentSent, Done, ProgressReportSent))
    if ours and event.date < first and isinstance(case.events[place], TransferredIn):
        yield (
            f"{case.after.name} came on {long_date(first)}, and this is of {long_date(event.date)}. If another day is meant: "
            f"casemgr correct {case.id} {event.id} --on DATE"
        )


def _older(event: Event, what: str, last: date | None, evaluated: date | None = None) -> str | None:
    """That something is older than the last of its kind that is on file, and starts again what followed it then; not so of the last
    evaluation."""
    if last is None or event.date >= last or event.date == evaluated:
        return None
    return (
        f"{long_date(event.date)} is before the {what} with which the student was put on file ({long_date(last)}), and what follows "
        "it was done then"
    )
