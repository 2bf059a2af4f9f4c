"""A day that is planned, and lies so far from the day on which it was planned that its year is rather a slip."""

from __future__ import annotations

from functools import cache

from casemgr.casefile.events import Event, said
from casemgr.casefile.saying import long_date
from casemgr.casefile.typed.fields import kinds_of
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
