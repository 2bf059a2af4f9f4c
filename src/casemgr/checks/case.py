"""A recording as its notes look at it: the file before it and after it, and what is known besides."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, Literal, NamedTuple

from casemgr.casefile.events import Event
from casemgr.casefile.naming import first_ids
from casemgr.casefile.student import Identity, Student
from casemgr.docket.changes import Change, changes
from casemgr.docket.context import Context
from casemgr.docket.deadline import Deadline
from casemgr.docket.facts import Facts
from casemgr.law.book import LawBook
from casemgr.state.enrollment import manager_of


class Note(NamedTuple):
    """What is said about a recording: a note, a line below what it changed, what must not be overlooked, or why it is not
    recorded unless forced."""

    text: str
    strength: Literal["note", "say", "alarm", "refuse"] = "note"


class Around(NamedTuple):
    """What the settings and the other files say."""

    staff: Mapping[str, str | None]
    """The role of the case manager and of each of the staff by name, where it is known."""
    minutes: int
    """How long a meeting is taken to last."""
    schools: Collection[str]
    """The names of its schools."""
    students: Callable[[], Sequence[Student]]
    """Everybody on the caseload; read only where it is asked for."""


@dataclass(frozen=True, eq=False)
class Case:
    """What a command recorded for one student."""

    before: Facts
    after: Facts
    clocks_before: tuple[Deadline, ...]
    clocks: tuple[Deadline, ...]
    new: tuple[Event, ...]
    context: Context
    around: Around
    today: date
    is_new: bool
    """Whether the student has no file yet, or one in which nothing counts."""

    @property
    def id(self) -> str:
        return self.after.student.id

    @property
    def identity(self) -> Identity:
        return self.after.student.identity

    @property
    def events(self) -> tuple[Event, ...]:
        """All that is known, with what is new."""
        return self.after.events

    @property
    def law(self) -> LawBook:
        return self.context.law

    @cached_property
    def others(self) -> tuple[Event, ...]:
        """What is known besides what is new."""
        new = {event.id for event in self.new}
        return tuple(event for event in self.events if event.id not in new)

    def others_by(self, day: date) -> tuple[Event, ...]:
        """The same of a day or earlier."""
        return tuple(event for event in self.others if event.date <= day)

    def up_to(self, event: Event) -> tuple[Event, ...]:
        """The same with what was recorded ahead of a new event."""
        later = {each.id for each in self.new[self.new.index(event) :]}
        return tuple(each for each in self.events if each.date <= event.date and each.id not in later)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What became of the deadlines."""
        return changes(self.clocks_before, self.clocks, first_ids(self.after.student.events))

    @cached_property
    def manager(self) -> str:
        """The student's case manager, as of now."""
        return manager_of(self.events, self.after.case_manager)

    @property
    def holder(self) -> str:
        """Who has the rights today: `parent`, or `student` of one who is of age (34 CFR 300.520)."""
        return "student" if self.after.is_of_age(self.today) else "parent"

    def of_before(self, event: Event) -> Case:
        """An event that was on file before, as if it had been the last one recorded."""
        return replace(self, after=self.before, clocks=self.clocks_before, new=(event,))


Noted = Callable[[Any, Case], Iterable[str | Note]]
"""A function that looks at an event and its case."""
Notes = dict[type[Event], tuple[Noted, ...]]
"""By the event's type."""
