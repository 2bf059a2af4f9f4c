"""Which students words mean: an id or a name first, then the label on paper, then a contact's name or phone number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from casemgr.casefile.names import WORTH_SUGGESTING, fits, fits_number, fold, likeness
from casemgr.casefile.saying import joined, plural
from casemgr.errors import NotFound

if TYPE_CHECKING:
    from casemgr.casefile.student import Student

Labels = Callable[[], Mapping[str, str]]
"""Student id → label on paper; worked out only where no name fits."""

_NAMED = 6
"""So many damaged files are named."""


def the_student(words: str, students: Sequence[Student], labels: Labels, damaged: Sequence[str]) -> Student:
    """The one student that words mean. NotFound names several, or the near ones. `damaged`: the files that cannot be read."""
    matches = students_meant(words, students, labels)
    if len(matches) == 1:
        return matches[0]
    hidden = _hidden(list(dict.fromkeys(damaged)))
    if matches:
        more = f" {hidden}" if hidden else ""
        raise NotFound(f'"{words}" matches more than one student: {_listed(matches)}. Use the id.{more}')
    near = students_near(words, students)
    if near:
        hint = f"Did you mean {_listed(near)}?"
    elif hidden:  # the student may well be on file: nobody is to be added a second time
        hint = "`casemgr list` shows the others."
    else:
        hint = "`casemgr list` shows everyone; `casemgr add` adds one with an IEP, `casemgr refer` or `early-start` one who is referred."
    found = f"{hidden} No other student" if hidden else "No student"
    raise NotFound(f'{found} matches "{words}". {hint}')


def _hidden(files: Sequence[str]) -> str:
    """That files cannot be read, and that the student may be in one of them; empty where all can."""
    if not files:
        return ""
    it = "it" if len(files) == 1 else "one of them"
    names = f": {joined(files)}" if len(files) <= _NAMED else ""
    count = plural(len(files), "file")
    return f"{count} cannot be read, and the student may be in {it}; see `casemgr check`{names}."


def _listed(students: Sequence[Student]) -> str:
    """The students by id and name; those of one name with what tells them apart."""
    names = [str(student.name) for student in students]
    return ", ".join(
        f"{student.id} ({name}{_apart(student) if names.count(name) > 1 else ''})"
        for student, name in zip(students, names, strict=True)
    )


def _apart(student: Student) -> str:
    return f", grade {student.identity.grade}, {student.identity.school}"


def students_meant(words: str, students: Sequence[Student], labels: Labels) -> list[Student]:
    """The students found in the first of these ways that finds any; one way at a time, so that a mother called Ana never
    hides the student Ana."""
    for found in _ways(words, students, labels):
        if found:
            return found
    return []


def _ways(words: str, students: Sequence[Student], labels: Labels) -> Iterator[list[Student]]:
    asked = fold(words)
    yield [student for student in students if asked in (fold(student.name), fold(student.id))]
    yield [student for student in students if fits(words, student.called)]
    printed = labels()
    yield [student for student in students if fold(printed[student.id]) == asked]
    contacts = [(student, contact) for student in students for contact in student.identity.contacts]
    yield _each_once(student for student, contact in contacts if fold(contact.name) == asked)
    yield _each_once(student for student, contact in contacts if fits(words, contact.name))
    yield _each_once(student for student, contact in contacts if fits_number(words, contact.phone or ""))


def _each_once(students: Iterator[Student]) -> list[Student]:
    return list({student.id: student for student in students}.values())


def students_near(words: str, students: Iterable[Student]) -> list[Student]:
    """The students whose name or id is near these words, the likeliest first, three at most."""
    known = {student.id: student for student in students}
    scores = {key: max(likeness(words, s.name), likeness(words, key)) for key, s in known.items()}
    near = [key for key, score in scores.items() if score >= WORTH_SUGGESTING]
    return [known[key] for key in sorted(near, key=lambda key: (-scores[key], key))[:3]]
