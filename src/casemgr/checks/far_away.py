"""A day so far from the others that its year is rather a slip: planned for too far ahead, or long before everything on file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from casemgr.casefile.events import (
    Event,
    StudentAdded,
    TransferredIn,
    said,
)
from casemgr.casefile.saying import is_far, long_date
from casemgr.casefile.typed.fields import kinds_of
from casemgr.checks.case import Case
from casemgr.days.counting import years_after
from casemgr.scalars import Meant

FAR = 2 * 366  # days; a day that is planned is nearer
LONG_SINCE = ("starts",)
"""The fields whose day may lie years back: a service goes on from one IEP to the next."""


def far_away(event: Event) -> str | None:
    """Why a day for which an event plans something is rather one of another year; None where none is."""
    for name in _planned(type(event)):
        day = said(event, name)
        if day is None or abs(day - event.date).days <= FAR:
            continue
        if day > event.date:
            return f"{long_date(day)} is more than two years away"
        if name not in LONG_SINCE:
            return f"{long_date(day)} is more than two years before {long_date(event.date)}"
    return None


@cache
def _planned(cls: type[Event]) -> tuple[str, ...]:
    """The fields that hold a day which may lie ahead."""
    return tuple(name for name in cls.model_fields if Meant.AHEAD in kinds_of(cls, name))


def far_before(event: Event, case: Case) -> Iterator[str]:
    """That an event lies more than six months before the first one on file, and the same day of a later year that does not. The
    day of coming itself is none of it."""
    first = min((each.date for each in case.others), default=event.date)
    if (
        event.date >= first
        or not is_far(event.date, first)
        or isinstance(event, (StudentAdded, TransferredIn))
    ):
        return
    later = (years_after(event.date, years) for years in range(1, case.today.year - event.date.year + 1))
    fitting = next((day for day in later if first <= day <= case.today), None)
    instead = (
        f" If {long_date(fitting)} is meant: casemgr correct {case.id} {event.id} --on {fitting}"
        if fitting
        else ""
    )
    yield (
        f"{long_date(event.date)} is more than six months before everything on file (the first is of {long_date(first)}).{instead}"
    )
