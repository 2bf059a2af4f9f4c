"""The people of the caseload's settings, found by a name or part of one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from casemgr.errors import UsageError

if TYPE_CHECKING:
    from casemgr.casefile.student import Identity
    from casemgr.store.settings import Person, Settings


def everyone(settings: Settings) -> tuple[Person, ...]:
    """The case manager and the staff."""
    return (settings.case_manager, *settings.staff)


def roles(settings: Settings) -> dict[str, str]:
    """The role of each of them by name, where it is known."""
    return {person.name: person.role for person in everyone(settings) if person.role}


def find_person(settings: Settings, words: str) -> Person | None:
    """The person meant; None where nobody matches, UsageError where several do."""
    people = {person.name: person for person in everyone(settings)}
    found = the_one(words, people)
    return people[found] if found else None


def full_name(settings: Settings, words: str) -> str:
    """The full name of somebody of the settings; anybody else as typed. UsageError where several match."""
    person = find_person(settings, words)
    return person.name if person else words.strip()


def anyones_name(settings: Settings, identity: Identity, words: str) -> str:
    """The same, where it may be a contact of the student too, or by the first name the student."""
    from casemgr.casefile.own_name import is_the_student

    own = [contact.name for contact in identity.contacts]
    own += [str(identity.name)] if is_the_student(words, identity.name) else []
    return the_one(words, [*(person.name for person in everyone(settings)), *own]) or words.strip()


def is_staff(settings: Settings, identity: Identity, words: str) -> bool:
    """Whether words mean somebody of the staff, a teacher or a provider, and no contact of the student."""
    from casemgr.casefile.names import names_meant
    from casemgr.state.staff import carries_it_out

    is_known = bool(names_meant(words, [person.name for person in settings.staff]))
    is_contact = bool(names_meant(words, [contact.name for contact in identity.contacts]))
    return (is_known and not is_contact) or carries_it_out(words, identity)


def the_one(words: str, names: Iterable[str]) -> str | None:
    """The only name that words mean; None where none matches, UsageError where several do."""
    from casemgr.casefile.names import names_meant

    found = names_meant(words, names)
    if len(found) > 1:
        raise UsageError(
            f'"{words}" matches more than one person: {", ".join(found)}. Type more of the name.'
        )
    return found[0] if found else None


def only_one(settings: Settings, role: str) -> Person | None:
    """The one of the staff who has this role; None where none or several have."""
    found = [person for person in settings.staff if person.role == role]
    return found[0] if len(found) == 1 else None


def with_name(settings: Settings, words: str, place: str | None = None) -> str:
    """`school nurse (Helen Osei)`, where the words are a role that just one of the case manager and the staff has;
    anything else as it is. `place`: the one the law's words for where records lie know them by, `nurse` → `school nurse`."""
    from casemgr.casefile.names import fold
    from casemgr.casefile.vocabulary import ROLES_OF_MANY

    asked = {fold(words), fold(place or words)}
    has_it = [
        person.name
        for person in everyone(settings)
        if person.role and person.role not in ROLES_OF_MANY and fold(person.role) in asked
    ]
    return f"{words} ({has_it[0]})" if len(has_it) == 1 else words


def named(person: Person) -> str:
    """`Priya Nair (slp)`."""
    return f"{person.name} ({person.role})" if person.role else person.name
