"""One recording command at work on one student: the events it makes, checked, and what it says about them."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from casemgr.casefile.events import Event
from casemgr.casefile.names import meant_or_typed
from casemgr.casefile.nameslips import look_like_names
from casemgr.casefile.naming import renamed
from casemgr.casefile.people import People
from casemgr.casefile.persons import people_named, with_full_names
from casemgr.casefile.saying import long_date
from casemgr.casefile.student import Student
from casemgr.casefile.typed import dates
from casemgr.checks import SAME
from casemgr.checks.comes_first import comes_first
from casemgr.checks.refused import OnFile, refusal
from casemgr.cli.recording.speaking import Speaking
from casemgr.cli.terminal.asking import the_day, the_day_planned
from casemgr.docket.context import Context
from casemgr.docket.deadline import Deadline
from casemgr.docket.derive import derive_from
from casemgr.docket.facts import Facts
from casemgr.errors import Refused, UsageError
from casemgr.reports.notes import without_ids
from casemgr.state.enrollment import case_manager_of
from casemgr.store.caseload import Caseload
from casemgr.store.making import head_after, made
from casemgr.store.newtext import final_ids, provisional_id, with_final

E = TypeVar("E", bound="Event")


@dataclass
class Work(Speaking):
    """One recording command at work on one student."""

    caseload: Caseload
    context: Context
    student: Student
    today: date
    force: bool
    days: dict[str, date] = field(default_factory=dict)
    """The days typed that had to be asked about, with the answers."""
    new: list[Event] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """For standard error, once the command has succeeded: a refusal is said by itself."""
    head: dict[str, Any] | None = None
    """A new student's identity; None for one who has a file."""
    of_several: bool = False
    """Whether it is one of a round: what is recorded already is left out there, and does not stop the others."""
    is_left_out: bool = False
    before: Student = field(init=False)
    """The student without what the command records."""
    _facts: Facts | None = field(default=None, repr=False)
    _clocks: tuple[Deadline, ...] | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        self.before = self.student

    @property
    def known(self) -> tuple[Event, ...]:
        return self.student.known(self.today)

    def known_by(self, day: date) -> tuple[Event, ...]:
        """What is known and happened on a day or before."""
        return tuple(event for event in self.known if event.date <= day)

    @property
    def facts(self) -> Facts:
        """What is known of the student with what the command has recorded so far."""
        if self.student is self.before:
            return self.facts_before
        if self._facts is None:
            self._facts = Facts.of(self.student, self.context, self.today)
        return self._facts

    @cached_property
    def facts_before(self) -> Facts:
        """What is known of the student without what the command records."""
        return Facts.of(self.before, self.context, self.today)

    @property
    def clocks(self) -> tuple[Deadline, ...]:
        """The student's deadlines with what the command has recorded so far; derived again only after another event."""
        if self.student is self.before:
            return self.clocks_before
        if self._clocks is None:
            self._clocks = derive_from(self.facts, self.context, self.today)
        return self._clocks

    @cached_property
    def clocks_before(self) -> tuple[Deadline, ...]:
        """The student's deadlines without what the command records; none for a new student."""
        return derive_from(self.facts_before, self.context, self.today) if self.before.events else ()

    def happened(self, words: str | None) -> date:
        """A day on which something happened; asked for where it may be meant in another year."""
        if words is None:
            return self.today
        if words not in self.days:
            self.days[words] = the_day(words, self.today)
        return self.days[words]

    def planned(self, words: str, since: date, *, never_past: bool = False) -> date:
        """A day for which something is planned, on a day; asked for at a keyboard where it may as well be
        one of this school year that has passed, unless it never is, and noted where it lies far ahead."""
        day = the_day_planned(words, self.today, since, ask=not never_past)
        if remark := dates.far_ahead(words, day, self.today):
            self.warn(remark)
        return day

    def signed(self, words: str | None, received: date) -> date | None:
        """The day beside a signature; refused, unless forced, where it is later than the day of receipt."""
        day = self.happened(words) if words else None
        if day and day > received:
            self.refuse(f"signed {long_date(day)} is later than received {long_date(received)}")
        return day

    def add(self, cls: type[E], day: date, *, by: str | None = None, **fields: Any) -> E:
        """Make an event and check that it fits; Refused with the reason, unless forced. A name may be cut short."""
        return self.add_as_it_is(cls, day, **with_full_names(cls, {"by": by, **fields}, self.anyones_name))

    def add_as_it_is(self, cls: type[E], day: date, **fields: Any) -> E:
        """The same with every field as it goes into the file."""
        event = made(cls, self.next_id, day, self.today, fields)
        student, law = self.student, self.context.law
        reason = refusal(
            event, OnFile(student, self.not_void, self.known, lambda: self.clocks, law, self.today)
        )
        reason = reason and reason.replace(" STUDENT ", f" {student.id} ")
        if reason == SAME and self.of_several and not self.force:
            self.is_left_out = True
            self.warn(f"{student.id}: left out: {reason}")
            return event
        is_final = day < student.identity.born
        if reason and (is_final or not self.force):
            first = "" if is_final else comes_first(event, reason, student.id, self.known)
            raise Refused(f"{student.id}: not recorded: {reason}{first}", may_be_forced=not is_final)
        self.new.append(event)
        self._become(type(self.student)(head_after(self.student, event), (*self.student.events, event)))
        return event

    def _become(self, student: Student) -> None:
        self.student, self._facts, self._clocks = student, None, None

    @property
    def next_id(self) -> str:
        """The provisional id of the event that is recorded next."""
        return provisional_id(len(self.new) + 1)

    @property
    def id_after_next(self) -> str:
        """The provisional id of the event after that one."""
        return provisional_id(len(self.new) + 2)

    def settle(self) -> None:
        """Give the events their ids, now that all that the command records is known, and name them in what is said."""
        ids = final_ids(self.before, self.new)
        self.new = [renamed(event, ids) for event in self.new]
        self._become(type(self.student)(self.student.identity, (*self.before.events, *self.new)))
        self.said = [with_final(text, ids) for text in self.said]
        self.notes = [with_final(text, ids) for text in self.notes]

    @property
    def ids(self) -> list[str]:
        """The ids of what the command records."""
        return [event.id for event in self.new]

    def hide_ids(self) -> None:
        """Take these out of what is said: nothing has them that is on file."""
        self.said = [without_ids(text, self.ids) for text in self.said]
        self.notes = [without_ids(text, self.ids) for text in self.notes]

    def to_correct(self, change: str, event: Event | None = None) -> str:
        """The command that changes something of an event recorded here; by default of the one that is recorded next."""
        return f"casemgr correct {self.student.id} {event.id if event else self.next_id} {change}"

    @property
    def not_void(self) -> list[Event]:
        """The events known that are not void, the voids among them, in the order of the file."""
        return self.student.not_void(self.today)

    def event(self, event_id: str) -> Event:
        """The event of this id that is not void. UsageError where there is none."""
        found = next((event for event in self.not_void if event.id == event_id), None)
        if found is None:
            raise UsageError(
                f"{event_id}: {self.student.id} has no such event, or it is void already; "
                f"see `casemgr history {self.student.id}`"
            )
        return found

    @property
    def people(self) -> People:
        """The case manager and the staff of the settings."""
        return self.caseload.settings.people

    def anyones_name(self, words: str) -> str:
        """The full name of one of them, or of somebody around the student, or by two words or more of somebody whom the file names;
        anybody else as typed. UsageError where several match."""
        name = self.people.anyones_name(words, self.student.identity)
        if name != words.strip() or len(name.split()) < 2:
            return name
        named = (each for event in self.known for each in people_named(event))
        return meant_or_typed(name, look_like_names(named))

    @property
    def case_manager(self) -> str:
        """The name of the student's case manager, as of now."""
        return case_manager_of(self.known, self.caseload.settings.case_manager.name)
