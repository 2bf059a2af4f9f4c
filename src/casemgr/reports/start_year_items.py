"""The start of a school year: who goes into which grade and school, and how far its duties have come."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from casemgr.casefile.events import Event, YearOpened, YearStarted
from casemgr.casefile.student import Identity, Student
from casemgr.casefile.vocabulary import Level, level_of_grade, next_grade
from casemgr.days.schoolyear import SchoolYear
from casemgr.days.yearspan import YearSpan
from casemgr.docket.deadline import Deadline
from casemgr.docket.facts import Facts
from casemgr.law.rules import Rule
from casemgr.law.starts import StartsOn
from casemgr.state.enrollment import has_left, joinings

FIRST_OF_HIGH_SCHOOL = "9"
LAST_GRADE = "12"


class School(NamedTuple):
    """A school, its last grade, and where students go on to after it; as far as that is said."""

    level: Level
    top_grade: str | None = None
    next: str | None = None


class Promotion(NamedTuple):
    """A student's grade and school before and after the summer."""

    student: Student
    grade: str
    school: str

    @property
    def changes(self) -> bool:
        identity = self.student.identity
        return (self.grade, self.school) != (identity.grade, identity.school)


def joined_in(students: Iterable[Student], year: SchoolYear, today: date) -> set[str]:
    """Who joined in the year, and has its grade already."""
    begins = YearSpan.starting(year.starts_in).first
    known = {student.id: student.known(today) for student in students}
    return {name for name, events in known.items() if events and joinings(events)[-1][0] >= begins}


def promotions(
    students: Iterable[Student],
    school_year: str,
    staying: Collection[str],
    schools: Mapping[str, School],
    today: date,
) -> list[Promotion]:
    """Everyone who has not left and has not gone into this year yet."""
    found = []
    for student in students:
        events = student.known(today)
        if not events or has_left(events) or has_started(events, school_year):
            continue
        same = Promotion(student, student.identity.grade, student.identity.school)
        found.append(same if student.id in staying else promotion(student, schools))
    return found


def promotion(student: Student, schools: Mapping[str, School]) -> Promotion:
    """The next grade, and the next school for one who has finished a school's last grade."""
    identity = student.identity
    own = schools.get(identity.school)
    following = own.next if own and own.top_grade == identity.grade else None
    return Promotion(student, next_grade(identity.grade), following or identity.school)


def doubts(
    waiting: Iterable[Promotion], schools: Mapping[str, School], staying: Collection[str]
) -> Iterator[str]:
    """Who goes on at a school that may end below the next grade, or has no next grade to go into."""
    unsaid: dict[str, list[str]] = {}
    last = []
    for each in waiting:
        school, student = schools.get(each.school), each.student
        if school and each.changes and each.school == student.identity.school and _may_end(school, each):
            unsaid.setdefault(each.school, []).append(f"{student.id} into grade {each.grade}")
        if each.grade == LAST_GRADE and not each.changes and student.id not in staying:
            last.append(student.id)
    for name, who in unsaid.items():
        yield f"{name} may end below: {', '.join(who)}; say its top_grade and next in casemgr.yaml"
    if last:
        yield (
            f"In grade {LAST_GRADE} already: {', '.join(last)}; who has graduated: casemgr exit STUDENT "
            "--reason graduated-diploma"
        )


def _may_end(school: School, to: Promotion) -> bool:
    """Whether a school may have no such grade: it is its last one, or, where that is not said, the grade is usually
    another school's."""
    if school.top_grade:
        return school.top_grade == to.student.identity.grade
    return to.grade == FIRST_OF_HIGH_SCHOOL or school.level != level_of_grade(to.grade)


def has_started(events: Iterable[Event], school_year: str) -> bool:
    """Whether the student has gone into this school year."""
    return any(isinstance(e, YearStarted) and e.school_year == school_year for e in events)


def opened(events: Iterable[Event], school_year: str) -> YearOpened | None:
    """The journal's event that opened the season of this school year."""
    return next((e for e in events if isinstance(e, YearOpened) and e.school_year == school_year), None)


def opened_ahead(years: Iterable[SchoolYear], events: Sequence[Event], today: date) -> SchoolYear | None:
    """The school year that begins after today and was opened already."""
    coming = (year for year in years if today < year.first_day)
    return next((year for year in coming if opened(events, year.school_year)), None)


def entered(identity: Identity, year: SchoolYear, to: Promotion | None = None) -> dict[str, Any]:
    """What the file says of a student who goes into a school year; of a promotion, where it leads and what changes."""
    grade, school = (to.grade, to.school) if to else (identity.grade, identity.school)
    return {
        "school_year": year.school_year,
        "first_day": year.first_day,
        "grade": grade,
        "school": school,
        "from_grade": identity.grade if grade != identity.grade else None,
        "from_school": identity.school if school != identity.school else None,
    }


_BEFORE, _AFTER = timedelta(weeks=2), timedelta(weeks=4)
"""How near to the first school day a year is opened."""


def to_open(years: Iterable[SchoolYear], events: Sequence[Event], today: date) -> SchoolYear | None:
    """The school year that begins within two weeks, or is in session, and is not opened yet."""
    near = (year for year in years if year.first_day - _BEFORE <= today <= year.last_day)
    return next((year for year in near if opened(events, year.school_year) is None), None)


def opens_now(year: SchoolYear, today: date) -> bool:
    """Whether it is the season to open a year."""
    return today <= year.first_day + _AFTER


def year_not_started(facts: Facts, today: date) -> str | None:
    """The school year in session that a student has not gone into, who has been here since it was to be opened."""
    year = next((year for year in facts.calendar.years if year.first_day <= today <= year.last_day), None)
    if year is None or not facts.joined or has_left(facts.events):
        return None
    is_ours = opens_now(year, facts.joined[-1][0]) and not has_started(facts.events, year.school_year)
    return year.school_year if is_ours else None


class SeasonLine(NamedTuple):
    """One duty of the season: how many are done, of how many, and who is left."""

    rule: Rule
    done: int
    total: int
    left: tuple[str, ...]


def season_lines(rules: Sequence[Rule], clocks: Iterable[Deadline], since: date) -> list[SeasonLine]:
    """The duties that the start of the year asks for, from the clocks that began with it."""
    ours = [clock for clock in clocks if clock.started_on >= since]
    found = []
    for rule in rules:
        mine = [clock for clock in ours if clock.rule.id == rule.id]
        if mine and _of_the_season(rule):
            left = tuple(dict.fromkeys(clock.student for clock in mine if clock.is_open))
            found.append(SeasonLine(rule, sum(not clock.is_open for clock in mine), len(mine), left))
    return found


def _of_the_season(rule: Rule) -> bool:
    return any(
        isinstance(word, StartsOn) and word.event in ("year_started", "year_opened") for word in rule.starts
    )
