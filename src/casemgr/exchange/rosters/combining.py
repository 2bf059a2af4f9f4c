"""Two rows or files on one student, together: a blank never erases, and a difference is asked about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from casemgr.exchange.cells.people import folded, same_person
from casemgr.exchange.questions import Asked
from casemgr.exchange.rosters.pupil import FIELDS, Contact, Pupil

_LISTS = frozenset(
    ("areas", "meetings", "teachers", "services", "rounds", "sources", "contacts", "progress_dates")
)
_NAMES = frozenset(("last", "first", "suffix", "middle", "preferred", "school", "home_language"))
_WORDS = {
    "last": "last name",
    "first": "first name",
    "born": "birth date",
    "case_manager": "case manager",
    "language": "language status",
    "home_language": "home language",
    "seis": "SEIS ID",
    "ssid": "SSID",
    "local": "local id",
    "last_annual": "last annual review",
    "next_annual": "next annual review",
    "last_evaluation": "last evaluation",
    "next_evaluation": "next triennial",
    "iep": "IEP meeting",
    "evaluation": "first evaluation",
    "exited": "exit",
    "ids": "ids elsewhere",
}


def words_for(name: str) -> str:
    """A field as people call it."""
    return _WORDS.get(name, name.replace("_", " "))


def combined(older: Pupil, newer: Pupil, asked: Asked) -> Pupil:
    """Both together: a blank never erases, and a difference is asked about."""
    changes: dict[str, Any] = {}
    for name in FIELDS:
        before, after = getattr(older, name), getattr(newer, name)
        if not after or before == after:
            continue
        if not before:
            changes[name] = after
        elif name in _LISTS:
            changes[name] = _contacts(before, after) if name == "contacts" else _joined(before, after)
        elif not _is_the_same(name, before, after) and not (name == "first" and only_middle(older, newer)):
            changes[name] = _asked_about(name, older, newer, asked)
    return older._replace(**changes) if changes else older


def only_middle(one: Pupil, other: Pupil) -> bool:
    """Whether the first names differ only in that one of the two holds a middle name too."""
    firsts = {folded(one.first), folded(other.first)}
    return any(
        firsts == {folded(pupil.first), folded(f"{pupil.first} {pupil.middle}")}
        for pupil in (one, other)
        if pupil.middle
    )


def _is_the_same(name: str, before: Any, after: Any) -> bool:
    if name == "case_manager":
        return same_person(before, after)
    return name in _NAMES and folded(before) == folded(after)


def _asked_about(name: str, older: Pupil, newer: Pupil, asked: Asked) -> Any:
    values = {str(getattr(pupil, name)): getattr(pupil, name) for pupil in (older, newer)}
    said = " and ".join(
        f"{getattr(pupil, name)} ({source.file}:{source.line})"
        for pupil, source in ((older, older.sources[-1]), (newer, newer.sources[0]))
    )
    answer = asked.ask_of(
        newer,
        "school" if name == "school" else "disagreement",
        f"{words_for(name)} of {newer.who}: {said}. Which is right?",
        read=" / ".join(values),
        readings=tuple(values),
        column=name,
        about=next(iter(newer.ids.values()), newer.name),
    )
    return values.get(answer or "", getattr(older, name))


def _joined(before: tuple[Any, ...], after: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys((*before, *after)))


def _contacts(before: Iterable[Contact], after: Iterable[Contact]) -> tuple[Contact, ...]:
    """Each person once, with everything that either says."""
    found: dict[str, Contact] = {}
    for contact in (*before, *after):
        key = folded(contact.name)
        known = found.get(key)
        found[key] = (
            Contact(*(old or new for old, new in zip(known, contact, strict=True))) if known else contact
        )
    return tuple(found.values())
