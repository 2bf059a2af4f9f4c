"""The case manager and the staff of a caseload, found by a name or part of one."""

from typing import NamedTuple

from casemgr.casefile.names import fold, the_one
from casemgr.casefile.own_name import is_the_student
from casemgr.casefile.student import Identity
from casemgr.casefile.vocabulary import ROLES_OF_MANY, Role
from casemgr.scalars import Frozen, Line

_ONESELF = frozenset(("me", "myself"))
"""What the one whose caseload it is types in place of the own name."""


class Person(Frozen):
    name: Line
    role: Role | None = None
    email: Line | None = None
    phone: Line | None = None


class People(NamedTuple):
    """Whose caseload it is, and the staff."""

    case_manager: Person
    staff: tuple[Person, ...] = ()

    @property
    def everyone(self) -> tuple[Person, ...]:
        return (self.case_manager, *self.staff)

    @property
    def names(self) -> list[str]:
        return [person.name for person in self.everyone]

    @property
    def roles(self) -> dict[str, str]:
        """The role of each by name, where it is known."""
        return {person.name: person.role for person in self.everyone if person.role}

    def without_me(self, words: str) -> str:
        """The name of the one whose caseload it is for `me`; anything else as typed."""
        return self.case_manager.name if fold(words) in _ONESELF else words

    def find(self, words: str) -> Person | None:
        """The person meant, `me` whose caseload it is; None where nobody matches, UsageError where several do."""
        people = {person.name: person for person in self.everyone}
        found = the_one(self.without_me(words), people)
        return people[found] if found else None

    def full_name(self, words: str) -> str:
        """The full name of one of them; anybody else as typed. UsageError where several match."""
        person = self.find(words)
        return person.name if person else words.strip()

    def anyones_name(self, words: str, identity: Identity) -> str:
        """The same, where it may be a contact, teacher or provider of the student too, or by the first name the student."""
        own = [*(contact.name for contact in identity.contacts), *identity.carry_it_out]
        own += [str(identity.name)] if is_the_student(words, identity.name) else []
        return the_one(self.without_me(words), [*self.names, *own]) or words.strip()

    def only_one(self, role: Role) -> Person | None:
        """The one of the staff who has this role; None where none or several have."""
        found = [person for person in self.staff if person.role == role]
        return found[0] if len(found) == 1 else None

    def with_name(self, words: str, place: str | None = None) -> str:
        """`school nurse (Helen Osei)`, where the words are a role that just one of them has; anything else as it is.
        `place`: the one the law's words for where records lie know them by, `nurse` → `school nurse`."""
        asked = {fold(words), fold(place or words)}
        has_it = [
            person.name
            for person in self.everyone
            if person.role and person.role not in ROLES_OF_MANY and fold(person.role) in asked
        ]
        return f"{words} ({has_it[0]})" if len(has_it) == 1 else words
