"""The season of a new school year: grades and schools rolled over, every IEP reviewed, the master calendar, the year's
triennials, the IEPs gone through with teachers and providers. First the preview; --open writes it; then how far it has come.

Example: `casemgr start-year`, `casemgr start-year --year 2027-28 --open --repeats cal-d`
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from casemgr.cli.given import Given, Takes
from casemgr.cli.narrowing import EVERYONE, Only
from casemgr.cli.options import Several, flag, text
from casemgr.cli.output import FormatName, Output
from casemgr.cli.session import Session
from casemgr.cli.showing import show
from casemgr.cli.transaction import recording_each
from casemgr.cli.year_words import Year, calendar_of, span_of
from casemgr.errors import Refused, UsageError

if TYPE_CHECKING:
    from casemgr.cli.work import Work
    from casemgr.days.schoolyear import SchoolYear
    from casemgr.reports.narrowing import Narrowing
    from casemgr.reports.start_year_items import Promotion
    from casemgr.store.settings import School

FIRST_OF_HIGH_SCHOOL = "9"
LAST_GRADE = "12"


def run(
    given: Annotated[Given, Takes("dry_run", "yes")],
    year: Year = None,
    open_it: Annotated[
        bool, flag("--open", "Open the year: write the grades and schools of the preview.")
    ] = False,
    repeats: Annotated[
        Several, text("STUDENT", "Stays in the grade and school (repeatable).", "--repeats")
    ] = None,
    only: Only = EVERYONE,
    format_name: FormatName = None,
    output: Output = None,
) -> None:
    from casemgr.reports.start_year import preview_report

    here = given.session
    name = span_of(here, year).name
    school_year = calendar_of(here, name)
    staying = {here.find(each).id for each in repeats or ()} | _joined_in(here, school_year)
    whom = only.settled(here)
    waiting = _promotions(here, school_year, staying, whom)
    if open_it and not whom.is_everyone:
        raise UsageError(
            "--open opens the year for everyone: leave out --school, --case-manager and --person"
        )
    if open_it:
        _open(here, school_year, waiting, dry_run=given.dry_run, yes=given.yes)
    elif _is_open(here, name):
        _show_season(here, name, whom, format_name, output)
    else:
        listed = {school.name: school for school in here.caseload.settings.schools}
        show(
            here, preview_report(waiting, name, tuple(_doubts(waiting, listed, staying))), format_name, output
        )


def _joined_in(here: Session, year: SchoolYear) -> set[str]:
    """Who joined in the year, and has its grade already."""
    from casemgr.days.yearspan import YearSpan
    from casemgr.state.enrollment import joinings

    begins = YearSpan.starting(year.starts_in).first
    known = {student.id: student.known(here.today) for student in here.caseload.all_students()[0]}
    return {name for name, events in known.items() if events and joinings(events)[-1][0] >= begins}


def _promotions(here: Session, year: SchoolYear, staying: set[str], whom: Narrowing) -> list[Promotion]:
    """Everyone who has not left and has not gone into this year yet."""
    from casemgr.cli.gather import students_of
    from casemgr.reports.start_year_items import NextSchool, Promotion, has_started, promotion
    from casemgr.state.enrollment import has_left

    next_schools = {
        school.name: NextSchool(school.top_grade, school.next)
        for school in here.caseload.settings.schools
        if school.top_grade and school.next
    }
    found = []
    for student in students_of(here, whom):
        events = student.known(here.today)
        if not events or has_left(events) or has_started(events, year.school_year):
            continue
        same = Promotion(student, student.identity.grade, student.identity.school)
        found.append(same if student.id in staying else promotion(student, next_schools))
    return found


def _doubts(waiting: list[Promotion], listed: dict[str, School], staying: set[str]) -> Iterator[str]:
    """Who goes on at a school that may end below the next grade, or has no next grade to go into."""
    unsaid: dict[str, list[str]] = {}
    for each in waiting:
        school = listed.get(each.school)
        if school and each.changes and each.school == each.student.identity.school and _may_end(school, each):
            unsaid.setdefault(each.school, []).append(f"{each.student.id} into grade {each.grade}")
    for name, who in unsaid.items():
        yield f"{name} may end below: {', '.join(who)}; say its top_grade and next in casemgr.yaml"
    last = [
        p.student.id
        for p in waiting
        if p.grade == LAST_GRADE and not p.changes and p.student.id not in staying
    ]
    if last:
        yield (
            f"In grade {LAST_GRADE} already: {', '.join(last)}; who has graduated: casemgr exit STUDENT "
            "--reason graduated-diploma"
        )


def _may_end(school: School, to: Promotion) -> bool:
    """Whether a school may have no such grade: it is its last one, or, where that is not said, the grade is usually
    another school's."""
    from casemgr.casefile.vocabulary import level_of_grade

    if school.top_grade:
        return school.top_grade == to.student.identity.grade
    return to.grade == FIRST_OF_HIGH_SCHOOL or school.level != level_of_grade(to.grade)


def _is_open(here: Session, name: str) -> bool:
    from casemgr.cli.gather import journal_of
    from casemgr.reports.start_year_items import opened

    journal = journal_of(here)
    return journal is not None and opened(journal.known(here.today), name) is not None


def _open(here: Session, year: SchoolYear, waiting: list[Promotion], *, dry_run: bool, yes: bool) -> None:
    from casemgr.casefile.events import YearOpened
    from casemgr.casefile.student import CASELOAD_ID

    is_open = _is_open(here, year.school_year)
    if is_open and not waiting:
        raise Refused(f"{year.school_year} is open already, and every student has gone into it")
    by_id = {each.student.id: each for each in waiting}
    ids = [*by_id] if is_open else [CASELOAD_ID, *by_id]
    with recording_each(here, ids, dry_run=dry_run, yes=yes) as works:
        for work in works:
            if work.student.id == CASELOAD_ID:
                work.add(YearOpened, here.today, school_year=year.school_year)
            else:
                _start(work, year, by_id[work.student.id])


def _start(work: Work, year: SchoolYear, to: Promotion) -> None:
    from casemgr.casefile.events import YearStarted

    identity = work.student.identity
    work.add(
        YearStarted,
        work.today,
        school_year=year.school_year,
        first_day=year.first_day,
        grade=to.grade,
        school=to.school,
        from_grade=identity.grade if to.grade != identity.grade else None,
        from_school=identity.school if to.school != identity.school else None,
    )


def _show_season(here: Session, name: str, whom: Narrowing, format_name: FormatName, output: Output) -> None:
    from casemgr.cli.gather import facts_of, journal_of
    from casemgr.docket.derive import derive_from
    from casemgr.docket.facts import Facts
    from casemgr.reports.start_year import season_report
    from casemgr.reports.start_year_items import opened, season_lines

    context = here.context
    journal = journal_of(here)
    assert journal is not None
    whole = Facts.of(journal, context, here.today)
    facts = [*facts_of(here, whom), *([whole] if whom.takes_journal else [])]
    began = opened(whole.events, name)
    assert began is not None
    clocks = [clock for each in facts for clock in derive_from(each, context, here.today)]
    lines = season_lines(context.law.rules, clocks, began.date)
    show(here, season_report(lines, name, here.today), format_name, output)
