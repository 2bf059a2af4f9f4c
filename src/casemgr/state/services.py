"""The services of a student's IEP."""

from __future__ import annotations

from collections.abc import Iterable

from casemgr.casefile.events import Event, ServiceEnded, ServicePlanned, ServiceStarted
from casemgr.casefile.names import fold


def planned_services(events: Iterable[Event]) -> list[ServicePlanned]:
    """Those planned, each as it was planned last, without those that are not in the IEP any more."""
    found: dict[str, ServicePlanned] = {}
    for event in events:
        if isinstance(event, ServicePlanned):
            found[event.service] = event
        elif isinstance(event, ServiceEnded):
            found.pop(event.service, None)
    return list(found.values())


def plans_not_begun(events: Iterable[Event]) -> list[ServicePlanned]:
    """Those planned that have not begun since the day of the plan, or since the day for which it was, if that is earlier: a plan may
    be put on file after the service began."""
    every = tuple(events)
    begun = [(fold(each.service), each.date) for each in every if isinstance(each, ServiceStarted)]
    return [
        plan
        for plan in every
        if isinstance(plan, ServicePlanned)
        and not any(name == fold(plan.service) and day >= min(plan.date, plan.starts) for name, day in begun)
    ]
