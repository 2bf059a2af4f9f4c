"""Services and who gives them: which of a roster's are in force, which of them are not on file yet, and how they are kept.
A provider goes to the head of the file; a service with its first day is planned, and taken as begun where that day lies
before the student was added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from casemgr.casefile.events import Event, ServicePlanned, ServiceStarted
from casemgr.casefile.headpath import Path
from casemgr.casefile.student import Identity
from casemgr.exchange.cells.people import folded, same_person
from casemgr.exchange.facts import Fact
from casemgr.exchange.rosters.pupil import Pupil, Service

Planned = tuple[str, date]
"""A service's name, folded, and its first day."""
TAKEN = "taken as begun, as it began before the student was added"


def in_force(services: Sequence[Service], as_of: date) -> tuple[Service, ...]:
    """The newest row of each service, without services that ended before the others did."""
    newest: dict[tuple[str, str], Service] = {}
    for each in services:
        key = (folded(each.name), folded(each.provider))
        if key not in newest or (each.first or date.min) >= (newest[key].first or date.min):
            newest[key] = each
    last = max((each.last for each in newest.values() if each.last), default=as_of)
    return tuple(each for each in newest.values() if not each.last or each.last >= min(last, as_of))


def planned_in(events: Iterable[Event]) -> frozenset[Planned]:
    """The services on file, with their first days."""
    return frozenset((folded(e.service), e.starts) for e in events if isinstance(e, ServicePlanned))


def providers_in(identity: Identity) -> tuple[Service, ...]:
    """The providers on file."""
    return tuple(Service(each.service or "", provider=each.name) for each in identity.providers)


def ever_provided(identity: Identity) -> tuple[Service, ...]:
    """The same with those who have left: a roster that still lists them brings nobody new."""
    return tuple(Service(each.service or "", provider=each.name) for each in identity.all_providers)


def new_services(pupil: Pupil, planned: frozenset[Planned], as_of: date) -> tuple[Service, ...]:
    """Those with a first day that are not on file."""
    found = in_force(pupil.services, as_of)
    return tuple(each for each in found if each.first and (folded(each.name), each.first) not in planned)


def new_providers(pupil: Pupil, on_file: Sequence[Service], as_of: date) -> tuple[Service, ...]:
    """Those who give more services than are on file for them. One service of a person is one, however it is called."""
    listed = provided(pupil, as_of)
    known = [each for each in on_file if each.provider]
    counts = Counter(
        place
        for each in known
        for place, other in enumerate(listed)
        if same_person(each.provider, other.provider)
    )
    found = []
    for place, each in enumerate(listed):
        same = [other for other in listed if same_person(each.provider, other.provider)]
        is_known = any(
            same_person(each.provider, other.provider) and folded(each.name) == folded(other.name)
            for other in known
        )
        if counts[place] < len(same) and not is_known:
            found.append(each)
    return tuple(found)


def new_teachers(pupil: Pupil, on_file: Sequence[str]) -> tuple[str, ...]:
    """The general education teachers who are not on file yet."""
    return tuple(name for name in pupil.teachers if not any(same_person(name, known) for known in on_file))


def provided(pupil: Pupil, as_of: date) -> tuple[Service, ...]:
    """Each person once for each service."""
    pairs = dict.fromkeys((e.provider, e.name) for e in in_force(pupil.services, as_of) if e.provider)
    return tuple(Service(name, provider=provider) for provider, name in pairs)


def provider_paths(
    identity: Identity, providers: Iterable[Service]
) -> Iterator[tuple[Service, dict[Path, str]]]:
    """For each one provider more, or the service of one on file who has none."""
    known = [(each.name, each.service or each.left) for each in identity.all_providers]
    for each in providers:
        wanted: dict[Path, str] = {}
        blank = [
            n for n, (name, service) in enumerate(known) if not service and same_person(name, each.provider)
        ]
        place = blank[0] if blank else len(known)
        if blank:
            known[place] = (known[place][0], each.name)
        else:
            known.append((each.provider, each.name))
            wanted["providers", place, "name"] = each.provider
        if each.name:
            wanted["providers", place, "service"] = each.name
        yield each, wanted


def service_facts(services: Iterable[Service], added: date, note: str) -> Iterator[Fact]:
    """The events that keep services. `added`: the day the student was."""
    for each in services:
        if not each.first:
            continue
        said = {"provider": each.provider or None, "minutes": each.how_often or None, "note": note}
        yield Fact(
            ServicePlanned, min(each.first, added), {"service": each.name, "starts": each.first, **said}
        )
        if each.first < added:
            yield Fact(ServiceStarted, each.first, {"service": each.name, "note": f"{note}; {TAKEN}"})


def words(service: Service) -> str:
    """For a list of what changes."""
    return ", ".join(filter(None, (service.name, service.how_often, service.provider)))


def unkept(services: Sequence[Service], as_of: date) -> tuple[str, ...]:
    """The services of which neither the first day nor the provider is said."""
    return tuple(each.name for each in in_force(services, as_of) if not each.first and not each.provider)
