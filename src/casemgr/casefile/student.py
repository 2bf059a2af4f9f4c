"""A student: who it is, and what happened."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Annotated

from pydantic import AfterValidator, Field

from casemgr.casefile.events import (
    CaseManagerAssigned,
    Event,
    Exited,
    MeetingHeld,
    ReferralReceived,
    StudentAdded,
    TransferredIn,
    Void,
)
from casemgr.casefile.naming import corrections, file_places, naming_anew
from casemgr.casefile.scalars import Day, Frozen, Line, SchemaNumber, Slug, Text, Whole
from casemgr.casefile.vocabulary import ENGLISH_LEARNERS, Grade, LanguageStatus

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
"""Stands for the caseload as a whole where a student's id would stand; its events are in the journal."""

StudentId = Annotated[str, AfterValidator(check_student_id)]


class Name(Frozen):
    first: Line
    last: Line

    def __str__(self) -> str:
        return f"{self.first} {self.last}"


class Language(Frozen):
    status: LanguageStatus
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


class ProgressSchedule(Frozen):
    """When the IEP itself says that progress is reported, where that is more often than the handbook asks."""

    weeks: Annotated[Whole, Field(gt=0, le=52)] | None = None
    dates: tuple[Day, ...] = ()


class Identity(Frozen):
    """The block above the events: who the student is."""

    schema_: SchemaNumber = Field(alias="schema")
    id: StudentId
    name: Name
    born: Day
    grade: Grade
    school: Line
    track: Slug | None = None
    language: Language | None = None
    contacts: tuple[Contact, ...] = ()
    providers: tuple[Provider, ...] = ()
    suspected: tuple[Slug, ...] = ()
    progress: ProgressSchedule | None = None
    note: Text | None = None


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

    def standing(self, as_of: date) -> list[Event]:
        """The events recorded by that day and not void by then, the voids among them, in the order of the file."""
        recorded = tuple(event for event in self.events if event.recorded <= as_of)
        void = void_ids(recorded)
        return [event for event in recorded if event.id not in void]

    def known(self, as_of: date) -> tuple[Event, ...]:
        """The same without the voids, by date, ties in file order. What corrects an event stands in its place, also where
        others name that one by its id."""
        standing = self.standing(as_of)
        facts = [event for event in standing if not isinstance(event, Void)]
        if corrected := corrections(standing):
            places = file_places(self.events)
            facts = [naming_anew(event, corrected) for event in facts]
            return tuple(sorted(facts, key=lambda event: (event.date, places[event.id])))
        return tuple(sorted(facts, key=lambda event: event.date))


def void_ids(events: tuple[Event, ...]) -> set[str]:
    """The ids of the events that are void, in the order of the file; a void that is void itself takes nothing back."""
    found: set[str] = set()
    for event in reversed(events):
        if isinstance(event, Void) and event.id not in found:
            found.add(event.event)
    return found


def journal_of(events: tuple[Event, ...]) -> Student:
    """The caseload as a whole, in the form of a student: the journal's events are read by rules of the same kind."""
    identity = Identity.model_construct(
        schema_=1,
        id=CASELOAD_ID,
        name=Name(first="Whole", last="caseload"),
        born=date.min,
        grade="AD",
        school="",
    )
    return Student(identity, events)


def joinings(events: tuple[Event, ...]) -> list[tuple[date, int]]:
    """Each time the student joined the caseload (added, transferred in or first referred), and once more after every
    exit or finding of no eligibility: the day, and the event's place. `events` as `known` gives them."""
    found: list[tuple[date, int]] = []
    is_out = True
    for place, event in enumerate(events):
        if is_out and isinstance(event, (StudentAdded, TransferredIn, ReferralReceived)):
            found.append((event.date, place))
            is_out = False
        elif isinstance(event, Exited) or (isinstance(event, MeetingHeld) and event.eligible is False):
            is_out = True
    return found or [(event.date, place) for place, event in enumerate(events[:1])]


def has_iep(events: tuple[Event, ...]) -> bool:
    """Whether the student has an IEP: came with one, or was found eligible, and has not left or lost it since."""
    found = False
    for event in events:
        if isinstance(event, (StudentAdded, TransferredIn)):
            found = True
        elif isinstance(event, MeetingHeld) and event.eligible is not None:
            found = event.eligible
        elif isinstance(event, Exited):
            found = False
    return found


def exit_of(events: tuple[Event, ...]) -> Exited | None:
    """The exit of a student who has left and not come back."""
    moves = [e for e in events if isinstance(e, (Exited, StudentAdded, TransferredIn, ReferralReceived))]
    last = moves[-1] if moves else None
    return last if isinstance(last, Exited) else None


def has_left(events: tuple[Event, ...]) -> bool:
    """Whether the student has exited and not come back."""
    return exit_of(events) is not None


def last_assignment(events: tuple[Event, ...]) -> CaseManagerAssigned | None:
    """The assignment of the case manager that stands; None where none is on file."""
    return next((e for e in reversed(events) if isinstance(e, CaseManagerAssigned)), None)


def case_manager_of(events: tuple[Event, ...], default: str) -> str:
    """The case manager's name: of the last assignment, else the caseload's own."""
    assigned = last_assignment(events)
    return assigned.case_manager if assigned else default


def suspected_areas(identity: Identity, events: tuple[Event, ...]) -> frozenset[str]:
    """Every area of suspected disability: those at the head of the file, and those of the referrals."""
    referred = {area for e in events if isinstance(e, ReferralReceived) for area in e.areas}
    return frozenset(referred | set(identity.suspected))


def is_english_learner(identity: Identity) -> bool:
    return identity.language is not None and identity.language.status in ENGLISH_LEARNERS


def age_on(born: date, day: date) -> int:
    """Whole years; someone born on 29 February is a year older on 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def first_sessions(events: tuple[Event, ...]) -> dict[str, frozenset[str]]:
    """For each session held, by event id, the purposes for which it is the first session of a meeting.

    A session continues the last one that shares a purpose and was left unfinished, unless it is a new meeting.
    """
    found: dict[str, frozenset[str]] = {}
    unfinished: set[str] = set()
    for event in events:
        if isinstance(event, MeetingHeld):
            purposes = set(event.purposes)
            found[event.id] = frozenset(purposes if event.new_meeting else purposes - unfinished)
            unfinished = unfinished | purposes if event.outcome == "continued" else unfinished - purposes
    return found


def unfinished_session(events: tuple[Event, ...], purposes: tuple[str, ...]) -> MeetingHeld | None:
    """The last session that was continued, shares a purpose, and has not been completed since."""
    unfinished: MeetingHeld | None = None
    for event in events:
        if isinstance(event, MeetingHeld) and set(event.purposes) & set(purposes):
            unfinished = event if event.outcome == "continued" else None
    return unfinished


def fold(text: str) -> str:
    """Letters only, without accents or case, for comparing names: `Núñez-O’Brien` → `nunez obrien`."""
    plain = unicodedata.normalize("NFKD", text.replace("đ", "d").replace("Đ", "D"))
    letters = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return " ".join(re.sub(r"[^\w\s-]", "", letters).replace("-", " ").replace("_", " ").split())


def names_near(words: str, names: Iterable[str]) -> list[str]:
    """The names that words may be a slip for, the likeliest first: near as a whole, or in one of their words."""
    asked = fold(words)
    near = {
        name: max(SequenceMatcher(None, asked, part).ratio() for part in (fold(name), *fold(name).split()))
        for name in names
    }
    return sorted((name for name in near if near[name] >= 0.8), key=lambda name: -near[name])


def names_meant(words: str, names: Iterable[str]) -> list[str]:
    """The names that words mean: the one that is just that, else all in which every word begins some word."""
    folded = {name: fold(name) for name in names}
    asked = fold(words)
    if exact := [name for name, text in folded.items() if text == asked]:
        return exact[:1]
    return [
        name
        for name, text in folded.items()
        if asked and all(any(token.startswith(word) for token in text.split()) for word in asked.split())
    ]
