"""Going through the caseload once, keeping rows and letting students go."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from casemgr.casefile.student import Student, case_manager_of, has_left, names_meant
from casemgr.cli.common import Session
from casemgr.docket.basis import Facts
from casemgr.errors import Problem, UsageError

CaseManager = Annotated[
    str | None,
    typer.Option("--case-manager", metavar="NAME", help="Only the students of this case manager."),
]


def students_of(
    here: Session, words: str | None, problems: list[Problem], case_manager: str | None = None
) -> Iterator[Student]:
    """One student, or all that can be read, or those of a case manager; what is wrong with files is added to
    `problems`."""
    problems += here.caseload.shared_problems
    if words:
        yield here.find(words)
        return
    for file in here.caseload.students():
        problems += file.problems
        if file.student and (case_manager is None or _is_managed_by(here, file.student, case_manager)):
            yield file.student


def facts_of(
    here: Session, words: str | None, problems: list[Problem], case_manager: str | None = None
) -> Iterator[Facts]:
    """The same as facts known today."""
    for student in students_of(here, words, problems, case_manager):
        yield Facts.of(student, here.caseload.basis, here.today)


def all_facts(here: Session, problems: list[Problem], case_manager: str | None = None) -> Iterator[Facts]:
    """Every student's facts, and last those of the caseload as a whole, which are its own case manager's."""
    yield from facts_of(here, None, problems, case_manager)
    journal = here.caseload.journal()
    problems += journal.problems
    if journal.student and (case_manager is None or _is_the_caseloads(here, case_manager)):
        yield Facts.of(journal.student, here.caseload.basis, here.today)


def case_manager_name(here: Session, student: Student) -> str:
    """Who manages a student's case today."""
    return case_manager_of(student.known(here.today), here.caseload.settings.case_manager.name)


def _is_managed_by(here: Session, student: Student, words: str) -> bool:
    return bool(names_meant(words, [case_manager_name(here, student)]))


def _is_the_caseloads(here: Session, words: str) -> bool:
    return bool(names_meant(words, [here.caseload.settings.case_manager.name]))


def chosen(here: Session, words: list[str], excepted: list[str], *, everyone: bool) -> list[Student]:
    """The students named, or everyone who has not left, but for those excepted. UsageError where none is meant."""
    if bool(words) == everyone:
        raise UsageError("name the students, or say --all")
    problems: list[Problem] = []
    named = (
        [s for s in students_of(here, None, problems) if not has_left(s.known(here.today))]
        if everyone
        else [here.find(each) for each in words]
    )
    for problem in problems:
        typer.echo(str(problem), err=True)
    out = {here.find(each).id for each in excepted}
    return [student for student in {s.id: s for s in named}.values() if student.id not in out]
