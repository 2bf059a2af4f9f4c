"""One recording command at work on one student: the events it makes, checked, and what it says about them."""

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from casemgr.casefile.events import Event, Void
from casemgr.casefile.names import meant_or_typed
from casemgr.casefile.nameslips import look_like_names
from casemgr.casefile.people import People
from casemgr.casefile.persons import people_named, with_full_names
from casemgr.casefile.saying import long_date
from casemgr.casefile.student import Identity, Student
from casemgr.casefile.typed import dates
from casemgr.casefile.typed.asker import Asker
from casemgr.casefile.typed.corrections import ITS_OWN
from casemgr.checks import SAME
from casemgr.checks.refused import FileSoFar, comes_first, refusal
from casemgr.docket.context import Context
from casemgr.docket.deadline import Deadline
from casemgr.docket.derive import derive_from
from casemgr.docket.facts import Facts
from casemgr.errors import Refused, UsageError
from casemgr.recording.speaking import RECORDS, Act, Speaking
from casemgr.state.enrollment import manager_of

E = TypeVar("E", bound="Event")


class RecordingOptions(NamedTuple):
    """What is said with every recording."""

    on: str | None = None
    """The day on which it happened; today where it is not said."""
    by: str | None = None
    note: str | None = None
    force: bool = False
    """It is recorded although it does not fit what is on file."""
    yes: bool = False
    """It is recorded without asking first, for however many."""
    dry_run: bool = False
    """What would change is shown, and nothing is written."""
    act: Act = RECORDS


NO_OPTIONS = RecordingOptions()


@dataclass
class Work(Speaking):
    """One recording command at work on one student. How an event is made and where it is written is not known here."""

    context: Context
    people: People
    """The case manager and the staff of the settings."""
    schools: tuple[str, ...]
    asker: Asker
    student: Student
    today: date
    given: RecordingOptions = NO_OPTIONS
    days: dict[str, date] = field(default_factory=dict)
    """The days typed that had to be asked about, with the answers."""
    is_brief: bool = False
    """Whether it is one of many recordings that `next` makes, which asks by itself."""
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
    def force(self) -> bool:
        return self.given.force

    @property
    def act(self) -> Act:
        return self.given.act

    @abstractmethod
    def made(self, cls: type[E], day: date, fields: Mapping[str, Any]) -> E:
        """An event of these fields, with a provisional id."""

    @abstractmethod
    def head_after(self, event: Event) -> Identity:
        """The head of the file with what the event changes there."""

    @abstractmethod
    def id_ahead(self, count: int) -> str:
        """The provisional id of the event that is recorded so many after the last one."""

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

    @property
    def day(self) -> date:
        """The day on which it happened."""
        return self.happened(self.given.on)

    def happened(self, words: str | None) -> date:
        """A day on which something happened; asked for where it may be meant in another year."""
        if words is None:
            return self.today
        if words not in self.days:
            self.days[words] = self.asker.the_day(words, self.today)
        return self.days[words]

    def planned(self, words: str, since: date, *, never_past: bool = False) -> date:
        """A day for which something is planned, on a day; asked for at a keyboard where it may as well be
        one of this school year that has passed, unless it never is, and noted where it lies far ahead."""
        day = self.asker.the_day_planned(words, self.today, since, ask=not never_past)
        if remark := dates.far_ahead(words, day, self.today):
            self.warn(remark)
        return day

    def signed(self, words: str | None, received: date) -> date | None:
        """The day beside a signature; refused, unless forced, where it is later than the day of receipt."""
        day = self.happened(words) if words else None
        if day and day > received:
            self.refuse(f"signed {long_date(day)} is later than received {long_date(received)}")
        return day

    def record(self, cls: type[E], day: date | None = None, **fields: Any) -> E:
        """Record an event with who did it and the note, as they are said; on the day named, or that of the command."""
        said = {"by": self.given.by, "note": self.given.note}
        return self.add(cls, day or self.day, **{**said, **fields})

    def record_again(self, old: E, day: date, why: str, changed: Mapping[str, Any]) -> E:
        """Record an event again on a day with these fields changed, and all others as they were; the old one is void, and stays in
        the file."""
        fields = {key: value for key, value in old if key not in ITS_OWN}
        # The void comes first: it takes out of the head what the old event had written there.
        self.record(Void, self.today, event=old.id, why=why, replaced_by=self.id_ahead(2))
        said = with_full_names(type(old), changed, self.anyones_name)
        return self.add_as_it_is(type(old), day, **{**fields, **said})

    def add(self, cls: type[E], day: date, *, by: str | None = None, **fields: Any) -> E:
        """Make an event and check that it fits; Refused with the reason, unless forced. A name may be cut short."""
        return self.add_as_it_is(cls, day, **with_full_names(cls, {"by": by, **fields}, self.anyones_name))

    def add_as_it_is(self, cls: type[E], day: date, **fields: Any) -> E:
        """The same with every field as it goes into the file."""
        event = self.made(cls, day, fields)
        student = self.student
        reason = refusal(
            event,
            FileSoFar(student, self.not_void, self.known, lambda: self.clocks, self.context, self.today),
        )
        reason = reason and reason.replace(" STUDENT ", f" {student.id} ")
        if reason == SAME and self.of_several and not self.force:
            self.is_left_out = True
            self.warn(f"{student.id}: left out: {reason}")
            return event
        is_final = day < student.identity.born
        if reason and (is_final or not self.force):
            first = "" if is_final else comes_first(event, reason, student.id, self.known)
            raise Refused(f"{student.id}: not {self.act.done}: {reason}{first}", may_be_forced=not is_final)
        self.new.append(event)
        self.become(type(student)(self.head_after(event), (*student.events, event)))
        return event

    def become(self, student: Student) -> None:
        """Go on with the student as this says."""
        self.student, self._facts, self._clocks = student, None, None

    def to_correct(self, change: str, event: Event | None = None) -> str:
        """The command that changes something of an event recorded here; by default of the one that is recorded next."""
        return f"casemgr correct {self.student.id} {event.id if event else self.id_ahead(1)} {change}"

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
        return manager_of(self.known, self.people.case_manager.name)
