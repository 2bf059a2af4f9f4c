"""What a roster says otherwise than the caseload, field by field, and which of the two is newer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
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
from casemgr.exchange.serving import new_providers, new_services, new_teachers, words

Newer = Literal["here", "there", ""]
_SAME_GRADE = {"KN": "K"}
HEAD: Mapping[str, Path] = {
    "last": ("name", "last"),
    "first": ("name", "first"),
    "suffix": ("name", "suffix"),
    "preferred": ("name", "preferred"),
    "born": ("born",),
    "grade": ("grade",),
    "school": ("school",),
    "language": ("language", "status"),
    "home_language": ("language", "home"),
}
"""The place in the head of what a student has once."""
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


def differences(student: OnFile, pupil: Pupil, reviews: Reviews, as_of: date) -> tuple[Difference, ...]:
    """What the roster says otherwise; what it leaves blank is no difference."""
    return (
        *(_dated(each, HEAD[each.field], student) for each in _words(student.pupil, pupil)),
        *_case_manager(student.pupil, pupil),
        *_areas(student, pupil),
        *_teachers(student, pupil),
        *_contacts(student, pupil),
        *_services(student, pupil, as_of),
        *_ids(student.pupil, pupil),
        *_dates(student, reviews),
        *_leaving(student, pupil, as_of),
    )


def _words(here: Pupil, there: Pupil) -> Iterator[Difference]:
    for name in ("last", "first", "suffix", "preferred", "school", "home_language"):
        old, new = getattr(here, name), getattr(there, name)
        if new and folded(old) != folded(new) and not (name == "first" and only_middle(here, there)):
            yield Difference(name, old, new)
    if there.born and there.born != here.born:
        yield Difference("born", str(here.born), str(there.born))
    if there.grade and _grade(there) != _grade(here):
        yield Difference("grade", here.grade, there.grade)
    if there.language and there.language != here.language:
        yield Difference("language", here.language, there.language)


def _case_manager(here: Pupil, there: Pupil) -> Iterator[Difference]:
    if there.case_manager and not same_person(here.case_manager, there.case_manager):
        yield Difference("case_manager", here.case_manager, there.case_manager)


def _dated(difference: Difference, path: Path, student: OnFile) -> Difference:
    """A difference with the day on which it was made here: what the roster says was on file until then."""
    day = since(student.replaced, path, difference.there)
    return replace(difference, newer="here", why=_changed_here(day)) if day else difference


def _changed_here(day: date) -> str:
    return f"changed here on {day.month}/{day.day}/{day.year}"


def _not_taken_out(words: Iterable[str], path: Path, student: OnFile) -> list[str]:
    return [each for each in words if not since(student.replaced, path, each)]


def _grade(pupil: Pupil) -> str:
    return _SAME_GRADE.get(pupil.grade, pupil.grade)


def _areas(student: OnFile, there: Pupil) -> Iterator[Difference]:
    here = student.pupil
    new = [area for area in there.areas if area not in here.areas]
    if added := _not_taken_out(new, ("suspected",), student):
        yield Difference("areas", ", ".join(here.areas), ", ".join([*here.areas, *added]))


def _teachers(student: OnFile, there: Pupil) -> Iterator[Difference]:
    here = student.pupil
    if added := _not_taken_out(new_teachers(there, here.teachers), ("teachers",), student):
        yield Difference("teachers", ", ".join(here.teachers), ", ".join([*here.teachers, *added]))


def _contacts(student: OnFile, there: Pupil) -> Iterator[Difference]:
    places = {folded(contact.name): place for place, contact in enumerate(student.pupil.contacts)}
    for contact in there.contacts:
        place = places.get(folded(contact.name))
        if place is None:
            yield Difference("contacts", "", _contact_words(contact, Contact("")))
            continue
        old = student.pupil.contacts[place]
        parts = {part: getattr(contact, part) for part in _DETAILS}
        other = {
            part: new for part, new in parts.items() if new and compared(new) != compared(getattr(old, part))
        }
        if not other:
            continue
        days = [since(student.replaced, ("contacts", place, part), new) for part, new in other.items()]
        found = Difference("contacts", _contact_words(old, Contact("")), _contact_words(contact, old))
        last = max(filter(None, days), default=None)
        is_older = last is not None and all(days)
        yield replace(found, newer="here", why=_changed_here(last)) if last and is_older else found


def _contact_words(contact: Contact, known: Contact) -> str:
    details = [getattr(contact, part) or getattr(known, part) for part in _DETAILS]
    return ", ".join(part for part in (contact.name, *details) if part)


def _services(student: OnFile, there: Pupil, as_of: date) -> Iterator[Difference]:
    for each in new_providers(there, student.gave, as_of):
        yield Difference("providers", "", words(each))
    for each in new_services(there, student.planned, as_of):
        yield Difference("services", "", words(each))


def _ids(here: Pupil, there: Pupil) -> Iterator[Difference]:
    """Which systems' ids are new. The ids themselves are never shown."""
    if new := [system for system in there.ids if system not in here.ids]:
        yield Difference("ids", ", ".join(map(words_for, here.ids)), ", ".join(map(words_for, new)))


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
