"""Who goes into a school year that begins, and opening it."""

from collections.abc import Iterable, Mapping
from datetime import date

from casemgr.casefile.events import YearOpened, YearStarted
from casemgr.casefile.student import CASELOAD_ID
from casemgr.cli.lists.gather import facts_of, students_of
from casemgr.cli.program.session import Session
from casemgr.cli.recording.chosen import Chosen
from casemgr.cli.recording.given import Given
from casemgr.days.schoolyear import SchoolYear
from casemgr.errors import Refused
from casemgr.recording.going_on import GoingOn
from casemgr.reports.narrowing import Narrowing
from casemgr.reports.report import Report
from casemgr.reports.start_year import season_report
from casemgr.reports.start_year_season import in_doubt, season_lines, without_a_school
from casemgr.state.year_start import Into, Promotion, School, entered, joined_in, opened


def going_on(
    here: Session,
    year: SchoolYear,
    repeats: Iterable[str],
    nexts: Mapping[str, str],
    whom: Narrowing | None = None,
) -> GoingOn:
    """The students before a school year, those whom a list is about or all of them. `repeats`: who stays in the grade and
    school; `nexts`: school → where its students go on to."""
    staying = {here.find(each).id for each in repeats}
    staying |= joined_in(here.caseload.all_students()[0], year, here.today)
    schools = {
        school.name: School(school.level, school.top_grade, school.next)
        for school in here.caseload.settings.schools
    }
    into = Into(year.starts_in, here.context.law.entry_ages, schools, nexts)
    return GoingOn(list(students_of(here, whom)), year, staying, into, here.today)


def opened_on(here: Session, year: SchoolYear) -> date | None:
    """The day on which the season of a year was opened; None where it was not."""
    event = opened(here.caseload_events(), year.school_year)
    return event.date if event else None


def _chosen(here: Session, found: GoingOn) -> Chosen[Promotion | None]:
    """Who goes into the year, and before them the caseload as a whole, unless the year is open. Who has no school for the
    next grade is left. Refused where that is nobody."""
    year, is_open = found.year, opened_on(here, found.year) is not None
    waiting = found.waiting
    by_id = {each.student.id: each for each in waiting if not each.ends}
    left = list(without_a_school(waiting))
    if is_open and not by_id:
        rest = f", but for these: {'; '.join(left)}" if left else ""
        raise Refused(f"{year.school_year} is open already, and every student has gone into it{rest}")
    notes = tuple(in_doubt(waiting, found.staying, year.starts_in, is_opening=True))
    return Chosen({**({} if is_open else {CASELOAD_ID: None}), **by_id}, notes)


def open_year(given: Given, year: SchoolYear, repeats: Iterable[str], nexts: Mapping[str, str]) -> None:
    """Open the year, and let everyone go into it."""
    here = given.session
    with given.recording_each(lambda: _chosen(here, going_on(here, year, repeats, nexts))) as works:
        for work, to in works:
            if to is None:
                work.add(YearOpened, work.today, school_year=year.school_year)
            else:
                work.add(YearStarted, work.today, **entered(work.student.identity, year, to))


def season(here: Session, since: date, name: str, whom: Narrowing) -> Report:
    """How far the duties of the year are that was opened."""
    journal = here.journal()
    assert journal is not None
    facts = [*facts_of(here, whom), *([here.facts(journal)] if whom.takes_journal else [])]
    clocks = [clock for each in facts for clock in here.deadlines(each)]
    lines = season_lines(here.context.law.rules, clocks, since)
    return season_report(lines, name, here.today)
