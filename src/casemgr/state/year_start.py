"""The start of a school year: when it is opened, who has gone into it, and into which grade and school."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from casemgr.casefile.events import Event, YearOpened, YearStarted
from casemgr.casefile.schoolwords import is_of_high_school, top_in_name
from casemgr.casefile.student import Identity, Student
from casemgr.casefile.vocabulary import GRADES, Level, level_of_grade, next_grade
from casemgr.days.schoolyear import SchoolYear
from casemgr.days.yearspan import YearSpan
from casemgr.law.entryages import EntryAge
from casemgr.state.enrollment import has_left, joinings

FIRST_OF_HIGH_SCHOOL = "9"
BY_AGE = ("PS",)
"""Grades that nobody leaves but by age."""
_BEFORE, _AFTER = timedelta(weeks=2), timedelta(weeks=4)
"""How near to the first school day a year is opened."""


class School(NamedTuple):
    """A school, its last grade, and where students go on to after it; as far as that is said."""

    level: Level | None
    top_grade: str | None = None
    next: str | None = None


class Into(NamedTuple):
    """A school year that students go into: what counts for all of them."""

    begins: int
    """The calendar year in which it begins."""
    ages: Sequence[EntryAge]
    schools: Mapping[str, School]
    nexts: Mapping[str, str]
    """School → where its students go on to who have to leave it, or may have to; itself where it has the next grade."""


class Promotion(NamedTuple):
    """A student's grade and school before and after the summer."""

    student: Student
    grade: str
    school: str
    too_young: EntryAge | None = None
    """The age that keeps the student in the grade."""
    ends: bool = False
    """Whether the school has no such grade, and where the student goes on to is not said."""
    may_end: bool = False
    """Whether the school may have none."""

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
    into: Into,
    today: date,
) -> list[Promotion]:
    """Everyone who has not left and has not gone into this year yet."""
    found = []
    for student in students:
        events = student.known(today)
        if not events or has_left(events) or has_started(events, school_year):
            continue
        same = Promotion(student, student.identity.grade, student.identity.school)
        found.append(same if student.id in staying else promotion(student, into))
    return found


def promotion(student: Student, into: Into) -> Promotion:
    """The next grade, and the next school for one who has finished a school's last grade."""
    identity = student.identity
    grade, too_young = _grade_after(identity, into)
    own = into.schools.get(identity.school)
    if grade == identity.grade or (own and own.top_grade == identity.grade and own.next):
        school = own.next if own and own.next and grade != identity.grade else identity.school
        return Promotion(student, grade, school, too_young)
    ends = has_no(identity.school, own, grade)
    may_end = not ends and may_have_no(identity.school, own, grade)
    if (ends or may_end) and (said := into.nexts.get(identity.school)):
        is_elsewhere = said != identity.school  # who says that it is this school knows its grades
        return Promotion(
            student, grade, said, ends=is_elsewhere and has_no(said, into.schools.get(said), grade)
        )
    return Promotion(student, grade, identity.school, ends=ends, may_end=may_end)


def _grade_after(identity: Identity, into: Into) -> tuple[str, EntryAge | None]:
    """The grade of the next year, and the age that keeps a child from it. By age a child may go up more than one."""
    ages: dict[str, EntryAge] = {each.grade: each for each in into.ages if each.counts_in(into.begins)}
    grade, following = identity.grade, next_grade(identity.grade)
    if following not in ages:
        return (grade if grade in BY_AGE else following), None
    while (asked := ages.get(next_grade(grade))) and asked.is_reached(identity.born, into.begins):
        grade = asked.grade
    return grade, asked if grade == identity.grade else None


def has_no(name: str, school: School | None, grade: str) -> bool:
    """Whether a school has no such grade: it, or its kind, ends below."""
    top = (school.top_grade if school else None) or top_in_name(name)
    if top and grade in GRADES and top in GRADES:
        return GRADES.index(grade) > GRADES.index(top)
    return school is not None and school.level == "elementary" and is_of_high_school(grade)


def may_have_no(name: str, school: School | None, grade: str) -> bool:
    """Whether a school whose last grade is not known may have no such grade, because it is usually another school's."""
    if school is None or school.level is None or school.top_grade or top_in_name(name):
        return False
    return grade == FIRST_OF_HIGH_SCHOOL or school.level != level_of_grade(grade)


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


def to_open(years: Iterable[SchoolYear], events: Sequence[Event], today: date) -> SchoolYear | None:
    """The school year that begins within two weeks, or is in session, and is not opened yet."""
    near = (year for year in years if year.first_day - _BEFORE <= today <= year.last_day)
    return next((year for year in near if opened(events, year.school_year) is None), None)


def opens_now(year: SchoolYear, today: date) -> bool:
    """Whether it is the season to open a year."""
    return today <= year.first_day + _AFTER
