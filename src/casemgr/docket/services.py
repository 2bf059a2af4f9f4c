"""Which services of the student's have still to begin under the IEP that the parent agreed to: 34 CFR 300.323(c)(2), EC 56344(b)."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from casemgr.casefile.events import Event, ServiceEnded, ServicePlanned, ServiceStarted
from casemgr.casefile.names import fit_each_other, fits
from casemgr.casefile.student import Provider
from casemgr.docket.deadline import Deadline, Start
from casemgr.docket.facts import Facts
from casemgr.docket.since_iep import since_iep
from casemgr.state.iep import agreed_in_part

_Service = ServicePlanned | ServiceStarted | ServiceEnded


def all_begun(place: int, start: Start, facts: Facts) -> bool:
    """Whether one service has begun by the event at a place, and of the others that providers on file give each has begun, or is
    not in the IEP. A plan alone puts nothing into effect."""
    identity = facts.student_on(facts.events[place].date).identity
    known = facts.events[: place + 1]
    if not _has_begun(since_iep(start, facts), known):
        return False
    return not _left(_since(start, facts), known, identity.providers)


def still_to_begin(deadline: Deadline, facts: Facts) -> list[str]:
    """The services that an open deadline waits for, where another has begun."""
    if not _asks_each(deadline) or not deadline.is_open:
        return []
    since = _since(deadline.start, facts)
    if not _has_begun(since.begun, facts.events):
        return []
    return _left(since, facts.events, facts.student.identity.providers)


class _Since(NamedTuple):
    """From which days on what is said of a service counts for a clock: that it began, and that it ended."""

    begun: date
    ended: date


def _since(start: Start, facts: Facts) -> _Since:
    """Where the parent agrees to the rest of an IEP, what began under the part agreed to goes on, and what ended then may be in the rest."""
    event = start.event
    part = agreed_in_part(event, facts.ieps[facts.place_of[event.id]]) if event else None
    return _Since(part, start.day) if part else _Since(since_iep(start, facts), date.min)


def _asks_each(deadline: Deadline) -> bool:
    """Whether what started it asks for each service, and not only for what an amendment changes."""
    event = deadline.start.event
    kind = event.type if event else None
    return any(
        on.completing == "services" and on.of_start.get("type", kind) == kind for on in deadline.rule.met_by
    )


def _left(since: _Since, events: Sequence[Event], providers: Sequence[Provider]) -> list[str]:
    """By name, each once. Of a provider whose service is not on file nothing is asked."""
    left = [each.service for each in providers if each.service and _is_left(each, since, events)]
    return list(dict.fromkeys(left))


def _is_left(provider: Provider, since: _Since, events: Sequence[Event]) -> bool:
    """What began under the IEP before has to go on under the new one; what is planned has still to begin."""
    own = [each for each in events if isinstance(each, _Service) and _gives(provider, each.service)]
    own.sort(key=_effect)
    if not own or isinstance(own[-1], ServicePlanned):
        return True
    return own[-1].date < (since.begun if isinstance(own[-1], ServiceStarted) else since.ended)


def _effect(event: _Service) -> tuple[date, bool]:
    """The order of what is said of a service: by its day, of a plan typed afterwards by the day for which it was; a plan before
    what came of it."""
    if isinstance(event, ServicePlanned):
        return min(event.date, event.starts), False
    return event.date, True


def _gives(provider: Provider, service: str) -> bool:
    assert provider.service
    return fit_each_other(service, provider.service) or fits(service, provider.name)


def _has_begun(since: date, events: Sequence[Event]) -> bool:
    return any(isinstance(each, ServiceStarted) and each.date >= since for each in events)
