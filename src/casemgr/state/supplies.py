"""The instructional supply allocation: each request with the step it has reached, and what is left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from casemgr.casefile.events import Event, SuppliesAllocated, SuppliesMoved, SuppliesRequested
from casemgr.casefile.saying import dollars
from casemgr.days.yearspan import YearSpan
from casemgr.errors import UsageError

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


def step_misfit(events: Iterable[Event], request: str, step: str) -> str | None:
    """Why a step does not follow from the last one of a request. UsageError where no request has the id."""
    found = {each.id: each for each in requests_of(events)}
    if request not in found:
        listed = ", ".join(f"{each.id} ({each.what})" for each in found.values()) or "none is on file"
        raise UsageError(f"{request}: no request has this id ({listed})")
    if found[request].step in FOLLOWS[step]:
        return None
    between = [each for each in FOLLOWS[step] if found[request].step in FOLLOWS.get(each, ())]
    first = f"; first: casemgr supplies {between[0]} {request} --on DATE" if between else ""
    return f"the request is {found[request].step}, so it cannot be {step} now{first}"


def ready_for(events: Iterable[Event], step: str) -> list[SupplyRequest]:
    """The requests that the step comes next for."""
    return [each for each in requests_of(events) if each.step in FOLLOWS[step]]


def needed_for(step: str, events: Iterable[Event]) -> str:
    """`the dollars`, or the id of a request, and of which ones the step comes next."""
    if step in ("allocate", "request"):
        return "the dollars"
    listed = ", ".join(f"{each.id} ({each.what}, {dollars(each.cost)})" for each in ready_for(events, step))
    return f"the id of the request: {listed or f'none waits to be {step}'}"


def allocation(events: Iterable[Event], school_year: str) -> float | None:
    """The year's allocation in dollars: the last one recorded; None where none is."""
    amounts = [
        event.amount
        for event in events
        if isinstance(event, SuppliesAllocated) and event.school_year == school_year
    ]
    return amounts[-1] if amounts else None


@dataclass(frozen=True)
class Budget:
    """A year's money in dollars: the allocation, what was approved of it, and what is asked for besides."""

    allocated: float | None
    spent: float
    asked: float

    @property
    def left(self) -> float | None:
        """In dollars and cents: a sum of prices may be off by less, and zero has no sign."""
        return None if self.allocated is None else round(self.allocated - self.spent, 2) + 0.0

    @property
    def over(self) -> float:
        """How much of what is asked for goes beyond what is left."""
        return 0.0 if self.left is None else max(0.0, round(self.asked - max(self.left, 0), 2))


def budget(requests: Iterable[SupplyRequest], allocated: float | None) -> Budget:
    """What a year's requests make of its allocation."""
    requests = list(requests)
    return Budget(
        allocated,
        sum(request.cost for request in requests if request.counts),
        sum(request.cost for request in requests if request.step == "requested"),
    )


def requests_in(events: Iterable[Event], span: YearSpan) -> list[SupplyRequest]:
    """Those made in a school year."""
    return [request for request in requests_of(events) if span.holds(request.day)]
