"""The instructional supply allocation: each request with the step it has reached, and what is left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from casemgr.casefile.events import Event, SuppliesAllocated, SuppliesMoved, SuppliesRequested

FOLLOWS: dict[str, tuple[str, ...]] = {
    "approved": ("requested", "refused"),
    "refused": ("requested",),
    "ordered": ("approved",),
    "received": ("ordered",),
}
"""The steps from which each step can be reached."""


@dataclass(frozen=True)
class SupplyRequest:
    id: str
    day: date
    what: str
    cost: float
    """Dollars: as asked for, then as it came to."""
    step: str = "requested"
    since: date | None = None
    by: str | None = None

    @property
    def counts(self) -> bool:
        """Whether its cost is taken from the allocation: from the approval on."""
        return self.step in ("approved", "ordered", "received")


def requests_of(events: Iterable[Event]) -> list[SupplyRequest]:
    """Every request with its last step, in the order in which they were made."""
    found: dict[str, SupplyRequest] = {}
    for event in events:
        if isinstance(event, SuppliesRequested):
            found[event.id] = SupplyRequest(event.id, event.date, event.what, event.cost)
        elif isinstance(event, SuppliesMoved) and event.request in found:
            known = found[event.request]
            cost = known.cost if event.cost is None else event.cost
            found[event.request] = replace(known, cost=cost, step=event.step, since=event.date, by=event.by)
    return list(found.values())


def allocation(events: Iterable[Event], school_year: str) -> float | None:
    """The year's allocation in dollars: the last one recorded; None where none is."""
    amounts = [
        event.amount
        for event in events
        if isinstance(event, SuppliesAllocated) and event.school_year == school_year
    ]
    return amounts[-1] if amounts else None
