"""What a newer roster changes in a student's file: values at its head, and dates that its first entry left open. What is
an event of its own, such as a meeting held there, is left to its command."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from casemgr.casefile.events import IdentityChanged, StudentAdded
from casemgr.casefile.headpath import HeadChange, Path, named, value_at
from casemgr.casefile.student import Identity, Student
from casemgr.exchange.compare import Changed
from casemgr.exchange.differences import MAY_BE_ON_FILE, Difference
from casemgr.exchange.facts import Fact
from casemgr.exchange.intake import source_of
from casemgr.exchange.rosters.pupil import Pupil
from casemgr.exchange.serving import new_services, planned_in, service_facts


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


def edits_of(changed: Changed, student: Student, as_of: date) -> Edits:
    """What the differences of one student change in the file."""
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
            wanted |= dict(each.wanted)
    return Edits(tuple(_changes(student.identity, wanted)), filled, tuple(facts), tuple(left), tuple(older))


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
        case "contacts" if difference.why == MAY_BE_ON_FILE:
            return (
                f"{difference.there} may be the contact “{difference.here}” on file, and is not added; if so: casemgr edit {student} "
                f'--contact "{difference.here}" --contact-name "{difference.there}", otherwise --contact "{difference.there}"'
            )
        case "case_manager":
            return f"has another case manager there; casemgr hand-off {student} --to NAME, or casemgr assign {student} NAME"
    return None


def _changes(identity: Identity, wanted: dict[Path, str]) -> Iterator[HeadChange]:
    for path, after in wanted.items():
        if (before := value_at(identity, path)) != after:
            yield HeadChange(path, before, after)
