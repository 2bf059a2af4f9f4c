"""The start of a school year: who goes into which grade and school, and how far its duties have come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from casemgr.casefile.events import Event, YearOpened, YearStarted
from casemgr.casefile.student import Student
from casemgr.casefile.vocabulary import next_grade
from casemgr.docket.deadline import Deadline
from casemgr.law.rules import Rule
from casemgr.law.starts import StartsOn


class NextSchool(NamedTuple):
    """Where students go on to after a school's last grade."""

    top_grade: str
    school: str


class Promotion(NamedTuple):
    """A student's grade and school before and after the summer."""

    student: Student
    grade: str
    school: str

    @property
    def changes(self) -> bool:
        identity = self.student.identity
        return (self.grade, self.school) != (identity.grade, identity.school)


def promotion(student: Student, next_schools: Mapping[str, NextSchool]) -> Promotion:
    """The next grade, and the next school for one who has finished a school's last grade."""
    identity = student.identity
    following = next_schools.get(identity.school)
    moves = following is not None and following.top_grade == identity.grade
    return Promotion(
        student,
        next_grade(identity.grade),
        following.school if following and moves else identity.school,
    )


def has_started(events: Iterable[Event], school_year: str) -> bool:
    """Whether the student has gone into this school year."""
    return any(isinstance(e, YearStarted) and e.school_year == school_year for e in events)


def opened(events: Iterable[Event], school_year: str) -> YearOpened | None:
    """The journal's event that opened the season of this school year."""
    return next((e for e in events if isinstance(e, YearOpened) and e.school_year == school_year), None)


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
