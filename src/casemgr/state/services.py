"""The services of a student's IEP."""

from __future__ import annotations

from collections.abc import Iterable

from casemgr.casefile.events import Event, ServiceEnded, ServicePlanned


def planned_services(events: Iterable[Event]) -> list[ServicePlanned]:
    """Those planned, each as it was planned last, without those that are not in the IEP any more."""
    found: dict[str, ServicePlanned] = {}
    for event in events:
        if isinstance(event, ServicePlanned):
            found[event.service] = event
        elif isinstance(event, ServiceEnded):
            found.pop(event.service, None)
    return list(found.values())
