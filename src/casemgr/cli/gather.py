"""Going through the caseload once, keeping rows and letting students go."""

from __future__ import annotations

from collections.abc import Iterator

from casemgr.casefile.student import Student
from casemgr.cli.common import Session
from casemgr.docket.basis import Facts
from casemgr.errors import Problem


def students_of(here: Session, words: str | None, problems: list[Problem]) -> Iterator[Student]:
    """One student, or all that can be read; what is wrong with the others is added to `problems`."""
    problems += here.caseload.shared_problems
    if words:
        yield here.find(words)
        return
    for file in here.caseload.students():
        problems += file.problems
        if file.student:
            yield file.student


def facts_of(here: Session, words: str | None, problems: list[Problem]) -> Iterator[Facts]:
    """The same as facts known today."""
    for student in students_of(here, words, problems):
        yield Facts.of(student, here.caseload.basis, here.today)
