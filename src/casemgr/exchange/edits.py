"""What a newer roster changes in a student's file: values at its head, and dates that its first entry left open. What is
an event of its own, such as a meeting held there, is left to its command."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from casemgr.casefile.events import IdentityChanged, StudentAdded
from casemgr.casefile.headpath import HeadChange, Path, named, value_at
from casemgr.casefile.student import Identity, Student
from casemgr.exchange.cells.people import folded
from casemgr.exchange.compare import Changed
from casemgr.exchange.differences import HEAD, Difference
from casemgr.exchange.facts import Fact
from casemgr.exchange.intake import source_of
from casemgr.exchange.replaced import compared, replaced_in, since
from casemgr.exchange.rosters.pupil import Pupil
from casemgr.exchange.serving import (
    ever_provided,
    new_providers,
    new_services,
    new_teachers,
    planned_in,
    provider_paths,
    service_facts,
)

_CONTACT = ("name", "relation", "language", "phone", "email", "address")


class Edits(NamedTuple):
    head: tuple[HeadChange, ...]
    filled: dict[str, date]
    """Last dates that the student's first entry does not have, by its field."""
    facts: tuple[Fact, ...]
    """What is an event of its own."""
    left: tuple[tuple[Difference, str], ...]
    """What is not changed, and what to do about it."""
    older: tuple[Difference, ...]
    """What is newer here."""

    @property
    def is_something(self) -> bool:
        """Whether anything is written."""
        return bool(self.head or self.filled or self.facts)


def edits_of(changed: Changed, student: Student, school: str, as_of: date) -> Edits:
    """`school`: the roster's school, by its name in the settings."""
    identity = student.identity
    wanted: dict[Path, str] = {}
    filled: dict[str, date] = {}
    left: list[tuple[Difference, str]] = []
    older = []
    facts: list[Fact] = []
    for each in changed.differences:
        if each.newer == "here":
            older.append(each)
        elif each.field in ("last_annual", "last_evaluation") and _can_fill(student, each, as_of):
            filled[each.field] = date.fromisoformat(each.there)
        elif why := _left(each, changed):
            left.append((each, why))
        elif each.field == "services":
            facts = facts or list(_service_facts(changed.pupil, student, as_of))
        else:
            wanted |= _wanted(each, changed, identity, school, as_of)
    replaced = replaced_in(student, as_of)
    wanted = {path: value for path, value in wanted.items() if not since(replaced, path, value)}
    return Edits(tuple(_changes(identity, wanted)), filled, tuple(facts), tuple(left), tuple(older))


def _service_facts(pupil: Pupil, student: Student, as_of: date) -> Iterator[Fact]:
    entry = entry_of(student, as_of)
    new = new_services(pupil, planned_in(student.known(as_of)), as_of)
    return service_facts(new, entry.date if entry else as_of, source_of(pupil, as_of))


def entry_of(student: Student, as_of: date) -> StudentAdded | None:
    """The event with which a student of ours was added."""
    return next((e for e in student.known(as_of) if isinstance(e, StudentAdded)), None)


def head_facts(edits: Edits, note: str, as_of: date) -> Iterator[Fact]:
    """The changes of the head, an event each."""
    for change in edits.head:
        said = {"field": named(change.path), "before": change.before, "after": change.after, "note": note}
        yield Fact(IdentityChanged, as_of, said)


def filled_in(entry: StudentAdded, edits: Edits, note: str) -> Fact:
    """The event with which a student was added, with the last dates that it lacked."""
    fields = {key: value for key, value in entry if key not in ("id", "type", "date", "recorded", "note")}
    filled = "; ".join(filter(None, (entry.note, note)))
    return Fact(StudentAdded, entry.date, {**fields, **edits.filled, "note": filled})


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
            return f"has another case manager there; casemgr hand-off {student} --to NAME, or casemgr assign {student} NAME"
    return None


def _wanted(
    difference: Difference, changed: Changed, identity: Identity, school: str, as_of: date
) -> dict[Path, str]:
    """The values of the head that a difference asks for."""
    if difference.field == "school":
        return {("school",): school}
    if difference.field in _LISTS:
        return _LISTS[difference.field](changed.pupil, identity, as_of)
    return {HEAD[difference.field]: difference.there}


def _areas(pupil: Pupil, identity: Identity, _as_of: date) -> dict[Path, str]:
    new = [area for area in pupil.areas if area not in identity.suspected]
    begin = len(identity.suspected)
    return {("suspected", begin + place): area for place, area in enumerate(new)}


def _ids(pupil: Pupil, identity: Identity, _as_of: date) -> dict[Path, str]:
    known = identity.ids.model_dump(exclude_none=True) if identity.ids else {}
    return {("ids", system): value for system, value in pupil.ids.items() if system not in known}


def _providers(pupil: Pupil, identity: Identity, as_of: date) -> dict[Path, str]:
    return provider_paths(identity, new_providers(pupil, ever_provided(identity), as_of))


def _teachers(pupil: Pupil, identity: Identity, _as_of: date) -> dict[Path, str]:
    new = new_teachers(pupil, identity.teachers)
    return {("teachers", len(identity.teachers) + place): name for place, name in enumerate(new)}


def _contacts(pupil: Pupil, identity: Identity, _as_of: date) -> dict[Path, str]:
    """All that the roster says otherwise of contacts; a blank never erases, and a number written in another way is the same."""
    names = [folded(contact.name) for contact in identity.contacts]
    found: dict[Path, str] = {}
    parts: tuple[str, ...]
    for contact in pupil.contacts:
        name = folded(contact.name)
        if name in names:
            place, parts = names.index(name), _CONTACT[2:]
        else:
            place, parts = len(names), _CONTACT
            names.append(name)
        old = identity.contacts[place] if place < len(identity.contacts) else None
        found |= {
            ("contacts", place, part): value
            for part in parts
            if (value := getattr(contact, part))
            and not (old and compared(getattr(old, part) or "") == compared(value))
        }
    return found


_LISTS: dict[str, Callable[[Pupil, Identity, date], dict[Path, str]]] = {
    "areas": _areas,
    "contacts": _contacts,
    "ids": _ids,
    "providers": _providers,
    "teachers": _teachers,
}


def _changes(identity: Identity, wanted: dict[Path, str]) -> Iterator[HeadChange]:
    for path, after in wanted.items():
        if (before := value_at(identity, path)) != after:
            yield HeadChange(path, before, after)
