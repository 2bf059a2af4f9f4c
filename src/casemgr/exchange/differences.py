"""What a roster says otherwise than the caseload, field by field, and which of the two is newer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from casemgr.exchange.cells.people import folded, same_person
from casemgr.exchange.onfile import OnFile
from casemgr.exchange.reviews import Reviews
from casemgr.exchange.rosters.combining import only_middle, words_for
from casemgr.exchange.rosters.pupil import Contact, Pupil
from casemgr.exchange.serving import new_providers, new_services, new_teachers, words

Newer = Literal["here", "there", ""]
_SAME_GRADE = {"KN": "K"}
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
        *_words(student.pupil, pupil),
        *_areas(student.pupil, pupil),
        *_teachers(student.pupil, pupil),
        *_contacts(student.pupil, pupil),
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
    if there.case_manager and not same_person(here.case_manager, there.case_manager):
        yield Difference("case_manager", here.case_manager, there.case_manager)


def _grade(pupil: Pupil) -> str:
    return _SAME_GRADE.get(pupil.grade, pupil.grade)


def _areas(here: Pupil, there: Pupil) -> Iterator[Difference]:
    if added := [area for area in there.areas if area not in here.areas]:
        yield Difference("areas", ", ".join(here.areas), ", ".join([*here.areas, *added]))


def _teachers(here: Pupil, there: Pupil) -> Iterator[Difference]:
    if added := new_teachers(there, here.teachers):
        yield Difference("teachers", ", ".join(here.teachers), ", ".join([*here.teachers, *added]))


def _contacts(here: Pupil, there: Pupil) -> Iterator[Difference]:
    known = {folded(contact.name): contact for contact in here.contacts}
    for contact in there.contacts:
        old = known.get(folded(contact.name))
        if old is None:
            yield Difference("contacts", "", _contact_words(contact, Contact("")))
        elif any(
            getattr(contact, part) and _plain(getattr(contact, part)) != _plain(getattr(old, part))
            for part in _DETAILS
        ):
            yield Difference("contacts", _contact_words(old, Contact("")), _contact_words(contact, old))


def _plain(words: str) -> str:
    """`(555) 555-0121` and `555 555 0121` are one number."""
    return "".join(c for c in words.lower() if c.isalnum() or c == "@")


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
        return f"held here {held.date.month}/{held.date.day}, not yet affirmed there"
    return "a later one is on file here"


def _leaving(student: OnFile, pupil: Pupil, as_of: date) -> Iterator[Difference]:
    there = pupil.exited if pupil.exited and pupil.exited <= as_of else None
    if (there or pupil.status == "exited") and student.left is None:
        yield Difference("exited", "", str(there or "exited"), "there", "exited there")
    elif student.left and pupil.status in ("", "active", "pending") and not there:
        yield Difference(
            "exited", str(student.left), "", "here", f"left here on {student.left}, still listed there"
        )
