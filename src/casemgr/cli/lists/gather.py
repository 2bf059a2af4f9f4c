"""Going through the caseload once, keeping rows and letting students go."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from casemgr.cli.lists.narrowing import own
from casemgr.cli.lists.output import say_damage
from casemgr.cli.program.session import Session
from casemgr.errors import Problem, UsageError

if TYPE_CHECKING:
    from casemgr.casefile.student import Student
    from casemgr.days.calendar import Calendar
    from casemgr.docket.facts import Facts
    from casemgr.reports.narrowing import Narrowing
    from casemgr.reports.today_student import StudentDay
    from casemgr.store.studentfile import StudentFile

Made = TypeVar("Made")


def students_of(here: Session, whom: Narrowing | None = None) -> Iterator[Student]:
    """All students that can be read, or those whom a list is about; what is wrong with the others is added to the session's
    damage."""
    for file in here.caseload.students():
        here.damage.extend(file.problems)
        if file.student is None or file.student.is_undone:
            continue
        if whom is None or whom.takes(file.student, here.today):
            yield file.student
        elif receiver := whom.left_with(file.student, here.today):
            here.elsewhere[file.student.id] = receiver


def facts_of(here: Session, whom: Narrowing) -> Iterator[Facts]:
    """The same as facts known today."""
    return map(here.facts, students_of(here, whom))


def from_all_facts(here: Session, make: Callable[[Facts], Made], whom: Narrowing) -> Iterator[Made]:
    """What is made of every student's facts, and last of those of the caseload; where there are many students, by two
    processes. What is made should be small; the rules and school years in it are not copied."""
    from casemgr.cli.terminal.progress import watched

    context, today = here.context, here.today
    tracks = context.tracks.values()
    rules = (*context.law.rules, *context.law.said_of_age.values())
    shared = (*rules, *context.main_years, *(year for years in tracks for year in years))

    def from_file(file: StudentFile) -> tuple[tuple[Problem, ...], Made | None, dict[str, str]]:
        student = file.student
        if student is None or student.is_undone:
            return file.problems, None, {}
        if not whom.takes(student, today):
            receiver = whom.left_with(student, today)
            return file.problems, None, {student.id: receiver} if receiver else {}
        return file.problems, make(here.facts(student)), {}

    for problems, made, away in here.caseload.from_students(from_file, shared, watched):
        here.damage.extend(problems)
        here.elsewhere.update(away)
        if made is not None:
            yield made
    journal = here.journal()
    if journal and whom.takes_journal:
        yield make(here.facts(journal))


def days_of(here: Session, whom: Narrowing) -> list[StudentDay]:
    """What there is to do for each student, and last for the caseload as a whole."""
    from casemgr.reports.today_student import student_day

    def of_student(facts: Facts) -> StudentDay:
        return student_day(facts, here.context, here.today, whom.part)

    return list(from_all_facts(here, of_student, whom.any_person))


def calendars_of(here: Session, tracks: Iterable[str | None]) -> tuple[Calendar, dict[str, Calendar]]:
    """The main school calendar, and that of each track that is a student's."""
    from casemgr.casefile.student import journal_of
    from casemgr.days.calendar import Calendar

    found = sorted(set(filter(None, tracks)))
    own = {track: Calendar.of(here.context.tracks.get(track, ())) for track in found}
    return here.facts(journal_of(())).calendar, own


def case_manager_name(here: Session, student: Student) -> str:
    """Who manages a student's case today."""
    from casemgr.state.enrollment import manager_of

    return manager_of(student.known(here.today), here.caseload.settings.case_manager.name)


def managers(here: Session) -> Iterator[str]:
    """Who manages the cases there are, a name for each."""
    return (case_manager_name(here, student) for student in students_of(here))


def chosen(
    here: Session, words: list[str], excepted: list[str], *, everyone: bool, whole: str = "--all"
) -> list[Student]:
    """The students named, or everyone who has not left or been handed off, but for those excepted. UsageError where none
    is meant. `whole`: the option for everyone."""
    from casemgr.state.enrollment import has_left

    if bool(words) == everyone:
        raise UsageError(f"name the students, or say {whole}")
    named = (
        [s for s in students_of(here, own(here)) if not has_left(s.known(here.today))]
        if everyone
        else [here.find(each) for each in words]
    )
    say_damage(here.problems if everyone else ())
    out = {here.find(each).id for each in excepted}
    return [student for student in {s.id: s for s in named}.values() if student.id not in out]
