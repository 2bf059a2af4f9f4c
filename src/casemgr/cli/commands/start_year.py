"""It begins with a preview, which --open writes: who goes to which grade and school. Then it shows how far the year's duties
are: every IEP reviewed, the master calendar, the triennials, the IEPs gone through with teachers and providers.

Example: `casemgr start-year`, `casemgr start-year --year 2027-28 --open --repeats cal-d`
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from casemgr.cli.lists.narrowing import EVERYONE, Only
from casemgr.cli.lists.showing import ON_SCREEN, Listing
from casemgr.cli.options.kinds import Several, flag, text
from casemgr.cli.program.session import Session
from casemgr.cli.program.year_words import Year, calendar_of, span_of
from casemgr.cli.recording.given import Given, Takes
from casemgr.errors import Refused, UsageError

if TYPE_CHECKING:
    from datetime import date

    from casemgr.days.schoolyear import SchoolYear
    from casemgr.reports.narrowing import Narrowing
    from casemgr.reports.report import Report
    from casemgr.state.year_start import Promotion


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
    listing: Listing = ON_SCREEN,
) -> None:
    from casemgr.cli.lists.gather import students_of
    from casemgr.reports.start_year import preview_report
    from casemgr.reports.start_year_season import doubts
    from casemgr.state.year_start import School, joined_in, promotions

    here = given.session
    name = span_of(here, year).name
    school_year = calendar_of(here, name)
    staying = {here.find(each).id for each in repeats or ()}
    staying |= joined_in(here.caseload.all_students()[0], school_year, here.today)
    schools = {
        school.name: School(school.level, school.top_grade, school.next)
        for school in here.caseload.settings.schools
    }
    whom = only.settled(here)
    waiting = promotions(students_of(here, whom), school_year.school_year, staying, schools, here.today)
    if open_it and not whom.is_everyone:
        raise UsageError(
            "--open opens the year for everyone: leave out --school, --case-manager and --person"
        )
    if open_it:
        _open(here, school_year, waiting, dry_run=given.dry_run, yes=given.yes)
    elif began := _began(here, name):
        listing.show(here, _season(here, min(began, school_year.first_day), name, whom))
    else:
        notes = tuple(doubts(waiting, schools, staying))
        listing.show(here, preview_report(waiting, name, notes))


def _began(here: Session, name: str) -> date | None:
    """The day on which the season of a school year was opened; None where it was not."""
    from casemgr.cli.lists.gather import journal_of
    from casemgr.state.year_start import opened

    journal = journal_of(here)
    event = opened(journal.known(here.today), name) if journal else None
    return event.date if event else None


def _open(here: Session, year: SchoolYear, waiting: list[Promotion], *, dry_run: bool, yes: bool) -> None:
    from casemgr.casefile.events import YearOpened, YearStarted
    from casemgr.casefile.student import CASELOAD_ID
    from casemgr.cli.recording.transaction import recording_each
    from casemgr.state.year_start import entered

    is_open = _began(here, year.school_year) is not None
    if is_open and not waiting:
        raise Refused(f"{year.school_year} is open already, and every student has gone into it")
    by_id = {each.student.id: each for each in waiting}
    ids = [*by_id] if is_open else [CASELOAD_ID, *by_id]
    with recording_each(here, ids, dry_run=dry_run, yes=yes) as works:
        for work in works:
            if work.student.id == CASELOAD_ID:
                work.add(YearOpened, here.today, school_year=year.school_year)
            else:
                to = by_id[work.student.id]
                work.add(YearStarted, work.today, **entered(work.student.identity, year, to))


def _season(here: Session, since: date, name: str, whom: Narrowing) -> Report:
    from casemgr.cli.lists.gather import facts_of, journal_of
    from casemgr.docket.derive import derive_from
    from casemgr.docket.facts import Facts
    from casemgr.reports.start_year import season_report
    from casemgr.reports.start_year_season import season_lines

    context = here.context
    journal = journal_of(here)
    assert journal is not None
    whole = Facts.of(journal, context, here.today)
    facts = [*facts_of(here, whom), *([whole] if whom.takes_journal else [])]
    clocks = [clock for each in facts for clock in derive_from(each, context, here.today)]
    lines = season_lines(context.law.rules, clocks, since)
    return season_report(lines, name, here.today)
