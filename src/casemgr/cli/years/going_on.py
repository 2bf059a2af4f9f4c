"""Who goes into a school year that begins: to which grade and which school."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from casemgr.casefile.events import YearOpened, YearStarted
from casemgr.casefile.names import meant_or_typed
from casemgr.casefile.saying import joined
from casemgr.casefile.student import CASELOAD_ID
from casemgr.cli.lists.gather import facts_of, students_of
from casemgr.cli.program.session import Session
from casemgr.cli.recording.chosen import Chosen
from casemgr.cli.recording.given import Given
from casemgr.cli.terminal.asking import typed
from casemgr.cli.terminal.lines import aside
from casemgr.days.schoolyear import SchoolYear
from casemgr.errors import Refused, UsageError
from casemgr.reports.narrowing import Narrowing
from casemgr.reports.report import Report
from casemgr.reports.start_year import season_report
from casemgr.reports.start_year_season import in_doubt, season_lines, without_a_school
from casemgr.state.year_start import Into, Promotion, School, entered, has_no, joined_in, opened, promotions


def nexts_typed(here: Session, said: Sequence[str]) -> dict[str, str]:
    """School → the next one, as typed; each by its name in the settings or in a student's file."""
    found, schools = {}, here.caseload.settings.school_names
    for words in said:
        name, sign, following = (part.strip() for part in words.partition("="))
        if not (sign and name and following):
            raise UsageError(f'--next {words}: write "SCHOOL=SCHOOL", like "Oak Middle=Oak High"')
        found[meant_or_typed(name, schools)] = meant_or_typed(following, schools)
    return found


@dataclass(frozen=True)
class GoingOn:
    """The students before a school year, with what is said of them."""

    here: Session
    year: SchoolYear
    repeats: Sequence[str]
    """Who stays in the grade and school."""
    nexts: Mapping[str, str]
    """School → where its students go on to."""

    def waiting(self, whom: Narrowing | None = None) -> tuple[list[Promotion], set[str]]:
        """Who is to go into the year, and who stays in a grade: those named, and whoever joined in the year."""
        here, year = self.here, self.year
        staying = {here.find(each).id for each in self.repeats}
        staying |= joined_in(here.caseload.all_students()[0], year, here.today)
        everyone = students_of(here, whom)
        into = Into(year.starts_in, here.context.law.entry_ages, self._schools, self.nexts)
        return promotions(everyone, year.school_year, staying, into, here.today), staying

    @property
    def _schools(self) -> dict[str, School]:
        schools = self.here.caseload.settings.schools
        return {school.name: School(school.level, school.top_grade, school.next) for school in schools}

    def asked(self) -> Self:
        """The same with what is answered at the keyboard: where the students of a school go on to that ends, or may end, below
        their next grade."""
        found = dict(self.nexts)
        waiting, _ = self.waiting()
        for name in dict.fromkeys(each.school for each in waiting if each.ends or each.may_end):
            those = [each for each in waiting if each.school == name and (each.ends or each.may_end)]
            if answer := self._asked_next(name, those):
                found[name] = answer
        return replace(self, nexts=found)

    def _asked_next(self, name: str, those: Sequence[Promotion]) -> str | None:
        """The school to which students of a school go on; None for Enter, where they cannot stay there."""
        ends = any(each.ends for each in those)
        who = joined([f"{each.student.id} (grade {each.grade})" for each in those])
        verb, enter = ("ends", "leave them") if ends else ("may end", f"at {name}")
        question = f"{name} {verb} below the next grade of {who}. At which school are they then?"
        schools = self._schools
        while answer := typed(question, "", hint=f"Enter = {enter}"):
            school = meant_or_typed(answer, schools)
            lacking = [each for each in those if has_no(school, schools.get(school), each.grade)]
            if school == name or not lacking:
                return school
            aside(f"  {school} has no grade {lacking[0].grade}")
        return None if ends else name

    def opened_on(self) -> date | None:
        """The day on which the season of the year was opened; None where it was not."""
        event = opened(self.here.caseload_events(), self.year.school_year)
        return event.date if event else None

    def chosen(self) -> Chosen[Promotion | None]:
        """Who goes into the year, and before them the caseload as a whole, unless the year is open. Who has no school for the
        next grade is left. Refused where that is nobody."""
        year, is_open = self.year, self.opened_on() is not None
        waiting, staying = self.waiting()
        by_id = {each.student.id: each for each in waiting if not each.ends}
        left = list(without_a_school(waiting))
        if is_open and not by_id:
            rest = f", but for these: {'; '.join(left)}" if left else ""
            raise Refused(f"{year.school_year} is open already, and every student has gone into it{rest}")
        notes = tuple(in_doubt(waiting, staying, year.starts_in, is_opening=True))
        return Chosen({**({} if is_open else {CASELOAD_ID: None}), **by_id}, notes)


def open_year(given: Given, going_on: GoingOn) -> None:
    """Open the year, and let everyone go into it."""
    with given.recording_each(going_on.chosen) as works:
        for work, to in works:
            if to is None:
                work.add(YearOpened, work.today, school_year=going_on.year.school_year)
            else:
                work.add(YearStarted, work.today, **entered(work.student.identity, going_on.year, to))


def season(here: Session, since: date, name: str, whom: Narrowing) -> Report:
    """How far the duties of the year are that was opened."""
    journal = here.journal()
    assert journal is not None
    facts = [*facts_of(here, whom), *([here.facts(journal)] if whom.takes_journal else [])]
    clocks = [clock for each in facts for clock in here.deadlines(each)]
    lines = season_lines(here.context.law.rules, clocks, since)
    return season_report(lines, name, here.today)
