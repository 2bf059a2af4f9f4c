"""Finding the one student that the words of a command mean."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from casemgr.casefile.names import fits
from casemgr.casefile.saying import joined
from casemgr.errors import BadFile, CasemgrError, NotFound

if TYPE_CHECKING:
    from casemgr.casefile.student import Student
    from casemgr.store.caseload import Caseload


def find_student(caseload: Caseload, words: str) -> Student:
    from casemgr.casefile.lookup import students_meant, students_near
    from casemgr.casefile.student import CASELOAD_ID, check_student_id
    from casemgr.paper.labels import labels
    from casemgr.store.folders import is_there

    path: Path | None
    try:
        path = caseload.path_of(check_student_id(words))
    except ValueError:
        path = None
    if words == CASELOAD_ID or (path and is_there(path)):
        file = caseload.read_student(path) if path else caseload.journal()
        if file.student is None:
            raise CasemgrError("\n".join(str(problem) for problem in file.problems))
        return file.student
    if path and (lost := caseload.lost(path)):
        raise BadFile(lost)
    students, problems = caseload.all_students()
    if hidden := tuple(
        p for p in problems if p.file.startswith("students/") and fits(words, Path(p.file).stem)
    ):
        raise BadFile(hidden)
    matches = students_meant(words, students, lambda: labels(students, caseload.settings.printing.label))
    if len(matches) == 1:
        return matches[0]
    unread = joined(list(dict.fromkeys(p.file for p in problems))[:3])
    damaged = f" ({unread} cannot be read, which may hide students; see `casemgr check`)" if problems else ""
    if matches:
        raise NotFound(f'"{words}" matches more than one student: {_listed(matches)}. Use the id.{damaged}')
    near = students_near(words, students)
    hint = (
        f"Did you mean {_listed(near)}?"
        if near
        else "`casemgr list` shows everyone; `casemgr add` adds one with an IEP, `casemgr refer` one who is referred."
    )
    raise NotFound(f'No student matches "{words}". {hint}{damaged}')


def _listed(students: Iterable[Student]) -> str:
    return ", ".join(f"{student.id} ({student.name})" for student in students)
