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
from casemgr.cli.recording.chosen import Chosen
from casemgr.cli.recording.given import Given, Takes
from casemgr.errors import Refused, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from casemgr.days.schoolyear import SchoolYear
    from casemgr.reports.narrowing import Narrowing
    from casemgr.reports.report import Report
    from casemgr.state.year_start import Promotion, School


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
    from casemgr.reports.start_year import preview_report
    from casemgr.reports.start_year_season import doubts

    here = given.session
    name = span_of(here, year).name
    school_year = calendar_of(here, name)
    whom = only.settled(here)
    if open_it and not whom.is_everyone:
        raise UsageError(
            "--open opens the year for everyone: leave out --school, --case-manager and --person"
        )
    if open_it:
        _open(given, school_year, repeats or ())
    elif began := _began(here, name):
        listing.show(here, _season(here, min(began, school_year.first_day), name, whom))
    else:
        waiting, staying = _waiting(here, school_year, repeats or (), whom)
        notes = tuple(doubts(waiting, _schools(here), staying))
        listing.show(here, preview_report(waiting, name, notes))


def _waiting(
    here: Session, year: SchoolYear, repeats: Sequence[str], whom: Narrowing | None = None
) -> tuple[list[Promotion], set[str]]:
    """Who is to go into the year, and who stays in a grade: those named, and whoever joined in the year."""
    from casemgr.cli.lists.gather import students_of
    from casemgr.state.year_start import joined_in, promotions

    staying = {here.find(each).id for each in repeats}
    staying |= joined_in(here.caseload.all_students()[0], year, here.today)
    everyone = students_of(here, whom)
    return promotions(everyone, year.school_year, staying, _schools(here), here.today), staying


def _schools(here: Session) -> dict[str, School]:
    from casemgr.state.year_start import School

    schools = here.caseload.settings.schools
    return {school.name: School(school.level, school.top_grade, school.next) for school in schools}


def _began(here: Session, name: str) -> date | None:
    """The day on which the season of a school year was opened; None where it was not."""
    from casemgr.cli.lists.gather import journal_of
    from casemgr.state.year_start import opened

    journal = journal_of(here)
    event = opened(journal.known(here.today), name) if journal else None
    return event.date if event else None


def _open(given: Given, year: SchoolYear, repeats: Sequence[str]) -> None:
    from casemgr.casefile.events import YearOpened, YearStarted
    from casemgr.state.year_start import entered

    with given.recording_each(lambda: _going(given.session, year, repeats)) as works:
        for work, to in works:
            if to is None:
                work.add(YearOpened, work.today, school_year=year.school_year)
            else:
                work.add(YearStarted, work.today, **entered(work.student.identity, year, to))


def _going(here: Session, year: SchoolYear, repeats: Sequence[str]) -> Chosen[Promotion | None]:
    """Who goes into the year, and before them the caseload as a whole, unless the year is open. Refused where that is
    nobody."""
    from casemgr.casefile.student import CASELOAD_ID

    is_open = _began(here, year.school_year) is not None
    by_id = {each.student.id: each for each in _waiting(here, year, repeats)[0]}
    if is_open and not by_id:
        raise Refused(f"{year.school_year} is open already, and every student has gone into it")
    return Chosen({**({} if is_open else {CASELOAD_ID: None}), **by_id})


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
