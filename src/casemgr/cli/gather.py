"""Going through the caseload once, keeping rows and letting students go."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from casemgr.cli.common import Session, complain
from casemgr.errors import Problem, UsageError

if TYPE_CHECKING:
    from casemgr.casefile.student import Student
    from casemgr.docket.facts import Facts
    from casemgr.store.studentfile import StudentFile

Made = TypeVar("Made")

CaseManager = Annotated[
    str | None, typer.Option("--case-manager", metavar="NAME", help="Only the students of this case manager.")
]


def students_of(here: Session, case_manager: str | None = None) -> Iterator[Student]:
    """All students that can be read, or those of a case manager; what is wrong with the others is added to the session's
    damage."""
    for file in here.caseload.students():
        here.damage.extend(file.problems)
        if file.student and (case_manager is None or _is_managed_by(here, file.student, case_manager)):
            yield file.student


def facts_of(here: Session, case_manager: str | None = None) -> Iterator[Facts]:
    """The same as facts known today."""
    from casemgr.docket.facts import Facts

    for student in students_of(here, case_manager):
        yield Facts.of(student, here.context, here.today)


def facts_about(here: Session, words: str) -> Facts:
    """What is known today of the one student that the words mean."""
    from casemgr.docket.facts import Facts

    return Facts.of(here.find(words), here.context, here.today)


def from_all_facts(
    here: Session, make: Callable[[Facts], Made], case_manager: str | None = None
) -> Iterator[Made]:
    """What is made of every student's facts, and last of those of the caseload; where there are many students, by two
    processes. What is made should be small; the rules and school years in it are not copied."""
    from casemgr.casefile.names import names_meant
    from casemgr.cli.progress import watched
    from casemgr.docket.facts import Facts

    context, today, own = here.context, here.today, here.caseload.settings.case_manager.name

    tracks = context.tracks.values()
    shared = (*context.law.rules, *context.main_years, *(year for years in tracks for year in years))

    def from_file(file: StudentFile) -> tuple[tuple[Problem, ...], Made | None]:
        student = file.student
        if student is None or (case_manager is not None and not _is_managed_by(here, student, case_manager)):
            return file.problems, None
        return file.problems, make(Facts.of(student, context, today))

    for problems, made in here.caseload.from_students(from_file, shared, watched):
        here.damage.extend(problems)
        if made is not None:
            yield made
    journal = journal_of(here)
    if journal and (case_manager is None or names_meant(case_manager, [own])):
        yield make(Facts.of(journal, context, today))


def all_facts(here: Session, case_manager: str | None = None) -> Iterator[Facts]:
    """Every student's facts, and last those of the caseload as a whole, which are its own case manager's."""
    from casemgr.docket.facts import Facts

    yield from facts_of(here, case_manager)
    journal = journal_of(here)
    if journal and (case_manager is None or _is_the_caseloads(here, case_manager)):
        yield Facts.of(journal, here.context, here.today)


def journal_of(here: Session) -> Student | None:
    """The caseload as a whole; None where the journal cannot be read, and what is wrong is added to the session's damage."""
    journal = here.caseload.journal()
    here.damage.extend(journal.problems)
    return journal.student


def case_manager_name(here: Session, student: Student) -> str:
    """Who manages a student's case today."""
    from casemgr.state.enrollment import case_manager_of

    return case_manager_of(student.known(here.today), here.caseload.settings.case_manager.name)


def _is_managed_by(here: Session, student: Student, words: str) -> bool:
    from casemgr.casefile.names import names_meant

    return bool(names_meant(words, [case_manager_name(here, student)]))


def _is_the_caseloads(here: Session, words: str) -> bool:
    from casemgr.casefile.names import names_meant

    return bool(names_meant(words, [here.caseload.settings.case_manager.name]))


def chosen(here: Session, words: list[str], excepted: list[str], *, everyone: bool) -> list[Student]:
    """The students named, or everyone who has not left, but for those excepted. UsageError where none is meant."""
    from casemgr.state.enrollment import has_left

    if bool(words) == everyone:
        raise UsageError("name the students, or say --all")
    named = (
        [s for s in students_of(here) if not has_left(s.known(here.today))]
        if everyone
        else [here.find(each) for each in words]
    )
    complain(here.problems if everyone else ())
    out = {here.find(each).id for each in excepted}
    return [student for student in {s.id: s for s in named}.values() if student.id not in out]
