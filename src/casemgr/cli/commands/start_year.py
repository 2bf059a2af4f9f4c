"""It begins with a preview, which --open writes: who goes to which grade and school. Where a school ends below the next
grade, --next says which follows. Then it shows how far the year's duties
are: every IEP reviewed, the master calendar, the triennials, the IEPs gone through with teachers and providers.

Example: `casemgr start-year`, `casemgr start-year --year 2027-28 --open --repeats cal-d
--next "Fernbrook Middle=Fernbrook High"`
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

from casemgr.casefile.saying import joined
from casemgr.cli.lists.gather import facts_of, students_of
from casemgr.cli.lists.narrowing import EVERYONE, Only
from casemgr.cli.lists.showing import ON_SCREEN, Listing
from casemgr.cli.options.kinds import Several, flag, text
from casemgr.cli.program.session import Session
from casemgr.cli.program.year_words import Year, calendar_of, span_of
from casemgr.cli.recording.chosen import Chosen
from casemgr.cli.recording.given import Given, Takes
from casemgr.cli.recording.known import school_from_words
from casemgr.cli.terminal.asking import can_ask, typed
from casemgr.cli.terminal.lines import aside
from casemgr.errors import Refused, UsageError

if TYPE_CHECKING:
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
    next_: Annotated[
        Several,
        text(
            '"SCHOOL=SCHOOL"',
            "Where a school's students go on to, after its last grade (repeatable).",
            "--next",
        ),
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
    nexts: Mapping[str, str] = _nexts(here, next_ or ())
    if open_it:
        nexts = _asked_nexts(given, school_year, repeats or (), nexts)
        _open(given, school_year, repeats or (), nexts)
    elif began := _began(here, name):
        listing.show(here, _season(here, min(began, school_year.first_day), name, whom))
    else:
        waiting, staying = _waiting(here, school_year, repeats or (), nexts, whom)
        notes = tuple(doubts(waiting, staying, school_year.starts_in))
        listing.show(here, preview_report(waiting, name, notes))


def _waiting(
    here: Session,
    year: SchoolYear,
    repeats: Sequence[str],
    nexts: Mapping[str, str],
    whom: Narrowing | None = None,
) -> tuple[list[Promotion], set[str]]:
    """Who is to go into the year, and who stays in a grade: those named, and whoever joined in the year."""
    from casemgr.state.year_start import Into, joined_in, promotions

    staying = {here.find(each).id for each in repeats}
    staying |= joined_in(here.caseload.all_students()[0], year, here.today)
    everyone = students_of(here, whom)
    into = Into(year.starts_in, here.context.law.entry_ages, _schools(here), nexts)
    return promotions(everyone, year.school_year, staying, into, here.today), staying


def _nexts(here: Session, said: Sequence[str]) -> dict[str, str]:
    """School → the next one, as typed; each by its name in the settings or in a student's file."""
    found = {}
    for words in said:
        name, sign, following = (part.strip() for part in words.partition("="))
        if not (sign and name and following):
            raise UsageError(f'--next {words}: write "SCHOOL=SCHOOL", like "Oak Middle=Oak High"')
        found[school_from_words(here.caseload, name)] = school_from_words(here.caseload, following)
    return found


def _asked_nexts(
    given: Given, year: SchoolYear, repeats: Sequence[str], nexts: Mapping[str, str]
) -> Mapping[str, str]:
    """The same with what is answered at the keyboard: where the students of a school go on to that ends, or may end, below
    their next grade."""
    if not can_ask() or given.yes:
        return nexts
    found = dict(nexts)
    waiting, _ = _waiting(given.session, year, repeats, nexts)
    for name in dict.fromkeys(each.school for each in waiting if each.ends or each.may_end):
        those = [each for each in waiting if each.school == name and (each.ends or each.may_end)]
        if answer := _asked_next(given.session, name, those):
            found[name] = answer
    return found


def _asked_next(here: Session, name: str, those: Sequence[Promotion]) -> str | None:
    """The school to which students of a school go on; None for Enter, where they cannot stay there."""
    from casemgr.state.year_start import has_no

    ends = any(each.ends for each in those)
    who = joined([f"{each.student.id} (grade {each.grade})" for each in those])
    verb, enter = ("ends", "leave them") if ends else ("may end", f"at {name}")
    question = f"{name} {verb} below the next grade of {who}. At which school are they then?"
    schools = _schools(here)
    while answer := typed(question, "", hint=f"Enter = {enter}"):
        school = school_from_words(here.caseload, answer)
        lacking = [each for each in those if has_no(school, schools.get(school), each.grade)]
        if school == name or not lacking:
            return school
        aside(f"  {school} has no grade {lacking[0].grade}")
    return None if ends else name


def _schools(here: Session) -> dict[str, School]:
    from casemgr.state.year_start import School

    schools = here.caseload.settings.schools
    return {school.name: School(school.level, school.top_grade, school.next) for school in schools}


def _began(here: Session, name: str) -> date | None:
    """The day on which the season of a school year was opened; None where it was not."""
    from casemgr.state.year_start import opened

    journal = here.journal()
    event = opened(journal.known(here.today), name) if journal else None
    return event.date if event else None


def _open(given: Given, year: SchoolYear, repeats: Sequence[str], nexts: Mapping[str, str]) -> None:
    from casemgr.casefile.events import YearOpened, YearStarted
    from casemgr.state.year_start import entered

    with given.recording_each(lambda: _going(given.session, year, repeats, nexts)) as works:
        for work, to in works:
            if to is None:
                work.add(YearOpened, work.today, school_year=year.school_year)
            else:
                work.add(YearStarted, work.today, **entered(work.student.identity, year, to))


def _going(
    here: Session, year: SchoolYear, repeats: Sequence[str], nexts: Mapping[str, str]
) -> Chosen[Promotion | None]:
    """Who goes into the year, and before them the caseload as a whole, unless the year is open. Who has no school for the
    next grade is left. Refused where that is nobody."""
    from casemgr.casefile.student import CASELOAD_ID
    from casemgr.reports.start_year_season import in_doubt, without_a_school

    is_open = _began(here, year.school_year) is not None
    waiting, staying = _waiting(here, year, repeats, nexts)
    by_id = {each.student.id: each for each in waiting if not each.ends}
    left = list(without_a_school(waiting))
    if is_open and not by_id:
        rest = f", but for these: {'; '.join(left)}" if left else ""
        raise Refused(f"{year.school_year} is open already, and every student has gone into it{rest}")
    notes = tuple(in_doubt(waiting, staying, year.starts_in, is_opening=True))
    return Chosen({**({} if is_open else {CASELOAD_ID: None}), **by_id}, notes)


def _season(here: Session, since: date, name: str, whom: Narrowing) -> Report:
    from casemgr.reports.start_year import season_report
    from casemgr.reports.start_year_season import season_lines

    journal = here.journal()
    assert journal is not None
    facts = [*facts_of(here, whom), *([here.facts(journal)] if whom.takes_journal else [])]
    clocks = [clock for each in facts for clock in here.deadlines(each)]
    lines = season_lines(here.context.law.rules, clocks, since)
    return season_report(lines, name, here.today)
