"""What a letter is filled from: the student's facts, the deadlines, the office that writes, and what was asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple, TypeVar

from casemgr.casefile.events import Event
from casemgr.docket.context import Context
from casemgr.docket.deadline import Deadline
from casemgr.docket.facts import Facts

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
    links: Mapping[str, str] = field(default_factory=dict)

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

    def due(self, *rules: str) -> date | None:
        """The due date of the first of these rules that has an open clock."""
        return next((d.due for rule in rules if (d := self.clocks.get(rule)) and d.is_open and d.due), None)
