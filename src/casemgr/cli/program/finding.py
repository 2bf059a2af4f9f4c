"""Finding the one student that the words of a command mean."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from casemgr.casefile.names import fits
from casemgr.errors import BadFile, CasemgrError

if TYPE_CHECKING:
    from casemgr.casefile.student import Student
    from casemgr.errors import Problem
    from casemgr.store.caseload import Caseload


def find_student(caseload: Caseload, words: str) -> tuple[Student, tuple[Problem, ...]]:
    """The one student whom the words mean, and what in the file cannot be true. NotFound names the near ones, BadFile what
    may hide the student."""
    from casemgr.casefile.lookup import the_student
    from casemgr.casefile.student import CASELOAD_ID, check_student_id
    from casemgr.paper.labels import labels
    from casemgr.store.folders import STUDENTS, is_there
    from casemgr.store.memory import lost

    path: Path | None
    try:
        path = caseload.path_of(check_student_id(words))
    except ValueError:
        path = None
    if words == CASELOAD_ID or (path and is_there(path)):
        file = caseload.read_student(path) if path else caseload.journal()
        if file.student is None:
            raise CasemgrError("\n".join(str(problem) for problem in file.problems))
        return file.student, file.problems
    if path and (why := lost(caseload.root, STUDENTS, path.name)):
        raise BadFile(why)
    students, problems = caseload.all_students()
    if hidden := tuple(
        p for p in problems if p.file.startswith("students/") and fits(words, Path(p.file).stem)
    ):
        raise BadFile(hidden)
    printed = partial(labels, students, caseload.settings.printing.label)
    found = the_student(words, students, printed, [problem.file for problem in problems])
    return found, caseload.read_student(caseload.path_of(found.id)).problems
