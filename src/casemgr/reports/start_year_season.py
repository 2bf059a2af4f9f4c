"""The start of a school year: what is in doubt of who goes where, and how far its duties have come."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from casemgr.casefile.vocabulary import level_of_grade
from casemgr.docket.deadline import Deadline
from casemgr.law.rules import Rule
from casemgr.law.starts import StartsOn
from casemgr.state.year_start import Promotion, School

FIRST_OF_HIGH_SCHOOL = "9"
LAST_GRADE = "12"


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
