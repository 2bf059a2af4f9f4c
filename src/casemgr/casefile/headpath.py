"""The path of a value in the head of a student's file, and which events changed what there."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from itertools import chain
from typing import Any, NamedTuple

from pydantic import ValidationError

from casemgr.casefile.events import Event, IdentityChanged, MovedWithinDistrict, Void, YearStarted
from casemgr.casefile.student import Identity, Student, void_ids

Path = tuple[str | int, ...]


class HeadChange(NamedTuple):
    """A value of the head before and after; None where there was none."""

    path: Path
    before: str | None
    after: str | None


def named(path: Path) -> str:
    """`contacts.0.phone`."""
    return ".".join(map(str, path))


def path_of(name: str) -> Path:
    return tuple(int(step) if step.isdigit() else step for step in name.split("."))


def head_changes(event: Event) -> tuple[HeadChange, ...]:
    """What an event changed in the head."""
    if type(event) is IdentityChanged:
        return (HeadChange(path_of(event.field), event.before, event.after),)
    if type(event) is MovedWithinDistrict and event.from_school is not None:
        return (HeadChange(("school",), event.from_school, event.school),)
    if type(event) is YearStarted:
        pairs = (("grade", event.from_grade, event.grade), ("school", event.from_school, event.school))
        return tuple(HeadChange((key,), before, after) for key, before, after in pairs if before)
    return ()


def edits_by(event: Event, events: tuple[Event, ...]) -> tuple[HeadChange, ...]:
    """What recording an event changes in the head: a void reverses what the event it names had changed, and the void
    of a void what that one had reversed."""
    if not isinstance(event, Void):
        return head_changes(event)
    before = events[: events.index(event)] if event in events else events
    voided = next((other for other in before if other.id == event.event), None)
    return revoked(edits_by(voided, before)) if voided else ()


def revoked(changes: tuple[HeadChange, ...]) -> tuple[HeadChange, ...]:
    """The changes that undo these, the last one first."""
    return tuple(HeadChange(path, after, before) for path, before, after in reversed(changes))


def fits_now(identity: Identity, change: HeadChange) -> bool:
    """Whether a change can be made to the head as it is: the value is the one before, or a word is put back among others."""
    words = _words_at(identity, change.path[:-1]) if _is_word(change) else None
    if change.before is None and words and change.path[-1] in range(len(words)):
        return change.after not in words
    return value_at(identity, change.path) == change.before


def place_by_place(identity: Identity, changes: Iterable[HeadChange]) -> dict[Path, str | None]:
    """What is to be written at each path for these changes: a word that goes from a list, or comes back into it, moves those
    behind it."""
    found: dict[Path, str | None] = {}
    for change in changes:
        path = change.path[:-1]
        words = _words_at(identity, path) if _is_word(change) else None
        identity = identity_after(identity, [change])
        moved = [change] if words is None else list_changes(path, words, _words_at(identity, path) or ())
        found |= {each.path: each.after for each in moved}
    return found


def _is_word(change: HeadChange) -> bool:
    """Whether a change takes a word from a list or puts one into it."""
    return isinstance(change.path[-1], int) and None in (change.before, change.after)


def _words_at(identity: Identity, path: Path) -> tuple[str, ...] | None:
    value: Any = identity.model_dump(mode="json", by_alias=True, exclude_none=True)
    for step in path:
        value = value.get(step) if isinstance(value, dict) else None
    return tuple(map(str, value)) if isinstance(value, (list, tuple)) else None


def list_changes(path: Path, before: Sequence[str], after: Sequence[str]) -> list[HeadChange]:
    """The changes, place by place, that make one list of words of another; what is left over goes from the end."""
    places = range(max(len(before), len(after)))
    pairs = [
        (place, before[place] if place < len(before) else None, after[place] if place < len(after) else None)
        for place in places
    ]
    changed = [HeadChange((*path, place), old, new) for place, old, new in pairs if old != new]
    kept = [change for change in changed if change.after is not None]
    return kept + [change for change in reversed(changed) if change.after is None]


def suspected_instead(
    head: Sequence[str], old: Sequence[str], new: Sequence[str], others: Collection[str]
) -> list[HeadChange]:
    """What changes among the suspected areas where a referral's areas are corrected; `others` are those of all referrals
    that count."""
    if set(old).isdisjoint(head):
        return []
    kept = [area for area in head if area in others or area not in old]
    return list_changes(("suspected",), head, (*kept, *(area for area in new if area not in kept)))


def identity_after(identity: Identity, changes: Iterable[HeadChange]) -> Identity:
    """The head with these changes made. ValidationError where the new value is not allowed there."""
    # Without the values that nobody set: a contact whose name goes again is gone, though each has a relation.
    head = identity.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_unset=True)
    for change in changes:
        _make(head, change)
    return Identity.model_validate(head)


def as_then(student: Student, as_of: date) -> Student:
    """The student as the head was on a day: what was changed later is reversed, the latest change first.

    A value that was changed by hand since is left as it is: nobody knows what it was before.
    """
    later = [event for event in student.events if event.recorded > as_of]
    return _without([edits_by(event, student.events) for event in later], student)


def as_on(student: Student, day: date) -> Student:
    """The student as the head was on a day by the days of its changes, whenever they were recorded: who left on Monday is
    not on file on Tuesday, though it was put on record on Friday."""
    later = [event for event in student.events if event.date > day and head_changes(event)]
    void = void_ids(student.events) if later else ()
    return _without([head_changes(event) for event in later if event.id not in void], student)


def _without(changes: Iterable[tuple[HeadChange, ...]], student: Student) -> Student:
    """The student without what several events changed, the last of them undone first."""
    identity = student.identity
    for change in chain.from_iterable(map(revoked, reversed([*changes]))):
        if fits_now(identity, change):
            identity = _or_as_it_is(identity, change)
    return student if identity is student.identity else Student(identity, student.events)


def _or_as_it_is(identity: Identity, change: HeadChange) -> Identity:
    try:
        return identity_after(identity, [change])
    except ValidationError:
        return identity


def value_at(identity: Identity, path: Path) -> str | None:
    """The value at a path of the head, as text; None where there is nothing."""
    place: Any = identity.model_dump(mode="json", by_alias=True, exclude_none=True)
    for step in path:
        if isinstance(place, dict):
            place = place.get(str(step))
        elif isinstance(place, (list, tuple)) and isinstance(step, int) and step < len(place):
            place = place[step]
        else:
            return None
    return None if place is None else str(place)


def _make(place: Any, change: HeadChange) -> None:
    """Set a value, or take it away; what holds nothing any more goes with it."""
    first, *rest = change.path
    there = first in place if isinstance(place, dict) else isinstance(first, int) and first < len(place)
    if change.after is None and not there:
        return
    if rest:
        if not there:
            _put(place, first, [] if isinstance(rest[0], int) else {})
        _make(place[first], change._replace(path=tuple(rest)))
    elif change.after is not None and change.before is None and isinstance(place, list):
        place.insert(int(first), change.after)
    elif change.after is not None:
        _put(place, first, change.after)
    if change.after is None and (not rest or not place[first]):
        del place[first]


def _put(place: Any, step: str | int, value: Any) -> None:
    if isinstance(place, list) and step == len(place):
        place.append(value)
    else:
        place[step] = value
