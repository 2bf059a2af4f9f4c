"""A day long before everything on file, most often one typed with the wrong year; and a paper of a day before the student came. Both
are noted, as what happened before may be recorded."""

from __future__ import annotations

from collections.abc import Iterator

from casemgr.casefile.events import DocumentSent, Done, Event, ProgressReportSent, StudentAdded, TransferredIn
from casemgr.casefile.saying import long_date
from casemgr.casefile.typed.dates import HALF_A_YEAR
from casemgr.checks.case import Case
from casemgr.days.counting import years_after
from casemgr.state.enrollment import joinings


def far_before(event: Event, case: Case) -> Iterator[str]:
    """That an event lies more than half a year before the first one on file, and the same day of a later year that does not. The
    day of coming itself is none of it."""
    first = min((each.date for each in case.others), default=event.date)
    if (first - event.date).days <= HALF_A_YEAR or isinstance(event, (StudentAdded, TransferredIn)):
        return
    later = (years_after(event.date, years) for years in range(1, case.today.year - event.date.year + 1))
    fitting = next((day for day in later if first <= day <= case.today), None)
    instead = (
        f" If {long_date(fitting)} is meant: casemgr correct {case.id} {event.id} --on {fitting}"
        if fitting
        else ""
    )
    yield (
        f"{long_date(event.date)} is more than half a year before everything on file (the first is of {long_date(first)}).{instead}"
    )


def before_enrolling(event: Event, case: Case) -> Iterator[str]:
    """That what the school does for a student is of a day before the student came from another district."""
    first, place = next(iter(joinings(case.events)), (event.date, 0))
    ours = isinstance(event, (DocumentSent, Done, ProgressReportSent))
    if ours and event.date < first and isinstance(case.events[place], TransferredIn):
        yield (
            f"{case.after.name} came on {long_date(first)}, and this is of {long_date(event.date)}. If another day is meant: "
            f"casemgr correct {case.id} {event.id} --on DATE"
        )
