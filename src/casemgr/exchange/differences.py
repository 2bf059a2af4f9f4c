"""What a roster says otherwise than the caseload, field by field, and which of the two is newer."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from casemgr.casefile.headpath import Path
from casemgr.exchange.cells.codes import GONE
from casemgr.exchange.cells.people import folded, same_person
from casemgr.exchange.onfile import OnFile
from casemgr.exchange.replaced import compared, since
from casemgr.exchange.reviews import Reviews
from casemgr.exchange.rosters.combining import only_middle, words_for
from casemgr.exchange.rosters.pupil import Contact, Pupil
from casemgr.exchange.serving import new_providers, new_services, new_teachers, provider_paths, words
from casemgr.state.enrollment import manager_of

Newer = Literal["here", "there", ""]
Wanted = tuple[tuple[Path, str], ...]
_SAME_GRADE = {"KN": "K"}
HEAD: Mapping[str, Path] = {
    "last": ("name", "last"),
    "first": ("name", "first"),
    "suffix": ("name", "suffix"),
    "preferred": ("name", "preferred"),
    "school": ("school",),
    "home_language": ("language", "home"),
    "born": ("born",),
    "grade": ("grade",),
    "language": ("language", "status"),
}
"""The place in the head of what a student has once."""
MAY_BE_ON_FILE = "may be somebody on file under a longer name"
_DETAILS = ("language", "phone", "email", "address")


@dataclass(frozen=True, slots=True)
class Difference:
    """One field: here → there."""

    field: str
    here: str
    there: str
    newer: Newer = ""
    """Blank where nothing says which."""
    why: str = ""
    wanted: Wanted = ()
    """The places in the head of the student's file that an import writes, with their values."""

    @property
    def is_added(self) -> bool:
        """Whether what is there comes beside what is here."""
        return self.field in ("areas", "teachers")


def differences(student: OnFile, pupil: Pupil, reviews: Reviews, as_of: date) -> tuple[Difference, ...]:
    """What the roster says otherwise; what it leaves blank is no difference."""
    return (
        *_words(student, pupil),
        *_case_manager(student, pupil),
        *_lists(student, pupil),
        *_contacts(student, pupil),
        *_services(student, pupil, as_of),
        *_ids(student, pupil),
        *_dates(student, reviews),
        *_leaving(student, pupil, as_of),
    )


def _words(student: OnFile, there: Pupil) -> Iterator[Difference]:
    """What a student has once. What the roster says and was replaced here is older, and has the day on which that was."""
    here = student.pupil
    for name, path in HEAD.items():
        old, new = getattr(here, name), getattr(there, name)
        if not new or _is_the_same(name, here, there):
            continue
        words = "" if old is None else str(old)
        day = since(student.replaced, path, str(new))
        if day:
            yield Difference(name, words, str(new), "here", _changed_here(day))
        else:
            yield Difference(name, words, str(new), wanted=((path, str(new)),))


def _is_the_same(name: str, here: Pupil, there: Pupil) -> bool:
    old, new = getattr(here, name), getattr(there, name)
    if name in ("born", "language"):
        return bool(old == new)
    if name == "grade":
        return _grade(here) == _grade(there)
    return folded(old) == folded(new) or (name == "first" and only_middle(here, there))


def _case_manager(student: OnFile, there: Pupil) -> Iterator[Difference]:
    here = student.pupil.case_manager
    if there.case_manager and not same_person(here, there.case_manager):
        day = _replaced_manager(student, there.case_manager)
        newer: Newer = "here" if day else ""
        yield Difference("case_manager", here, there.case_manager, newer, _assigned_here(day) if day else "")


def _replaced_manager(student: OnFile, name: str) -> date | None:
    """The day on which somebody else took over the case from a case manager, by what is on file here."""
    day: date | None = None
    before = ""
    for event_day in dict.fromkeys(event.date for event in student.events):
        now = manager_of(
            tuple(each for each in student.events if each.date <= event_day), student.own_manager
        )
        if before and same_person(before, name) and not same_person(now, name):
            day = event_day
        before = now
    return day


def _assigned_here(day: date) -> str:
    return f"assigned here on {day.month}/{day.day}/{day.year}"


def _changed_here(day: date) -> str:
    return f"changed here on {day.month}/{day.day}/{day.year}"


def _grade(pupil: Pupil) -> str:
    return _SAME_GRADE.get(pupil.grade, pupil.grade)


def _lists(student: OnFile, there: Pupil) -> Iterator[Difference]:
    """Areas and teachers: those that are new there, and were not taken out here."""
    head, here = student.identity, student.pupil
    areas = [area for area in there.areas if area not in here.areas]
    teachers = new_teachers(there, here.teachers)
    if wanted := _beside("suspected", len(head.suspected), areas, student):
        yield Difference("areas", ", ".join(here.areas), ", ".join(there.areas), wanted=wanted)
    if wanted := _beside("teachers", len(head.teachers), teachers, student):
        yield Difference("teachers", ", ".join(here.teachers), ", ".join(there.teachers), wanted=wanted)


def _beside(name: str, known: int, new: Iterable[str], student: OnFile) -> Wanted:
    """The places behind those on file for what is new in a list."""
    added = [each for each in new if not since(student.replaced, (name,), each)]
    return tuple(((name, known + place), each) for place, each in enumerate(added))


def _contacts(student: OnFile, there: Pupil) -> Iterator[Difference]:
    """All that the roster says otherwise of contacts; a blank never erases, and a number written in another way is the same."""
    known = list(student.pupil.contacts)
    for contact in there.contacts:
        place = _place_of(contact, known)
        if place is not None:
            yield from _changed_contact(student, place, known[place], contact)
        elif perhaps := _with_words_of(contact, student.pupil.contacts):
            yield Difference("contacts", perhaps.name, contact.name, why=MAY_BE_ON_FILE)
        else:
            yield from _changed_contact(student, len(known), None, contact)
            known.append(contact)


def _place_of(contact: Contact, known: Iterable[Contact]) -> int | None:
    name = folded(contact.name)
    return next((place for place, each in enumerate(known) if folded(each.name) == name), None)


def _with_words_of(contact: Contact, on_file: Iterable[Contact]) -> Contact | None:
    """The one on file whose name has all words of another and more: `Ana Diaz NO CONTACT` may be Ana Diaz."""
    words = set(folded(contact.name).split())
    return next((each for each in on_file if words < set(folded(each.name).split())), None)


def _changed_contact(
    student: OnFile, place: int, old: Contact | None, contact: Contact
) -> Iterator[Difference]:
    """What one contact says otherwise than the one on file in that place; all of it where none is there."""
    here = old or Contact("", "")
    other = {
        part: new
        for part in (_DETAILS if old else Contact._fields)
        if (new := getattr(contact, part)) and compared(new) != compared(getattr(here, part))
    }
    days = {part: since(student.replaced, ("contacts", place, part), new) for part, new in other.items()}
    wanted = tuple((("contacts", place, part), new) for part, new in other.items() if not days[part])
    last = max(filter(None, days.values()), default=None)
    if other:
        words = _contact_words(here, other) if old else ""
        found = Difference("contacts", words, _contact_words(contact, other), wanted=wanted)
        yield replace(found, newer="here", why=_changed_here(last)) if last and not wanted else found


def _contact_words(contact: Contact, parts: Collection[str]) -> str:
    """The name, and of the details those that differ."""
    details = [getattr(contact, part) for part in _DETAILS if part in parts]
    return ", ".join(part for part in (contact.name, *details) if part)


def _services(student: OnFile, there: Pupil, as_of: date) -> Iterator[Difference]:
    new = new_providers(there, student.gave, as_of)
    for each, paths in provider_paths(student.identity, new):
        wanted = tuple(
            (path, value) for path, value in paths.items() if not since(student.replaced, path, value)
        )
        if wanted:
            yield Difference("providers", "", words(each), wanted=wanted)
    for each in new_services(there, student.planned, as_of):
        yield Difference("services", "", words(each))


def _ids(student: OnFile, there: Pupil) -> Iterator[Difference]:
    """Which systems' ids are new. The ids themselves are never shown."""
    here = student.pupil.ids
    wanted: dict[Path, str] = {
        ("ids", system): value
        for system, value in there.ids.items()
        if system not in here and not since(student.replaced, ("ids", system), value)
    }
    if wanted:
        new = ", ".join(words_for(str(system)) for _, system in wanted)
        yield Difference("ids", ", ".join(map(words_for, here)), new, wanted=tuple(wanted.items()))


def _dates(student: OnFile, reviews: Reviews) -> Iterator[Difference]:
    for name in ("last_annual", "last_evaluation"):
        here: date | None = getattr(student.pupil, name)
        there: date | None = getattr(reviews, name)
        if there is None or here == there:
            continue
        newer: Newer = "there" if here is None or there > here else "here"
        yield Difference(name, str(here or ""), str(there), newer, _why(student, name, here, there))


def _why(student: OnFile, name: str, here: date | None, there: date) -> str:
    if here is None:
        return "no date is on file here"
    if there > here:
        return "a later one is known there"
    if held := student.held_here(name):
        return f"held here {held.date.month}/{held.date.day}, and not entered there yet"
    return "a later one is on file here"


def _leaving(student: OnFile, pupil: Pupil, as_of: date) -> Iterator[Difference]:
    there = pupil.exited if pupil.exited and pupil.exited <= as_of else None
    if (there or pupil.status in GONE) and student.left is None:
        yield Difference("exited", "", str(there or "exited"), "there", "exited there")
    elif student.left and pupil.status in ("", "active", "pending") and not there:
        yield Difference(
            "exited", str(student.left), "", "here", f"left here on {student.left}, still listed there"
        )
