"""How a student is named on paper: initials made unique, the id, or the name."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from itertools import count, groupby
from typing import Literal, get_args

from casemgr.casefile.names import fold
from casemgr.casefile.student import Student

Label = Literal["initials", "ids", "names"]
LABELS: tuple[Label, ...] = get_args(Label)


def labels(students: Iterable[Student], kind: Label) -> dict[str, str]:
    """Student id → label. A label in the student's own file wins. Initials that two students share grow by letters of
    the last name, then by a number.

    A label once given is kept: who came to the caseload later makes way for who was there before.
    """
    ordered = sorted(students, key=lambda s: (_came(s), s.id))
    if kind == "ids":
        return {s.id: s.id for s in ordered}
    if kind == "names":
        return {s.id: s.name for s in ordered}
    found = {s.id: s.identity.label for s in ordered if s.identity.label}
    for _, group in groupby(ordered, key=_came):
        _name(list(group), found)
    return found


def labeled_so(words: str, students: Iterable[Student], kind: Label, *, but: str) -> str | None:
    """The id of another student who has this label; None where nobody has."""
    found = labels(students, kind).items()
    return next((other for other, label in found if other != but and fold(label) == fold(words)), None)


def labels_to_keep(students: Sequence[Student], leaving: Collection[Student], kind: Label) -> dict[str, str]:
    """The labels that those who leave for a folder of their own would not have there, where all come on one day."""
    given = labels(students, kind)
    there = labels((Student(student.identity, ()) for student in leaving), kind)
    return {key: given[key] for key, label in there.items() if given[key] != label}


def _came(student: Student) -> date:
    """The day from which the student is on record."""
    return min((event.recorded for event in student.events), default=date.max)


def _name(group: list[Student], found: dict[str, str]) -> None:
    """Add the labels of those who came on one day."""
    waiting = [s for s in group if s.id not in found]
    for letters in (1, 2, 3):
        proposed = {s.id: _initials(s, letters) for s in waiting}
        counts = Counter(proposed.values())
        taken = set(found.values())
        found |= {key: text for key, text in proposed.items() if counts[text] == 1 and text not in taken}
        waiting = [s for s in waiting if s.id not in found]
    for student in waiting:
        taken = set(found.values())
        numbered = (f"{_initials(student, 1)}{number}" for number in count(1))
        found[student.id] = next(label for label in numbered if label not in taken)


def _initials(student: Student, letters: int) -> str:
    """Letters only: `AO'` looks like a misprint."""
    name = student.identity.name
    first, last = (
        "".join(filter(str.isalpha, unicodedata.normalize("NFC", part or ""))) or (part or "")
        for part in (name.first, name.last)
    )
    rest = last[:1].upper() + last[1:letters].lower()
    return f"{first[:1].upper()}{_between(first[:1], last[:1])}{rest}"


def _between(one: str, other: str) -> str:
    """A sign without width where both letters are of a script like Arabic, which joins them: initials are no word."""
    is_joined = one and other and {unicodedata.bidirectional(letter) for letter in (one, other)} == {"AL"}
    return "\u200c" if is_joined else ""
