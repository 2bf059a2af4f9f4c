"""What the checks share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from casemgr.casefile.events import Event, MeetingHeld, StudentAdded, TransferredIn
from casemgr.casefile.purposes import may_offer_iep
from casemgr.casefile.saying import long_date

Check = Callable[[Any, tuple[Event, ...]], str | None]
"""An event and those on or before its day → why it does not fit, or None."""

HAS_IEP = (StudentAdded, TransferredIn)


def offers_iep(event: Event) -> bool:
    """Whether the student has an IEP, or was offered one, from this event on."""
    if isinstance(event, MeetingHeld):
        return event.eligible is not False and may_offer_iep(event.purposes)
    return isinstance(event, HAS_IEP)


def no_iep(event: Event, before: tuple[Event, ...]) -> str | None:
    """For what presumes an IEP."""
    if any(map(offers_iep, before)):
        return None
    return f"no IEP is on file on or before {long_date(event.date)}: no meeting that offers one is recorded"
