"""What a letter is filled from: the student's facts, the deadlines, the office that writes, and what was asked for."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple, TypeVar

from casemgr.casefile.events import Event
from casemgr.casefile.names import fold
from casemgr.docket.context import Context
from casemgr.docket.deadline import Deadline
from casemgr.docket.facts import Facts
from casemgr.law.rules import DutyRole

E = TypeVar("E", bound=Event)


class Person(NamedTuple):
    name: str
    role: str = ""
    email: str = ""
    phone: str = ""


class Place(NamedTuple):
    """A school."""

    name: str
    address: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Office:
    """Who writes: from the settings."""

    district: str
    case_manager: Person
    schools: tuple[Place, ...] = ()
    staff: tuple[Person, ...] = ()
    letterhead: tuple[str, ...] = ()
    logo: bytes = b""
    """A picture, PNG or JPEG; none where it is empty."""
    meeting_minutes: int = 0
    """How long an IEP meeting is; none where it is not said."""
    links: Mapping[str, str] = field(default_factory=dict)

    def of_case(self, name: str) -> "Office":
        """The same where somebody manages a student's case: who writes about the student."""
        people = (self.case_manager, *self.staff)
        writer = next(
            (each for each in people if fold(each.name) == fold(name)), Person(name, "case-manager")
        )
        return replace(self, case_manager=writer, staff=tuple(each for each in people if each is not writer))

    def with_role(self, role: str) -> tuple[Person, ...]:
        return tuple(person for person in (self.case_manager, *self.staff) if person.role == role)

    def school(self, name: str) -> Place:
        return next((school for school in self.schools if school.name == name), Place(name))


@dataclass(frozen=True)
class Choices:
    """What the command was asked for."""

    to: tuple[str, ...] = ()
    about: str = ""
    meeting: date | None = None
    member: str = ""
    source: str = ""
    teacher: str = ""
    """Whose students a sheet is about."""


@dataclass(frozen=True)
class Source:
    facts: Facts
    deadlines: tuple[Deadline, ...]
    context: Context
    office: Office
    choices: Choices
    as_of: date

    @property
    def events(self) -> tuple[Event, ...]:
        return self.facts.events

    def all(self, kind: type[E]) -> list[E]:
        return [event for event in self.events if isinstance(event, kind)]

    def last(self, kind: type[E]) -> E | None:
        return next((event for event in reversed(self.events) if isinstance(event, kind)), None)

    @cached_property
    def clocks(self) -> dict[str, Deadline]:
        """The last clock of each rule, an open one before one that is closed."""
        ranked = sorted(self.deadlines, key=lambda d: (d.is_open, d.started_on))
        return {deadline.rule.id: deadline for deadline in ranked}

    def clocks_of(self, role: DutyRole) -> list[Deadline]:
        """The last clock of each rule that has a role."""
        return [self.clocks[r.id] for r in self.context.law.rules if r.role == role and r.id in self.clocks]

    def open_of(self, role: DutyRole) -> Deadline | None:
        """The open clock of a role; of several rules, of the first."""
        return next((clock for clock in self.clocks_of(role) if clock.is_open), None)

    def due(self, role: DutyRole) -> date | None:
        """The date by which a role's duty is due; of several rules, the first that has a date."""
        return next((clock.due for clock in self.clocks_of(role) if clock.is_open and clock.due), None)

    def due_of(self, rule_id: str) -> date | None:
        clock = self.clocks.get(rule_id)
        return clock.due if clock and clock.is_open else None
