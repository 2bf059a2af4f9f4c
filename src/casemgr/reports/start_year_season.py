"""The start of a school year: what is in doubt of who goes where, and how far its duties have come."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from casemgr.casefile.saying import long_date
from casemgr.docket.deadline import Deadline
from casemgr.law.rules import Rule
from casemgr.law.starts import StartsOn
from casemgr.state.year_start import BY_AGE, Promotion

LAST_GRADE = "12"


def doubts(waiting: Sequence[Promotion], staying: Collection[str], begins: int) -> Iterator[str]:
    """Who stays for being too young; who goes on at a school that ends below the next grade, or may; who has no next grade to
    go into."""
    yield from in_doubt(waiting, staying, begins)
    last = [
        each.student.id
        for each in waiting
        if each.grade == LAST_GRADE and not each.changes and each.student.id not in staying
    ]
    if last:
        yield (
            f"In grade {LAST_GRADE} already: {', '.join(last)}; who has graduated: casemgr exit STUDENT "
            "--reason graduated-diploma"
        )


def in_doubt(
    waiting: Sequence[Promotion], staying: Collection[str], begins: int, *, is_opening: bool = False
) -> Iterator[str]:
    """Who stays for being too young, and whose school has no next grade, or may have none. `is_opening`: for the latter
    it is written then."""
    yield from _too_young(waiting, staying, begins)
    yield from without_a_school(waiting)
    for name, who in _by_school(each for each in waiting if each.may_end).items():
        ways = "casemgr move STUDENT SCHOOL" if is_opening else _next(name)
        yield f"{name} may end below: {who}; if it does: {ways}"


def _too_young(waiting: Iterable[Promotion], staying: Collection[str], begins: int) -> Iterator[str]:
    """Why a child stays in a grade that is left by age."""
    for each in waiting:
        student = each.student
        if (
            each.changes
            or student.id in staying
            or (student.identity.grade not in BY_AGE and not each.too_young)
        ):
            continue
        if age := each.too_young:
            yield (
                f"{student.id} stays in {each.grade}: {age.grade} asks for age {age.age} by "
                f"{long_date(age.last_day(begins))} ({', '.join(age.cite)}), and the student was born "
                f"{long_date(student.identity.born)}; admitted anyway: casemgr edit {student.id} --grade {age.grade}"
            )
        else:
            yield (
                f"{student.id} stays in {each.grade}: no law here says at what age a child leaves it; who leaves: "
                f"casemgr edit {student.id} --grade GRADE"
            )


def without_a_school(waiting: Iterable[Promotion]) -> Iterator[str]:
    """Who is left because the school has no such grade."""
    for name, who in _by_school(each for each in waiting if each.ends).items():
        yield f"{name} ends below: {who}; nothing is written for them until their school is said: {_next(name)}"


def _by_school(those: Iterable[Promotion]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for each in those:
        found.setdefault(each.school, []).append(f"{each.student.id} into grade {each.grade}")
    return {name: ", ".join(who) for name, who in found.items()}


def _next(name: str) -> str:
    return f'--next "{name}=SCHOOL" with --open, or for one student first: casemgr move STUDENT SCHOOL'


class SeasonLine(NamedTuple):
    """One duty of the season: how many are done, of how many, and who is left."""

    rule: Rule
    done: int
    total: int
    left: tuple[str, ...]

    @property
    def is_one_act(self) -> bool:
        """Whether one tick for all who are left is right: several are, and the tick is all that records it. What the law asks takes
        an act for each student, such as an assessment."""
        is_ticked = self.rule.next.startswith("done ") and not self.rule.for_caseload
        return is_ticked and self.rule.kind != "law" and len(self.left) > 1


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
