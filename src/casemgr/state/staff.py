"""Who carries out a student's IEP: providers, general education teachers, staff on the team, those with whom it was gone through."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from casemgr.casefile.events import Event, StaffReviewed, TeamInvited
from casemgr.casefile.names import fit_each_other, fold, names_meant
from casemgr.casefile.people import People
from casemgr.casefile.student import Identity

FAMILY = frozenset({"parent", "student", "interpreter"})
"""Who comes to a meeting of the family, and who interprets for it."""
_BY_ROLE = frozenset(
    {
        "staff",
        "teacher",
        "teachers",
        "provider",
        "providers",
        "therapist",
        "pathologist",
        "psychologist",
        "specialist",
    }
    | {"principal", "counselor", "paraeducator", "aide", "slp", "ot", "pt", "faculty"}
)
"""Words for those who work at a school."""
_EVERYONE = frozenset({"all", "everyone", "everybody", "team", "participants"})


def staff_of(identity: Identity, events: Iterable[Event]) -> list[str]:
    """Their names, each once."""
    names = [provider.name for provider in identity.providers]
    names += identity.teachers
    for event in events:
        if isinstance(event, StaffReviewed):
            names += event.staff
        elif isinstance(event, TeamInvited):
            names += [each.name for each in event.to if each.name and each.role not in (*FAMILY, "agency")]
    return list(dict.fromkeys(names))


def is_by_role(words: str, identity: Identity) -> bool:
    """Whether somebody is called by what staff do: `the general education teacher`; a contact may be a teacher, too."""
    said = fold(words)
    called = [fold(each) for contact in identity.contacts for each in (contact.name, contact.relation)]
    return not _BY_ROLE.isdisjoint(said.split()) and said not in called


def carries_it_out(words: str, identity: Identity) -> bool:
    """Whether words mean a teacher or provider on file, or staff by what they do, and no contact of the student's."""
    if names_meant(words, [contact.name for contact in identity.contacts]):
        return False
    return bool(names_meant(words, identity.carry_it_out)) or is_by_role(words, identity)


def is_staff(words: str, identity: Identity, people: People) -> bool:
    """Whether words mean somebody of the staff, a teacher or a provider, and no contact of the student."""
    is_known = bool(names_meant(words, [person.name for person in people.staff]))
    is_contact = bool(names_meant(words, [contact.name for contact in identity.contacts]))
    return (is_known and not is_contact) or carries_it_out(words, identity)


def says_everyone(named: Iterable[str]) -> bool:
    """Whether one of the names says that all of them were there: `everyone`, `the whole team`."""
    return any(word in _EVERYONE for each in named for word in fold(each).split())


_ALL_OF_THEM = frozenset({"staff", "the staff", "all staff"})


def meant_by_group(named: Iterable[str], identity: Identity) -> list[str]:
    """Those on file whom a word for several means: `teachers and providers`."""
    said = [fold(each) for each in named]
    words = {word for each in said for word in each.split()}
    is_all = not _ALL_OF_THEM.isdisjoint(said)
    found = list(identity.teachers) if is_all or "teachers" in words else []
    return [*found, *(each.name for each in identity.providers if is_all or "providers" in words)]


def not_named(staff: Iterable[str], named: Sequence[str]) -> list[str]:
    """Those of the staff whom no name means; nobody where a name says that everyone was there."""
    if says_everyone(named):
        return []
    return [who for who in dict.fromkeys(staff) if not any(fit_each_other(each, who) for each in named)]
