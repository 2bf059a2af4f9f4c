"""A student: who it is, and what happened."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field

from casemgr.casefile.events import (
    Event,
    Void,
)
from casemgr.casefile.naming import corrections, file_places, naming_the_right_ones
from casemgr.casefile.vocabulary import Grade, LanguageStatus
from casemgr.scalars import Day, Frozen, Line, SchemaNumber, Slug, Text, Track, Whole

_ID = re.compile(r"[a-z0-9][a-z0-9-]{1,30}")
# Names Windows keeps for devices; a file of that name cannot be opened there. And our own word for the journal.
_RESERVED = {
    "caseload",
    "con",
    "prn",
    "aux",
    "nul",
    *(f"com{n}" for n in range(1, 10)),
    *(f"lpt{n}" for n in range(1, 10)),
}


def check_student_id(text: str) -> str:
    if not _ID.fullmatch(text) or text in _RESERVED:
        raise ValueError("must be 2 to 31 small letters, digits and hyphens, like ana-r")
    return text


CASELOAD_ID = "caseload"
"""The caseload as a whole, in place of a student's id; its events are in the journal."""

StudentId = Annotated[str, AfterValidator(check_student_id)]


class Name(Frozen):
    first: Line
    last: Line | None = None
    """Missing for who has one name."""
    suffix: Line | None = None
    preferred: Line | None = None
    """The first name that the student goes by."""

    def __str__(self) -> str:
        return " ".join(filter(None, (self.first, self.last, self.suffix)))

    @property
    def sorted_by(self) -> tuple[str, str]:
        """Last name first; who has one name comes under that."""
        return self.last or self.first, self.first


class OtherIds(Frozen):
    """What other systems call the student. Never printed."""

    seis: Line | None = None
    ssid: Line | None = None
    local: Line | None = None
    """The district's own number."""
    sourced: Line | None = None
    """OneRoster's `sourcedId`."""


class Language(Frozen):
    status: LanguageStatus | None = None
    """None where only the home language is known: then nothing is said of how the student learns English."""
    home: Line | None = None


class Contact(Frozen):
    name: Line
    relation: Line = "parent"
    language: Line | None = None
    phone: Line | None = None
    email: Line | None = None
    address: Line | None = None


class Provider(Frozen):
    name: Line
    service: Line | None = None
    left: Day | None = None
    """The day from which this one does not give it any more."""


class ProgressSchedule(Frozen):
    """When the IEP itself says that progress is reported, where that is more often than the handbook asks."""

    weeks: Annotated[Whole, Field(gt=0, le=52)] | None = None
    dates: tuple[Day, ...] = ()


class Identity(Frozen):
    """The block above the events: who the student is."""

    schema_: SchemaNumber = Field(alias="schema")
    id: StudentId
    name: Name
    label: Line | None = None
    """What represents the student on paper, in place of initials."""
    ids: OtherIds | None = None
    born: Day
    grade: Grade
    school: Line
    track: Track | None = None
    language: Language | None = None
    contacts: tuple[Contact, ...] = ()
    all_providers: tuple[Provider, ...] = Field(default=(), alias="providers")
    """With those who have left: the places in the file."""
    teachers: tuple[Line, ...] = ()
    """Of general education. They carry out the IEP, and owe no progress report of their own."""
    suspected: tuple[Slug, ...] = ()
    progress: ProgressSchedule | None = None
    note: Text | None = None

    @property
    def providers(self) -> tuple[Provider, ...]:
        """Those who have not left."""
        return tuple(each for each in self.all_providers if each.left is None)

    @property
    def carry_it_out(self) -> tuple[str, ...]:
        """The teachers and providers who carry out the IEP, by name."""
        return (*self.teachers, *(each.name for each in self.providers))


@dataclass(frozen=True, slots=True)
class Student:
    """One student's file, read."""

    identity: Identity
    events: tuple[Event, ...]

    @property
    def id(self) -> str:
        return self.identity.id

    @property
    def name(self) -> str:
        return str(self.identity.name)

    @property
    def called(self) -> str:
        """Every word by which a person may ask for the student: the id, the names, the label on paper."""
        head = self.identity
        return " ".join(filter(None, (self.name, head.name.preferred, self.id, head.label)))

    @property
    def is_undone(self) -> bool:
        """Whether something was recorded and nothing of it counts: the student is as if never put on file."""
        if not self.events or type(self.events[-1]) is not Void:
            return False
        void = void_ids(self.events)
        return all(event.id in void or type(event) is Void for event in self.events)

    def not_void(self, as_of: date) -> list[Event]:
        """The events recorded by that day and not void by then, the voids among them, in the order of the file."""
        recorded = tuple(event for event in self.events if event.recorded <= as_of)
        void = void_ids(recorded)
        return [event for event in recorded if event.id not in void]

    def known(self, as_of: date) -> tuple[Event, ...]:
        """The same without the voids, by date, ties in file order. What corrects an event takes its place, also where
        others name that one by its id."""
        kept = self.not_void(as_of)
        facts = [event for event in kept if type(event) is not Void]
        if corrected := corrections(kept):
            places = file_places(self.events)
            facts = [naming_the_right_ones(event, corrected) for event in facts]
            return tuple(sorted(facts, key=lambda event: (event.date, places[event.id])))
        return tuple(sorted(facts, key=lambda event: event.date))


def void_ids(events: tuple[Event, ...]) -> set[str]:
    """The ids of the events that are void, in the order of the file; a void that is void itself takes nothing back."""
    found: set[str] = set()
    for event in reversed(events):
        if type(event) is Void and event.id not in found:
            found.add(event.event)
    return found


def journal_of(events: tuple[Event, ...]) -> Student:
    """The caseload as a whole, in the form of a student: the journal's events are read by rules of the same kind."""
    identity = Identity.model_construct(
        schema_=1,
        id=CASELOAD_ID,
        name=Name.model_construct(first="Whole", last="caseload"),
        born=date.min,
        grade="AD",
        school="",
    )
    return Student(identity, events)
