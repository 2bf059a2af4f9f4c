"""What the head of a student's file holds once a provider or teacher has left, and another follows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from casemgr.casefile.headpath import HeadChange
from casemgr.casefile.names import fold, the_one
from casemgr.casefile.nameslips import or_somebody
from casemgr.casefile.student import Identity
from casemgr.errors import UsageError


def changes_once_left(identity: Identity, words: str, follower: str | None, day: date) -> list[HeadChange]:
    """What changes where the one meant has left. UsageError where that is nobody who carries out the IEP, or the one who follows."""
    name = the_one(words, identity.carry_it_out)
    if name is None:
        listed = f" ({', '.join(identity.carry_it_out)})" if identity.carry_it_out else ""
        raise UsageError(f"{words} is no provider or teacher of {identity.id}{listed}")
    if follower == name:
        raise UsageError(f"--followed-by: {follower} is the one who left")
    return changes_without(identity, name, follower, day)


def changes_without(identity: Identity, name: str, follower: str | None, day: date) -> list[HeadChange]:
    """A provider has left from a day on, and stays in the file with it; the name of a teacher goes. Who follows gives the same."""
    providers = identity.all_providers
    gone = [place for place, each in enumerate(providers) if each.name == name and each.left is None]
    left = [HeadChange(("providers", place, "left"), None, day.isoformat()) for place in gone]
    services = dict.fromkeys(providers[place].service for place in gone)
    return [*left, *_followed(identity, follower, services), *_teachers(identity, name, follower)]


def services_without(identity: Identity) -> list[str]:
    """The services of those who have left that nobody on file gives now."""
    given = {fold(each.service) for each in identity.providers if each.service}
    gone = (each.service for each in identity.all_providers if each.left and each.service)
    return [service for service in dict.fromkeys(gone) if fold(service) not in given]


def _followed(
    identity: Identity, follower: str | None, services: dict[str | None, None]
) -> Iterator[HeadChange]:
    has = {each.service for each in identity.providers if each.name == follower}
    place = len(identity.all_providers)
    for service in services if follower else ():
        if service not in has:
            yield HeadChange(("providers", place, "name"), None, follower)
            if service:
                yield HeadChange(("providers", place, "service"), None, service)
            place += 1


def _teachers(identity: Identity, name: str, follower: str | None) -> list[HeadChange]:
    now = identity.teachers
    if name not in now:
        return []
    instead = follower if follower not in now else None
    return [HeadChange(("teachers", now.index(name)), name, instead)]


def those_with_somebody(words: str, staff: Mapping[str, Sequence[str]]) -> list[str]:
    """The students who have this provider or teacher, of the providers and teachers of each. UsageError where that is nobody."""
    found = [student for student, theirs in staff.items() if the_one(words, theirs)]
    if not found:
        names = [name for theirs in staff.values() for name in theirs]
        raise UsageError(f"{words} is no student's provider or teacher{or_somebody(words, names)}")
    return found
