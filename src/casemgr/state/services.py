"""The services of a student's IEP."""

from __future__ import annotations

from collections.abc import Iterable

from casemgr.casefile.events import Event, ServiceEnded, ServicePlanned, ServiceStarted
from casemgr.casefile.names import fold
from casemgr.casefile.student import Identity


def planned_services(events: Iterable[Event]) -> list[ServicePlanned]:
    """Those planned, each as it was planned last, without those that are not in the IEP any more."""
    found: dict[str, ServicePlanned] = {}
    for event in events:
        if isinstance(event, ServicePlanned):
            found[event.service] = event
        elif isinstance(event, ServiceEnded):
            found.pop(event.service, None)
    return list(found.values())


def services_on_file(identity: Identity, events: Iterable[Event]) -> list[str]:
    """The names of the services planned, and of those of the student's providers, each once."""
    planned = [event.service for event in planned_services(events)]
    given = [provider.service for provider in identity.providers if provider.service]
    return list(dict.fromkeys([*planned, *given]))


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
