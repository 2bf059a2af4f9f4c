"""What a newer roster changes in a student's file: values at its head, and dates that its first entry left open. What is
an event of its own, such as a meeting held there, is left to its command."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from casemgr.casefile.events import StudentAdded
from casemgr.casefile.headpath import HeadChange, Path, value_at
from casemgr.casefile.student import Identity, Student
from casemgr.exchange.cells.people import folded
from casemgr.exchange.compare import Changed
from casemgr.exchange.differences import Difference
from casemgr.exchange.intake import UNKNOWN_STATUS

_HEAD: dict[str, Path] = {
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
_CONTACT = ("name", "relation", "language", "phone", "email", "address")


class Edits(NamedTuple):
    head: tuple[HeadChange, ...]
    filled: dict[str, date]
    """Last dates that the student's first entry does not have, by its field."""
    left: tuple[tuple[Difference, str], ...]
    """What is not changed, and what to do about it."""
    older: tuple[Difference, ...]
    """What is newer here."""


def edits_of(changed: Changed, student: Student, school: str, as_of: date) -> Edits:
    """`school`: the roster's school, by its name in the settings."""
    identity = student.identity
    wanted: dict[Path, str] = {}
    filled: dict[str, date] = {}
    left: list[tuple[Difference, str]] = []
    older = []
    for each in changed.differences:
        if each.newer == "here":
            older.append(each)
        elif each.field in ("last_annual", "last_evaluation") and _can_fill(student, each, as_of):
            filled[each.field] = date.fromisoformat(each.there)
        elif why := _left(each, changed):
            left.append((each, why))
        else:
            wanted |= _wanted(each, changed, identity, school)
    return Edits(tuple(_changes(identity, wanted)), filled, tuple(left), tuple(older))


def entry_of(student: Student, as_of: date) -> StudentAdded | None:
    """The event with which a student of ours was added."""
    return next((e for e in student.known(as_of) if isinstance(e, StudentAdded)), None)


def _can_fill(student: Student, difference: Difference, as_of: date) -> bool:
    return not difference.here and entry_of(student, as_of) is not None


def _left(difference: Difference, changed: Changed) -> str | None:
    """Why a difference is left to a command."""
    student = changed.student
    match difference.field:
        case "last_annual" | "last_evaluation":
            article, purpose = ("an", "annual") if difference.field == "last_annual" else ("a", "triennial")
            return (
                f"{article} {purpose} meeting of {difference.there} is known there and not here; if it was held: "
                f"casemgr hold-iep {student} --on {difference.there} --purpose {purpose}"
            )
        case "exited":
            day = difference.there if difference.there != "exited" else "DATE"
            return f"has left there; casemgr exit {student} --on {day} --reason REASON"
        case "case_manager":
            return f"has another case manager there; casemgr hand-off {student} NAME, or casemgr assign {student} NAME"
    return None


def _wanted(difference: Difference, changed: Changed, identity: Identity, school: str) -> dict[Path, str]:
    pupil = changed.pupil
    match difference.field:
        case "school":
            return {("school",): school}
        case "areas":
            new = [area for area in pupil.areas if area not in difference.here.split(", ")]
            begin = len(identity.suspected)
            return {("suspected", begin + place): area for place, area in enumerate(new)}
        case "contacts":
            return _contacts(changed, identity)
        case "home_language" if identity.language is None:
            status = pupil.language or UNKNOWN_STATUS
            return {("language", "status"): status, ("language", "home"): difference.there}
        case name:
            return {_HEAD[name]: difference.there}


def _contacts(changed: Changed, identity: Identity) -> dict[Path, str]:
    """All that the roster says of contacts; a blank never erases."""
    names = [folded(contact.name) for contact in identity.contacts]
    found: dict[Path, str] = {}
    parts: tuple[str, ...]
    for contact in changed.pupil.contacts:
        name = folded(contact.name)
        if name in names:
            place, parts = names.index(name), _CONTACT[2:]
        else:
            place, parts = len(names), _CONTACT
            names.append(name)
        found |= {("contacts", place, part): value for part in parts if (value := getattr(contact, part))}
    return found


def _changes(identity: Identity, wanted: dict[Path, str]) -> Iterator[HeadChange]:
    for path, after in wanted.items():
        if (before := value_at(identity, path)) != after:
            yield HeadChange(path, before, after)
