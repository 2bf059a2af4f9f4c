"""How a student is named on paper: initials made unique, the id, or the name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import count
from typing import Literal, get_args

from casemgr.casefile.student import Student

Label = Literal["initials", "ids", "names"]
LABELS: tuple[Label, ...] = get_args(Label)


def labels(students: Iterable[Student], kind: Label) -> dict[str, str]:
    """Student id → label. A label in the student's own file wins. Initials that two students share grow by letters of the last name, then by a number."""
    students = sorted(students, key=lambda s: s.id)
    if kind == "ids":
        return {s.id: s.id for s in students}
    if kind == "names":
        return {s.id: s.name for s in students}
    found = {s.id: s.identity.label for s in students if s.identity.label}
    waiting = [s for s in students if s.id not in found]
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
    return found


def _initials(student: Student, letters: int) -> str:
    name = student.identity.name
    last = name.last or ""
    return name.first[:1].upper() + last[:1].upper() + last[1:letters].lower()
